// @module-tag thorough
import { beforeAll, expect, test } from 'vitest';
import { canonicalLine } from '../../src/language/canonical-text.ts';
import { digestRequest, never, question } from '../building/desk.ts';
import { filesOf, placed } from './case.ts';
import { addressCases } from './cases/addresses.ts';
import { fieldCases } from './cases/fields.ts';
import { instructionCases } from './cases/instructions.ts';
import { markdownCases } from './cases/markdown.ts';
import { mentionCases } from './cases/mentions.ts';
import { unseenCases } from './cases/unseen.ts';
import { type House, openHouse } from './house.ts';
import { expectDataOnly, expectHarmlessAnswer, expectHarmlessDigest } from './promises.ts';

const cases = placed([
  ...instructionCases,
  ...mentionCases,
  ...markdownCases,
  ...unseenCases,
  ...addressCases,
  ...fieldCases,
]);
const harmless = {
  'harmless.md': '---\ntitle: Ferry of Ustka\n---\nCaptain Lis brought the ferry of Ustka home.\n',
};

let house: House;
beforeAll(async () => {
  house = await openHouse({ ...filesOf(cases), ...harmless });
  await house.written.ask(question('Who brought the ferry of Ustka home?'), { signal: never });
});

test('every article goes in', () => {
  expect(house.report.problems).toEqual([]);
  expect(house.report.added).toBe(cases.length + 1);
});

test.each(cases)('$name', async ({ place, question: text, isOddQuestion }) => {
  const { library, quotes, written, claude } = house;
  const quoted = await quotes.ask(question(text), { signal: never });
  expect(quoted.mode).toBe('quotes');
  await expectHarmlessAnswer(library, quoted);

  const before = claude.requests.length;
  const answer = await written.ask(question(text), { signal: never });
  await expectHarmlessAnswer(library, answer);
  const [first] = claude.requests;
  const sent = claude.requests[before];
  if (!first || !sent) {
    // Who asks mostly of what no article tells is told so.
    expect(isOddQuestion).toBe(true);
    expect(answer.status).toBe('not_covered');
  } else {
    expectDataOnly(sent, first, canonicalLine(text));
    expect(JSON.stringify(sent.messages)).toContain(place);
  }

  for (const desk of [quotes, written]) {
    const digest = await desk.summarise(digestRequest({ topic: place }), { signal: never });
    expect(digest.items.length).toBeGreaterThan(0);
    await expectHarmlessDigest(library, digest);
  }
});
