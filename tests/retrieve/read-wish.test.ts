import { describe, expect, test } from 'vitest';
import { readWish } from '../../src/retrieve/read-wish.ts';

const outlets = ['Example Wire', 'The Coast Wire', 'PAP', '연합뉴스', 'Sport'];
const nothing = { wanted: [], unwanted: [], outlets: [], unwantedOutlets: [] };

describe('which news somebody wants, from plain words', () => {
  test.each([
    ['arms deals, not sport', { wanted: ['arms deals'], unwanted: ['sport'] }],
    ['only Example Wire', { outlets: ['Example Wire'] }],
    ['K2 tanks without football', { wanted: ['K2 tanks'], unwanted: ['football'] }],
    ['everything but sport', { unwanted: ['sport'] }],
    [
      'news about arms deals from example wire, no football or tennis',
      { wanted: ['arms deals'], unwanted: ['football', 'tennis'], outlets: ['Example Wire'] },
    ],
    ['without sport, football and celebrity news', { unwanted: ['sport', 'football', 'celebrity'] }],
    ['all but football; Korea', { wanted: ['Korea'], unwanted: ['football'] }],
    ['not sport, only Coast Wire', { unwanted: ['sport'], outlets: ['The Coast Wire'] }],
    ['not only politics', { wanted: ['politics'] }],
    ['no-fly zone', { wanted: ['no-fly zone'] }],
    ['AT&T', { wanted: ['AT&T'] }],
    ['strikes but not from PAP', { wanted: ['strikes'], unwantedOutlets: ['PAP'] }],
    ['“not our business”', { wanted: ['not our business'] }],
    // A name of one word is an outlet as it writes itself alone.
    ['Sport', { outlets: ['Sport'] }],
    ['uzbrojenie, bez sportu', { wanted: ['uzbrojenie'], unwanted: ['sportu'] }],
    [
      'czołgi K2 i haubice, tylko PAP, bez piłki nożnej i tenisa',
      { wanted: ['czołgi K2', 'haubice'], unwanted: ['piłki nożnej', 'tenisa'], outlets: ['PAP'] },
    ],
    ['wszystko oprócz sportu', { unwanted: ['sportu'] }],
    ['방산, 스포츠 제외', { wanted: ['방산'], unwanted: ['스포츠'] }],
    ['스포츠 및 연예 제외', { unwanted: ['스포츠', '연예'] }],
    ['연합뉴스 기사만, 축구는 빼고', { unwanted: ['축구'], outlets: ['연합뉴스'] }],
    ['대만 소식', { wanted: ['대만'] }],
    ['연합뉴스만', { outlets: ['연합뉴스'] }],
  ])('%s', (words, expected) => {
    expect(readWish(words, outlets)).toEqual({ ...nothing, ...expected });
  });

  test.each(['', '  ,, ', 'everything', 'wszystko', '모든 뉴스', 'not', '!!!'])('“%s” asks for everything', (words) => {
    expect(readWish(words, outlets)).toEqual(nothing);
  });

  test('characters that stand for nothing else do not become an outlet', () => {
    expect(readWish('arms \u{F0000} deals', outlets)).toEqual({ ...nothing, wanted: ['arms deals'] });
  });

  test('a hostile filter is read in no time', () => {
    const start = performance.now();
    readWish('not '.repeat(2_000), outlets);
    readWish(`“${'a, '.repeat(2_000)}`, outlets);
    readWish(' '.repeat(20_000), outlets);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
