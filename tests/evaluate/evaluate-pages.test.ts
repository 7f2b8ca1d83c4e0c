// @module-tag thorough
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ngramScores } from '../../src/evaluate/ngrams.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const sentence = 'The port of Ustka was opened on Monday by the mayor, who had waited for it since the storm.';
const page = (date: string): Uint8Array =>
  gzipSync(
    `<!doctype html><html><head><title>Port opens</title>${date}</head><body><nav><a href="/">Home</a></nav><article><h1>Port opens</h1>${`<p>${sentence}</p>`.repeat(6)}</article></body></html>`,
  );
const index = [
  { file: 'a.html.gz', url: 'https://example.org/a', articleBody: Array(6).fill(sentence).join('\n') },
  { file: 'b.html.gz', url: 'https://example.org/b', with: ['since the storm', 'a ferry'], without: ['Home', 'mayor'] },
  { file: 'b.html.gz', url: 'https://example.org/b', date: '2026-02-03' },
  { file: 'a.html.gz', url: 'https://example.org/a', date: '2026-02-03' },
  { file: 'b.html.gz', url: 'https://example.org/b', date: null },
];
const folder = (): string =>
  temporaryFolder({
    'set/index.jsonl': index.map((line) => `${JSON.stringify(line)}\n`).join(''),
    'set/a.html.gz': page(''),
    'set/b.html.gz': page('<meta name="date" content="2026-02-03">'),
    'bad/index.jsonl': '{"url": "https://example.org"}\n',
    'gone/index.jsonl': '{"url": "https://example.org/a", "file": "a.html.gz"}\n',
  });

test('labelled pages are read and measured, and each miss is named', async () => {
  const { code, stdout } = await dateline(['evaluate', 'pages', './set'], { folder: folder() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^whole texts \(1\): mean 4-gram F1 +1\.000$/m);
  expect(stdout).toMatch(/^snippets right +\.500$/m);
  expect(stdout).toMatch(/^ {2}in that must be \/ out that must not +\.500 \/ \.500$/m);
  expect(stdout).toMatch(/^day of publication: precision \/ recall +\.500 \/ \.500$/m);
  expect(stdout).toMatch(/^ {2}right \/ wrong \/ not found \/ invented +1 \/ 0 \/ 1 \/ 1$/m);
  expect(stdout).toContain('missing: b.html.gz: a ferry');
  expect(stdout).toContain('unwanted: b.html.gz: mayor');
  expect(stdout).toContain('no date: a.html.gz: 2026-02-03, not none');
});

test.each([
  [['pages'], 2, 'Name one folder of pages'],
  [['pages', './none'], 1, 'index.jsonl is missing'],
  [['pages', './bad'], 1, 'index.jsonl:1: it lacks "file" or "url"'],
  [['pages', './gone'], 1, 'a.html.gz is missing'],
])('%j says what to do', async (args, code, said) => {
  expect(await dateline(['evaluate', ...args], { folder: folder() })).toMatchObject({
    code,
    stderr: expect.stringContaining(said),
  });
});

describe('runs of four words', () => {
  test.each([
    ['one two three four five', 'one two three four five', 1, 1],
    ['one two three four five', 'one two three four', 1, 0.5],
    ['one two three four', 'one two three four six', 0.5, 1],
    ['one two', 'one two', 1, 1],
    ['one two three four', 'four three two one', 0, 0],
    ['a b c d', 'a b c d a b c d', 0.2, 1],
    ['one two', '', 0, 0],
  ])('of %j and %j', (truth, text, precision, recall) => {
    expect(ngramScores(truth, text)).toMatchObject({ precision, recall });
  });
});
