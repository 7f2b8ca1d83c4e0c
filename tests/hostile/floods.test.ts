// @module-tag thorough
import { beforeAll, describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/ingest/problem.ts';
import { canonicalLine } from '../../src/language/canonical-text.ts';
import { readArticleFile } from '../../src/sources/article-file.ts';
import { listFiles } from '../../src/sources/folder-files.ts';
import { digestRequest, never, question } from '../building/desk.ts';
import { temporaryFolder } from '../building/folder.ts';
import { expectLinear } from '../building/linear.ts';
import { type House, openHouse } from './house.ts';
import { expectDataOnly, expectHarmlessAnswer, expectHarmlessDigest } from './promises.ts';

/** A large file, in characters: a square of them takes a multiple of what grows with them. */
const large = 60_000;
/** Just under what a file may have. */
const megabytes = 1_900_000;
const file = (body: string): string => `---\ntitle: Bridge of Ustka\n---\n${body}`;
const fact = 'Engineer Nowak reopened the bridge of Ustka.';

/** A file with `count` times its noise: what goes back again and again over this many doesn't grow with them alone. */
interface Flood {
  readonly name: string;
  readonly count: number;
  readonly of: (count: number) => string;
  readonly path?: string;
}

const floods: readonly Flood[] = [
  { name: 'one line of words', count: large / 5, of: (count) => file(`${fact} ${'word '.repeat(count)}`) },
  { name: 'one word', count: large, of: (count) => file(`${fact} ${'a'.repeat(count)}`) },
  { name: 'short sentences', count: large / 14, of: (count) => file(`${fact} ${'A b c. '.repeat(count)}`) },
  { name: 'short paragraphs', count: 600, of: (count) => file(`${fact}${'\n\nIt rained.'.repeat(count)}`) },
  { name: 'headings', count: 600, of: (count) => file(`${'# Bridge\n'.repeat(count)}\n${fact}`) },
  { name: 'a heading without an end', count: large / 16, of: (count) => `# ${'w '.repeat(count)}\n\n${fact}` },
  { name: 'line feeds', count: 4 * large, of: (count) => file(`${'\n'.repeat(count)}${fact}`) },
  { name: 'spaces', count: 4 * large, of: (count) => file(`${' '.repeat(count)}${fact}`) },
  { name: 'links that never close', count: 40_000, of: (count) => file(`${'[a]('.repeat(count)}\n\n${fact}`) },
  { name: 'images that never close', count: 12_000, of: (count) => file(`${'!['.repeat(count)}\n\n${fact}`) },
  { name: 'emphasis that never closes', count: 40_000, of: (count) => file(`${'**a*'.repeat(count)}\n\n${fact}`) },
  {
    name: 'emphasis of a kind a paragraph',
    count: 24,
    of: (count) => file(`${`${'**a*'.repeat(200)}\n\n`.repeat(count)}\n\n${fact}`),
  },
  {
    name: 'code marks of every length',
    count: 500,
    of: (count) => file(`${Array.from({ length: count }, (_, length) => '`'.repeat(length)).join(' ')}\n\n${fact}`),
  },
  { name: 'tags that never close', count: 6_000, of: (count) => file(`${'<a '.repeat(count)}\n\n${fact}`) },
  { name: 'comments that never close', count: 40_000, of: (count) => file(`${fact}\n\n${'<!-- '.repeat(count)}`) },
  {
    name: 'lists within lists',
    count: 600,
    of: (count) => {
      const items = Array.from({ length: count }, (_, at) => `${' '.repeat((at % 12) * 2)}- item`);
      return file(`${items.join('\n')}\n\n${fact}`);
    },
  },
  { name: 'quotations', count: 500, of: (count) => file(`${'> b\n\n'.repeat(count)}${fact}`) },
  { name: 'quotations in items', count: 500, of: (count) => file(`${'- > b\n'.repeat(count)}\n${fact}`) },
  { name: 'lists between paragraphs', count: 500, of: (count) => file(`${'- b\n\nc\n\n'.repeat(count)}${fact}`) },
  {
    name: 'footnotes',
    count: 600,
    of: (count) => file(`${Array.from({ length: count }, (_, at) => `a[^${at}]\n\n[^${at}]: b\n\n`).join('')}${fact}`),
  },
  { name: 'breaks', count: 3_000, of: (count) => file(`${fact}${'<br>a'.repeat(count)}`) },
  { name: 'entities', count: 6_000, of: (count) => file(`${'&lt;'.repeat(count)}\n\n${fact}`) },
  { name: 'marks over one letter', count: large, of: (count) => file(`e${'\u0301'.repeat(count)}. ${fact}`) },
  { name: 'quotation marks', count: 50_000, of: (count) => file(`${'“"'.repeat(count)}. ${fact}`) },
  { name: 'initials', count: 12_000, of: (count) => file(`${'A. '.repeat(count)} ${fact}`) },
  {
    name: 'plain text without an end',
    count: large,
    of: (count) => `Bridge of Ustka\n\n${fact} ${'word '.repeat(count)}`,
    path: 'a.txt',
  },
  {
    name: 'plain text of lines',
    count: 16_000,
    of: (count) => `Bridge of Ustka\n\n${fact}${'\nIt rained.'.repeat(count)}`,
    path: 'a.txt',
  },
];

function read(path: string, content: string): void {
  const folder = temporaryFolder({ [path]: content });
  const [listed] = listFiles(folder);
  if (!listed) throw new Error('the file is not listed');
  expect(readArticleFile(folder, listed, { timeZone: 'UTC', warn: () => {} }).text).toContain(fact);
}

test.each(floods)('$name: read', ({ count, of, path = 'a.md' }) => {
  expectLinear((size) => read(path, of(size)), count);
});

test('a file of nearly two megabytes is read', () => {
  read('a.md', file(`${' '.repeat(megabytes)}${fact}`));
});

const refused = {
  'quotes.md': file('>'.repeat(100_000)),
  'lists.md': file(`${'- '.repeat(100_000)}x`),
  'numbers.md': file(`${'1. '.repeat(10_000)}x`),
  'mixed.md': file(`x\n\n${'> - 1. '.repeat(1_000)}x`),
  'aliases.md': `---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n${fact}`,
  'flow.md': `---\ntitle: ${'['.repeat(20_000)}\n---\n${fact}`,
  'keys.md': `---\n${Array.from({ length: 20_000 }, (_, at) => `k${at}: v`).join('\n')}\n---\n${fact}`,
  'open.md': `---\ntitle: x\n${'-- \n'.repeat(100_000)}`,
  'huge.md': file('a'.repeat(2_200_000)),
  'bytes.md': new Uint8Array([0xff, 0xfe, 0xc3, 0x28]),
  'blank.md': '\u0000\u200b\ufeff\n',
};

/** Read without the field that can't be used. */
const spared = {
  'title.md': `---\ntitle: ${'a'.repeat(megabytes)}\n---\n${fact}`,
  'long-title.md': `---\ntitle: ${'a '.repeat(2_000)}\n---\n${fact}`,
  'proto.md': `---\n__proto__: {title: x}\ntitle: {constructor: x}\n---\n${fact}`,
  'tag.md': `---\ntitle: !!js/function "() => 1"\nurl: !!binary aGk=\n---\n${fact}`,
  'script.md': `---\nurl: "javascript:alert(1)"\n---\n${fact}`,
  'data.md': `---\nurl: "data:text/html,<script>alert(1)</script>"\n---\n${fact}`,
  'file.md': `---\nurl: file:///etc/passwd\n---\n${fact}`,
  'endless.md': `---\nurl: https://news.example/${'a'.repeat(3_000)}\n---\n${fact}`,
  '\u001b[2J\nname\u202e.md': '---\nurl: nowhere\n---\nx',
};

describe('what is refused', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ ...refused, ...spared, 'good.md': file(`${fact} ${'It rained on. '.repeat(10_000)}`) });
  });

  test('is told with its remedy, and all of it at once', () => {
    const told = house.report.problems.map(formatProblem);
    expect(told).toHaveLength(Object.keys(refused).length);
    const warned = house.report.warnings.map(formatProblem);
    expect(warned.length).toBeGreaterThanOrEqual(Object.keys(spared).length);
    for (const line of [...told, ...warned]) expect(line).not.toMatch(/\p{Cc}|\u202e/u);
    expect(Math.max(...[...told, ...warned].map((line) => line.length))).toBeLessThan(500);
  });

  test('and the rest is answered from, within every limit', async () => {
    const { library, quotes, written, claude } = house;
    const text = 'Who reopened the bridge of Ustka?';
    for (const desk of [quotes, written]) {
      const answer = await desk.ask(question(text), { signal: never });
      expect(answer.status).toBe('answered');
      await expectHarmlessAnswer(library, answer);
      await expectHarmlessDigest(library, await desk.summarise(digestRequest(), { signal: never }));
    }
    const [sent] = claude.requests;
    if (!sent) throw new Error('Claude was not asked.');
    expectDataOnly(sent, sent, canonicalLine(text));
    expect(JSON.stringify(sent).length).toBeLessThan(40_000);
  });
});
