import { expect, test } from 'vitest';
import type { Correction } from '../../../src/coverage/correction.ts';
import { correctionLines } from '../../../src/discord/render/correction-lines.ts';
import { toMessages } from '../../../src/discord/render/messages.ts';
import { english } from '../../../src/wording/english.ts';

const headline = { id: 'a', title: 'Ferry comes in late', titleIsOurs: false, source: null, date: null, url: null };
function corrected(more: Partial<Correction>): Correction {
  return {
    ...{ headline, standing: 'changed', note: null, since: new Date(0), version: 'w', citations: [1], changes: [] },
    ...more,
  };
}
const change = (before: string, after: string | null) => ({ citation: 1, before, after, words: [] });
const shown = (...corrections: readonly Correction[]): string =>
  toMessages(correctionLines(corrections, english), '', 0)[0]?.embeds[0]?.description ?? '';

test('a short change is told whole', () => {
  expect(shown(corrected({ changes: [change('It hurt 12.', 'It hurt 14.')] }))).toBe(
    '✏️ **Changed <t:0:R>:** Ferry comes in late said “It hurt 12.”, and says “It hurt 14.” now',
  );
});

test.each([
  ['12 workers', '14 workers'],
  ['', 'and nobody else'],
])('of long sentences what differs is told with what stands around it: “%s”, “%s”', (old, now) => {
  const before = `${'The harbour was closed for the day and all ferries had to wait outside. '.repeat(4)}${old}`.trim();
  const after = `${'The harbour was closed for the day and all ferries had to wait outside. '.repeat(4)}${now}`.trim();
  const told = shown(corrected({ changes: [change(before, after)] }));
  expect(told).toContain(now);
  expect(told).toContain(old);
  expect(told).toContain('says “…');
});

test('a long word before what differs does not hide it', () => {
  const long = `${'Word '.repeat(40)}${'x'.repeat(90)} `;
  expect(shown(corrected({ changes: [change(`${long}twelve`, `${long}fourteen`)] }))).toContain('fourteen');
});

test('what a note says is data, and more than three articles are counted', () => {
  const note = '@everyone **bold** <@1> [x](https://x.example)';
  const told = shown(corrected({ note, standing: 'corrected' }));
  expect(told).not.toContain('**bold**');
  expect(told).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@1>/);
  const many = Array.from({ length: 5 }, () => corrected({ changes: [change('a', null)] }));
  expect(shown(...many)).toContain('-# 2 more articles');
});
