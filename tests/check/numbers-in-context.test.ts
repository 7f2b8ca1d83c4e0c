import { describe, expect, test } from 'vitest';
import { discrepanciesOf } from '../../src/check/discrepancies.ts';

function told(statement: string, article: string, language: string): string[] {
  const words = { cited: [article], around: [], published: [], citedLanguage: language, language };
  return discrepanciesOf(statement, words).map(({ stated, cited }) => `${stated} / ${cited}`);
}

describe('a number that another is told of', () => {
  test.each([
    [
      'Poland paid 5 million dollars.',
      'Poland paid 5 million Canadian dollars.',
      'en',
      '5 million dollars / 5 million Canadian dollars',
    ],
    [
      'It cost 3 million US dollars.',
      'It cost 3 million New Zealand dollars.',
      'en',
      '3 million US dollars / 3 million New Zealand dollars',
    ],
    ['It paid CAD 5 million.', 'It paid AUD 5 million.', 'en', 'CAD 5 million / AUD 5 million'],
    ['All 12 miners were rescued.', 'Ten of the 12 miners were rescued.', 'en', 'All 12 / Ten of the 12'],
    ['The vote was 210 to 230.', 'The vote was 230 to 210.', 'en', 'was 210 to 230 / was 230 to 210'],
    ['Polska wygrała 1:3.', 'Polska wygrała 3:1.', 'pl', 'wygrała 1:3 / wygrała 3:1'],
    ['Most voters backed it.', 'A third of voters backed it.', 'en', 'Most voters / third'],
    ['Most farmers left.', 'Only 40 percent of farmers left.', 'en', 'Most farmers / 40 percent'],
    ['The price is 10 euros.', 'The price is 10 to 15 euros.', 'en', '10 euros / 10 to 15 euros'],
    ['The price is 15 euros.', 'The price is 10-15 euros.', 'en', '15 euros / 10-15 euros'],
    ['Growth was -0.3 percent.', 'Growth was 0.3 percent.', 'en', '-0.3 percent / 0.3 percent'],
    ['It was 5°C at noon.', 'It was −5°C at noon.', 'en', '5°C / −5°C'],
    ['It began at 3 a.m.', 'It began at 3 p.m.', 'en', '3 a.m / 3 p.m'],
    [
      'Poland will cut the tax to 5 percent.',
      'Poland will cut the tax by 5 percent.',
      'en',
      'to 5 percent / by 5 percent',
    ],
    ['Wages fell to 300 euros.', 'Wages fell from 300 euros.', 'en', 'to 300 euros / from 300 euros'],
    ['Sales fell 5%.', 'Sales fell .5%.', 'en', '5% / .5%'],
    [
      'Zapłacono 5 mln dolarów.',
      'Zapłacono 5 mln dolarów kanadyjskich.',
      'pl',
      '5 mln dolarów / 5 mln dolarów kanadyjskich',
    ],
    ['Podatek obniżono do 5 proc.', 'Podatek obniżono o 5 proc.', 'pl', 'do 5 proc / o 5 proc'],
    ['Cena to 10 euro.', 'Cena to 10-15 euro.', 'pl', '10 euro / 10-15 euro'],
    ['Wszystkie 12 osób uratowano.', 'Dziesięć z 12 osób uratowano.', 'pl', 'Wszystkie 12 / Dziesięć z 12'],
    ['Wzrost wyniósł -0,3 proc.', 'Wzrost wyniósł 0,3 proc.', 'pl', '-0,3 proc / 0,3 proc'],
    ['세율을 5%로 올렸다.', '세율을 5%에서 올렸다.', 'ko', '5% / 5%'],
    ['500만 달러를 냈다.', '500만 캐나다 달러를 냈다.', 'ko', '500만 달러를 / 500만 캐나다 달러를'],
    ['오전 3시에 시작됐다.', '오후 3시에 시작됐다.', 'ko', '오전 3시 / 오후 3시'],
    ['기온은 5도였다.', '기온은 영하 5도였다.', 'ko', '5 / 영하 5'],
  ])('%s – cited: %s', (statement, article, language, expected) => {
    expect(told(statement, article, language)).toContain(expected);
  });
});

test.each([
  ['Poland paid €1.2bn for the ships.', 'Poland paid 1,200 million euros for the ships.', 'en'],
  ['The army bought 180 tanks.', 'The army bought 180 K-2 tanks.', 'en'],
  ['Poland paid $5 million for the ships.', 'Poland paid US$5m for the ships.', 'en'],
  ['Poland paid 5m zloty for the ships.', 'Poland paid PLN 5 million for the ships.', 'en'],
  ['She finished twenty-first in Seoul.', 'She finished 21st in Seoul.', 'en'],
  ['Poland bought 2.5 million shells.', 'Poland bought two and a half million shells.', 'en'],
  ['The army has 300,000 soldiers.', 'The army has 300 000 soldiers.', 'en'],
  ['Exports fell 0.3 percent.', 'Exports grew by -0.3 percent.', 'en'],
  ['The price is at least 10 euros.', 'The price is 10 to 15 euros.', 'en'],
  ['The price is 10 to 15 euros.', 'The price is 10-15 euros.', 'en'],
  ['The tax rose to 5 percent.', 'The tax rose from 3 to 5 percent.', 'en'],
  ['The tax rose 5 percent.', 'The tax rose by 5 percent.', 'en'],
  ['All 12 miners were rescued.', 'All of the 12 miners were rescued.', 'en'],
  ['Most voters backed it.', 'Two-thirds of voters backed it.', 'en'],
  ['Most voters backed it.', 'Many voters backed it.', 'en'],
  ['Korea lost 1-3 to Poland.', 'Poland beat Korea 3-1.', 'en'],
  ['It began at 3 p.m.', 'It began at 15:00.', 'en'],
  ['Zlecenie jest warte 1,2 miliarda złotych.', 'Zlecenie jest warte 1,2 mld zł.', 'pl'],
  ['Kupiono 2,5 mln sztuk.', 'Kupiono dwa i pół miliona sztuk.', 'pl'],
  ['Kupiono 500 tys. sztuk.', 'Kupiono pół miliona sztuk.', 'pl'],
  ['Poparło go 50 proc. posłów.', 'Poparła go połowa posłów.', 'pl'],
  ['Przyszło 120 osób.', 'Przyszło sto dwadzieścia osób.', 'pl'],
  ['Trwało to 21 dni.', 'Trwało to dwadzieścia jeden dni.', 'pl'],
  ['Podatek wzrósł do 5 proc.', 'Podatek wzrósł z 3 do 5 proc.', 'pl'],
  ['한국 정부는 3천 명을 보냈다.', '한국 정부는 3,000명을 보냈다.', 'ko'],
  ['2만5천 명이 모였다.', '2만 5천 명이 모였다.', 'ko'],
  ['50%가 찬성했다.', '절반이 찬성했다.', 'ko'],
  ['기온은 영하 5도였다.', '기온은 -5도였다.', 'ko'],
])('is not told where both say the same: %s – cited: %s', (statement, article, language) => {
  expect(told(statement, article, language)).toEqual([]);
});
