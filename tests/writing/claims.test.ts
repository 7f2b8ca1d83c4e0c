import { describe, expect, test } from 'vitest';
import type { ClaimCheck } from '../../src/coverage/claim.ts';
import { checkClaims } from '../../src/writing/claims.ts';
import { statementsIn } from '../../src/writing/statements.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

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

async function check(message: string): Promise<ClaimCheck> {
  const { library } = archiveOf(talks, arms, storm);
  const checked = await checkClaims(message, async (text) => {
    const evidence = await library.retrieve({
      text,
      filter: { from: null, to: null, outlets: [] },
      askedAt: new Date('2026-03-06T12:00:00Z'),
    });
    if ('unknownOutlet' in evidence) throw new Error('no outlet was named');
    return evidence;
  });
  for (const { article: id, span, quote } of checked.citations) {
    expect((await library.article(id))?.text.slice(span.start, span.end)).toBe(quote);
  }
  return checked;
}

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

describe('against the coverage', () => {
  test.each([
    [
      'South Korea has signed an agreement to buy suicide drones from Poland.',
      'supported',
      'suicide drones from Poland',
    ],
    ['The delegations met in Warsaw on Monday.', 'supported', 'met in the Polish capital'],
    ['The delegations met in Seoul on Monday.', 'contradicted', 'met in the Polish capital'],
    [
      'South Korea and Poland held talks on security strategy for the third time.',
      'contradicted',
      'for the first time',
    ],
    ['Poland has ordered arms from South Korea since 2021.', 'contradicted', 'Since 2022'],
    ['Poland has signed an agreement to purchase suicide drones from South Korea.', 'contradicted', 'A recent deal'],
    ['Poland won the World Cup in 2022.', 'not_covered', null],
    ['The moon is made of green cheese.', 'not_covered', null],
    ['Seoul will send tanks to Ukraine next week.', 'not_covered', null],
  ] as const)('%s: %s', async (statement, finding, quoted) => {
    const { claims, citations } = await check(statement);
    expect(claims.map((claim) => claim.finding)).toEqual([finding]);
    const quotes = citations.map(({ quote }) => quote).join('\n');
    if (quoted === null) expect(citations).toEqual([]);
    else expect(quotes).toContain(quoted);
  });

  test('what is added to what the articles say is named', async () => {
    const { claims } = await check('The arms agreements covered tanks, howitzers, fighter jets and submarines.');
    expect(claims[0]?.finding).toBe('partly');
    expect(claims[0]?.verdict?.reasons.map(({ claimed }) => claimed)).toContain('submarines');
  });

  test('a message in a language without articles is not compared', async () => {
    const { claims, isInOtherLanguage } = await check('한국은 폴란드에서 자폭 드론을 구매하기로 했다.');
    expect(claims.map(({ finding }) => finding)).toEqual(['not_covered']);
    expect(isInOtherLanguage).toBe(true);
  });

  test('of a long message the first statements are looked at, and the others are counted', async () => {
    const message = Array.from({ length: 10 }, (_, at) => `The harbour wall number ${at} has held.`).join(' ');
    const { claims, notLookedAt } = await check(message);
    expect(claims).toHaveLength(6);
    expect(notLookedAt).toBe(4);
  });
});
