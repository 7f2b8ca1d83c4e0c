// @module-tag thorough
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { PageReader, type PageReaderOptions } from '../../../src/sources/page/page-reader.ts';

const readers: PageReader[] = [];
function reader(options: PageReaderOptions = {}): PageReader {
  const made = new PageReader(options);
  readers.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(readers.splice(0).map((each) => each.close()));
});
/** To start its thread takes longer than most pages: one serves what isn't about the thread. */
const shared = new PageReader();
afterAll(() => shared.close());

const origin = { url: 'https://news.example.org/port', charset: null, timeZone: 'UTC' };
const bytes = (html: string): Uint8Array => new TextEncoder().encode(html);
const article = bytes(
  '<!doctype html><html lang="en"><head><title>Port opens</title><link rel="canonical" href="/port?id=1#top"></head>' +
    '<body><p>The port of Ustka was opened on Monday by the mayor.</p></body></html>',
);

test('a page is read with what it says of itself', async () => {
  expect(await shared.read(article, origin)).toMatchObject({
    entries: expect.arrayContaining([expect.objectContaining({ key: 'title', value: 'Port opens' })]),
    blocks: [{ kind: 'paragraph', text: 'The port of Ustka was opened on Monday by the mayor.' }],
    ...{ canonical: 'https://news.example.org/port?id=1', access: 'whole', warnings: [] },
  });
});

/** Gives up soon. */
const hurried = new PageReader({ timeoutMs: 2_500 });
afterAll(() => hurried.close());

describe('a page that can’t be read is told in plain words, and the next one is read', () => {
  test.each([
    ['deep nesting', `<p>${'<div>'.repeat(20_000)}`],
    ['ten megabytes of tags that are never closed', `<p>${'<b>'.repeat(3_400_000)}`],
    ['a hundred thousand elements', '<i>x</i>'.repeat(100_000)],
    ['a hundred thousand attributes', `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>`],
    ['tables in each other', '<table><tr><td>'.repeat(20_000)],
    ['a file that is no text', '\u0000\u0001\u0002'.repeat(1_000)],
  ])('%s', async (_name, html) => {
    // Which limit is met first hangs on the machine.
    const said =
      /^(?:its HTML nests over|it has over|reading it took (?:longer|more memory) than|no article stands on it|it isn't text)/;
    const next = () =>
      hurried.read(article, origin).then(
        ({ canonical }) => canonical,
        () => null,
      );
    const [[bad], good] = await Promise.all([Promise.allSettled([hurried.read(bytes(html), origin)]), next()]);
    if (bad.status === 'rejected') {
      expect(bad.reason).toBeInstanceOf(UnreadableError);
      expect(bad.reason.message).toMatch(said);
    } else expect(bad.value.problem).toMatch(said);
    // A machine that is busy enough takes longer than this reader waits, even over a short page: but not each time.
    const canonical = 'https://news.example.org/port?id=1';
    if (good !== canonical) await expect.poll(next).toBe(canonical);
  });
});

test('a page that takes too long is given up, and says so', async () => {
  const slow = bytes('<p>The port opened.'.repeat(200_000));
  await expect(reader({ timeoutMs: 1 }).read(slow, origin)).rejects.toThrow('took longer than 0.001 seconds');
});

test('more than ten megabytes are refused', async () => {
  await expect(shared.read(new Uint8Array(11 * 1024 * 1024), origin)).rejects.toThrow(/over 10 MiB/);
});

test('many pages at once are read one after the other', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => shared.read(article, origin)));
  expect(all.map(({ canonical }) => canonical)).toEqual(Array(20).fill('https://news.example.org/port?id=1'));
});

test('what is given up is not read, and the next one is', async () => {
  const given = new AbortController();
  const waiting = shared.read(article, origin, given.signal);
  given.abort(new Error('no longer wanted'));
  await expect(waiting).rejects.toThrow('no longer wanted');
  expect(await shared.read(article, origin)).toMatchObject({ access: 'whole' });
});

test('the thread ends when nothing is read, and starts again', async () => {
  const one = reader({ idleMs: 1 });
  await one.read(article, origin);
  await expect.poll(() => one.isRunning).toBe(false);
  expect(await one.read(article, origin)).toMatchObject({ access: 'whole' });
});

test('a closed reader reads no more', async () => {
  const one = reader();
  const waiting = [one.read(article, origin), one.read(article, origin)];
  await one.close();
  const results = await Promise.allSettled([...waiting, one.read(article, origin)]);
  expect(results.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
});

describe('letters', () => {
  const page = (text: string): string => `<html><body><p>${text}</p></body></html>`;
  const textOf = async (given: Uint8Array, charset: string | null): Promise<string> => {
    const { blocks, warnings } = await shared.read(given, { ...origin, charset });
    expect(warnings).toEqual([]);
    return blocks.map(({ text }) => text).join('\n');
  };
  const polish = Buffer.concat([Buffer.from('<html><body><p>Za'), Buffer.from([0xbf, 0xf3, 0xb3, 0xe6])]);

  test.each([
    ['UTF-8 that HTTP calls something else', bytes(page('Zażółć')), 'iso-8859-1', 'Zażółć'],
    ['an encoding that HTTP names', polish, 'windows-1250', 'Zażółć'],
    ['an encoding that nobody names', Buffer.from(page('The caf\xe9 is open.'), 'latin1'), null, 'The café is open.'],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${page('Port')}`, 'utf16le'), 'utf-8', 'Port'],
    ['an encoding that doesn’t exist', bytes(page('Zażółć')), 'utf-9', 'Zażółć'],
    ['Shift_JIS', Buffer.concat([Buffer.from('<html><body><p>'), Buffer.from([0x8d, 0x60])]), 'shift_jis', '港'],
  ])('in %s are right', async (_name, given, charset, text) => {
    expect(await textOf(given, charset)).toBe(text);
  });
});
