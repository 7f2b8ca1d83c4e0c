import { describe, expect, test } from 'vitest';
import type { Reply, Verification, VerifyingRequest } from '../../src/model/model.ts';
import type { Library } from '../../src/retrieve/library.ts';
import { checkClaims } from '../../src/writing/check-claims.ts';
import { statementsIn } from '../../src/writing/message-statements.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never } from '../building/desk.ts';

const talks = article(
  'talks',
  { title: 'Seoul and Warsaw open a dialogue', date: '2026-02-03' },
  'South Korea and Poland have held talks on security strategy for the first time.',
  'The delegations met in the Polish capital, Warsaw, on Monday. Poland was represented by Robert Kupiecki.',
);
const arms = article(
  'arms',
  { title: 'Seoul buys drones' },
  'Since 2022 it has mostly been Poland that orders arms from South Korea. A recent deal runs the other way: South Korea has signed an agreement to purchase suicide drones from Poland. The arms agreements of that year covered tanks, howitzers, fighter jets and rocket launchers.',
);
const storm = article('storm', {}, 'A storm hit Gdynia in March. The harbour wall held, the mayor said.');

const find = (library: Library) => async (text: string) => {
  const askedAt = new Date('2026-03-06T12:00:00Z');
  const evidence = await library.retrieve({ text, filter: { from: null, to: null, outlets: [] }, askedAt });
  return evidence;
};

/** Checks a message; with `reply`, by a verifier that answers so, and whose requests are noted. */
async function check(message: string, reply: Reply<Verification> | null = null) {
  const { library } = archiveOf(talks, arms, storm);
  const requests: VerifyingRequest[] = [];
  const verify = async (request: VerifyingRequest) => {
    requests.push(request);
    return reply ?? { failure: 'stopped' as const, detail: '', usage: null };
  };
  const verifier = reply && { model: { verify }, instructions: 'read', name: 'claude-haiku-5-5' };
  const checked = await checkClaims(message, { find: find(library), verifier }, never);
  for (const { article: id, span, quote } of checked.citations) {
    expect((await library.article(id))?.text.slice(span.start, span.end)).toBe(quote);
  }
  return { ...checked, requests };
}

const usage = { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 };
const said = (...readings: Verification['readings']): Reply<Verification> => ({
  value: { readings, answers: null },
  usage,
});

describe('what a message states', () => {
  test('is its sentences, without Markdown, mentions and addresses', () => {
    const message =
      '**Poland** buys [tanks](https://example.org/x) from <@123456789012345678>. <:wow:123456789012345678> See https://example.org/y\n> The wall has held.\n- One more thing was said';
    expect(statementsIn(message)).toEqual([
      'Poland buys tanks from .',
      'The wall has held.',
      'One more thing was said',
    ]);
  });

  test('is no question, nothing of a word or two, and nothing twice', () => {
    expect(statementsIn('Is it true? So true! The wall has held. The wall has held. 진짜예요?')).toEqual([
      'The wall has held.',
    ]);
  });
});

test.each([
  ['||Poland bought 180 tanks in May.||', ['Poland bought 180 tanks in May.']],
  ['~~Poland bought 90 tanks.~~ Poland bought 180 tanks.', ['Poland bought 180 tanks.']],
  ['Poland bought 180 tanks\nKorea sold them all', ['Poland bought 180 tanks', 'Korea sold them all']],
  ['poland bought 180 tanks. korea sold them in may.', ['poland bought 180 tanks.', 'korea sold them in may.']],
  [
    'the tanks cost 5 million dollars! nobody said why. it rained all day',
    ['the tanks cost 5 million dollars!', 'nobody said why.', 'it rained all day'],
  ],
  [
    'Polska kupiła 180 czołgów\n||Korea je sprzedała w maju||',
    ['Polska kupiła 180 czołgów', 'Korea je sprzedała w maju'],
  ],
])('a chat is read as people write there: %s', (message, statements) => {
  expect(statementsIn(message)).toEqual(statements);
});

const bought = 'Poland has signed an agreement to purchase suicide drones from South Korea.';

describe('with a verifier', () => {
  test('each statement goes with the passages that come closest, all in one call', async () => {
    const reading = { label: 'supported', why: '' } as const;
    const { claims, requests } = await check(
      `${bought} The delegations met in Warsaw on Monday.`,
      said(reading, reading),
    );
    expect(requests).toHaveLength(1);
    expect(requests[0]?.sentences.map(({ text }) => text)).toEqual([
      bought,
      'The delegations met in Warsaw on Monday.',
    ]);
    expect(requests[0]?.sentences[0]?.cites[0]).toMatchObject({
      cited:
        'A recent deal runs the other way: South Korea has signed an agreement to purchase suicide drones from Poland.',
      before: 'Since 2022 it has mostly been Poland that orders arms from South Korea.',
    });
    expect(claims.map(({ finding }) => finding)).toEqual(['supported', 'supported']);
  });

  test('its verdict is the finding: “contradicted” with what the passage says instead', async () => {
    const { claims, model } = await check(bought, said({ label: 'contradicted', why: 'South Korea buys from Poland' }));
    expect(claims).toMatchObject([{ finding: 'contradicted', why: 'South Korea buys from Poland' }]);
    expect(claims[0]?.citations.length).toBeGreaterThan(0);
    expect(model).toBe('claude-haiku-5-5');
  });

  test('“unsupported” is nothing on it: no quote stands below', async () => {
    const { claims, citations } = await check(bought, said({ label: 'unsupported', why: '' }));
    expect(claims).toMatchObject([{ finding: 'not_covered', citations: [] }]);
    expect(citations).toEqual([]);
  });

  test('where nothing is near, nobody is asked', async () => {
    const { claims, requests } = await check('The moon is green cheese.', said());
    expect(claims).toMatchObject([{ finding: 'not_covered' }]);
    expect(requests).toEqual([]);
  });

  test.each([
    ['a failure', { failure: 'overloaded', detail: '', usage: null }, 'overloaded'],
    ['a verdict that is missing', said(null), 'unreadable'],
  ] as const)('after %s the passages are shown, unjudged', async (_, reply, gap) => {
    const checked = await check(bought, reply);
    expect(checked).toMatchObject({ gap, model: null, claims: [{ finding: 'unchecked', why: null }] });
    expect(checked.citations.map(({ quote }) => quote).join()).toContain('A recent deal');
  });
});

describe('by code alone', () => {
  test('nothing is called true or false: the closest passages are shown', async () => {
    const { claims, citations, gap } = await check(`${bought} Seoul and Warsaw met for the ninth time.`);
    expect(new Set(claims.map(({ finding }) => finding))).toEqual(new Set(['unchecked']));
    expect(citations.map(({ quote }) => quote).join()).toContain('A recent deal');
    expect(gap).toBe('off');
  });

  test('what the coverage has no word on is said to be so', async () => {
    const { claims } = await check('The moon is made of green cheese.');
    expect(claims).toMatchObject([{ finding: 'not_covered', citations: [] }]);
  });

  test('of a message in a language without articles it is said that something may have been missed', async () => {
    expect((await check('한국은 폴란드에서 자폭 드론을 구매하기로 했다.')).isInOtherLanguage).toBe(true);
  });

  test('of a long message the first statements are looked at, and the others are counted', async () => {
    const message = Array.from({ length: 10 }, (_, at) => `The harbour wall number ${at} has held.`).join(' ');
    const { claims, notLookedAt } = await check(message);
    expect(claims).toHaveLength(6);
    expect(notLookedAt).toBe(4);
  });
});
