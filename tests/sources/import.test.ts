import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { syncFolder } from '../../src/sources/folder.ts';
import { ImportError, type ImportOptions, importFile, maxLineBytes, removeImport } from '../../src/sources/jsonl.ts';
import { openArchive } from '../building/archive.ts';
import { markdown } from '../building/article.ts';
import { temporaryFolder, writeFiles } from '../building/folder.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';

const once: ImportOptions = { again: false, begun: async () => {}, progress: () => {} };

/** A file of these lines: objects become JSON, strings stand as they are. */
function fileOf(...lines: readonly (string | object)[]): string {
  const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  return join(temporaryFolder({ 'articles.jsonl': text }), 'articles.jsonl');
}

const one = (id: string, text = `The ferry ${id} left the harbour on time.`) => ({ id, title: `Ferry ${id}`, text });

test('our own fields and those of BEIR become articles; text is plain, body is Markdown', async () => {
  const { writer, reader } = openArchive();
  const file = fileOf(
    { ...one('a', 'Two *stars* stay.'), source: 'Example Wire', date: '2026-02-03', status: 'published' },
    { id: 'b', body: '# A headline\n\nTwo *stars* go.' },
    {
      _id: 7,
      title: '',
      text: 'A number is an id too.',
      metadata: { date: '1963-05-01 09:30', source: 'Wire', url: 'https://example.org/7', answers: ['ignored'] },
    },
  );
  expect(await importFile(writer, file, once)).toMatchObject({
    known: false,
    lines: 3,
    counts: { added: 3, refused: 0 },
  });
  expect(reader.articleById('a')).toMatchObject({
    text: 'Two *stars* stay.',
    source: 'Example Wire',
    date: '2026-02-03',
  });
  expect(reader.articleById('b')).toMatchObject({ title: 'A headline', text: 'Two stars go.' });
  expect(reader.articleById('7')).toMatchObject({
    title: 'A number is an id too.',
    titleIsOurs: true,
    // A time without a zone is one of the newsroom's.
    date: '1963-05-01T09:30:00+00:00',
    url: 'https://example.org/7',
  });
});

test('bad lines are told with file, line and reason; the rest goes in', async () => {
  const { writer, reader } = openArchive();
  const file = fileOf(
    one('good'),
    'nonsense',
    '',
    '["a list"]',
    { title: 'No id', text: 'Words.' },
    { id: 'empty', title: 'Empty', text: ' \n ' },
    { id: 'status', text: 'Words.', status: 'gone' },
    { id: 'text', text: 5 },
    one('good too'),
  );
  const { counts, problems, warnings } = await importFile(writer, file, once);
  expect(counts).toMatchObject({ added: 3, refused: 5, warnings: 1 });
  expect(problems.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    expect.stringMatching(/^2: it is no JSON/),
    '4: it is no JSON object',
    '5: it has no id; give it one as id or _id',
    '6: its text is empty; write it as text or body',
    '8: text is not a text',
  ]);
  expect(warnings).toMatchObject([{ line: 7, reason: expect.stringContaining('status “gone” is none of published') }]);
  // Whoever wrote it may have meant that nobody sees it.
  expect(reader.articleById('status')).toBeNull();
  expect(problems[0]?.file).toContain('articles.jsonl');
  expect(reader.articleById('good too')).not.toBeNull();
});

test('an address or a date that can’t be used is left out and counted; the article goes in without it', async () => {
  const { writer, reader } = openArchive();
  const file = fileOf(
    { ...one('a'), url: 'javascript:alert(1)', date: '2026-02-30' },
    { ...one('b'), url: 'ftp://example.org/b' },
  );
  expect((await importFile(writer, file, once)).counts).toMatchObject({
    added: 2,
    refused: 0,
    leftOut: { url: 2, date: 1 },
  });
  expect(reader.articleById('a')).toMatchObject({ url: null, date: null });
});

test('no more than twenty bad lines are told, and all are counted', async () => {
  const { writer } = openArchive();
  const { counts, problems } = await importFile(writer, fileOf(...Array.from({ length: 50 }, () => '{')), once);
  expect(counts.refused).toBe(50);
  expect(problems).toHaveLength(20);
});

test(
  'an article of 10 MB and a line that never ends are refused, and the next line is read',
  { tags: 'thorough' },
  async () => {
    const { writer, reader } = openArchive();
    const line = JSON.stringify(one('long', 'word '.repeat(600_000)));
    const file = fileOf(line, 'x'.repeat(maxLineBytes + 1), one('after'));
    const { counts, problems } = await importFile(writer, file, once);
    expect(counts).toMatchObject({ added: 1, refused: 2 });
    expect(problems.map(({ line }) => line)).toEqual([1, 2]);
    expect(reader.articleById('after')).not.toBeNull();
  },
);

test('of lines with one id the last wins, and they are counted', async () => {
  const { writer, reader } = openArchive();
  const file = fileOf(one('a', 'It was so.'), one('b'), one('a', 'It was not so.'));
  expect((await importFile(writer, file, once)).counts).toMatchObject({ added: 2, changed: 0, duplicates: 1 });
  expect(reader.articleById('a')?.text).toBe('It was not so.');
});

test('of imported files with one id the last that was read counts, and takes the article with it', async () => {
  const { writer, reader } = openArchive();
  const first = fileOf(one('a', 'It was so.'), one('b'));
  const second = fileOf(one('a', 'It was not so.'));
  await importFile(writer, first, once);
  expect((await importFile(writer, second, once)).counts).toMatchObject({ added: 0, changed: 1, refused: 0 });
  expect(reader.articleById('a')?.text).toBe('It was not so.');
  expect(removeImport(writer, first)).toBe(1);
  expect(reader.articleById('a')?.text).toBe('It was not so.');
});

test('a file that was imported is not read again, unless it changed or that is asked for', async () => {
  const { writer, reader } = openArchive();
  const file = fileOf(one('a'), one('b'));
  await importFile(writer, file, once);
  expect(await importFile(writer, file, once)).toMatchObject({ known: true, counts: { added: 2 } });
  const again = await importFile(writer, file, { ...once, again: true });
  expect(again).toMatchObject({ known: false, counts: { added: 0, unchanged: 2, duplicates: 0 } });

  writeFiles(join(file, '..'), { 'articles.jsonl': `${JSON.stringify(one('b', 'News of b.'))}\n` });
  utimesSync(file, statSync(file).atimeMs / 1000 + 5, statSync(file).mtimeMs / 1000 + 5);
  expect(await importFile(writer, file, once)).toMatchObject({ known: false, counts: { changed: 1 } });
  // An import takes nothing out.
  expect(reader.articleById('a')).not.toBeNull();
});

test.each([
  'withdrawn',
  'draft',
])('an article that is %s goes, even where its line has no text any more', async (status) => {
  const { writer, reader } = openArchive();
  await importFile(writer, fileOf(one('a'), one('b')), once);
  const file = fileOf({ id: 'a', status }, { id: 'b', text: '' });
  const { counts, problems } = await importFile(writer, file, once);
  expect(counts).toMatchObject({ refused: 2 });
  expect(problems.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('It is held back, an earlier version too'),
    'its text is empty; write it as text or body',
  ]);
  writer.publish();
  expect(writer.store.known('a')).toBeNull();
  expect(reader.articleById('b')?.text).toContain('The ferry b');
});

test('an import that was cut off goes on after the last line that went in', { tags: 'thorough' }, async () => {
  const { writer } = openArchive();
  const random = createRandom(7);
  const file = fileOf(
    ...Array.from({ length: 400 }, (_, index) => one(`n${index}`, report(inventEvent(random), random))),
  );
  const cut = () => {
    throw new Error('cut off');
  };
  await expect(importFile(writer, file, { ...once, progress: cut })).rejects.toThrow('cut off');
  const { resumedAfter, lines, counts } = await importFile(writer, file, once);
  expect(resumedAfter).toBeGreaterThan(0);
  expect(resumedAfter).toBeLessThan(400);
  expect({ lines, counts }).toMatchObject({ lines: 400, counts: { added: 400, unchanged: 0, duplicates: 0 } });
});

test('the corpus folder and imports live side by side: a sync takes nothing of theirs, an id of a file is not taken over', async () => {
  const { writer, reader } = openArchive();
  const corpus = temporaryFolder({ 'mine.md': markdown({ title: 'Mine' }, 'This stands in the folder.') });
  await syncFolder(writer, corpus);
  const file = fileOf(one('theirs'), one('mine'));
  const { counts, problems } = await importFile(writer, file, once);
  expect(counts).toMatchObject({ added: 1, refused: 1 });
  expect(problems[0]).toMatchObject({
    line: 2,
    reason: expect.stringContaining('taken by a file of the corpus folder'),
  });
  expect(await syncFolder(writer, corpus)).toMatchObject({ removed: 0, unchanged: 1 });
  expect(reader.articleById('theirs')).not.toBeNull();
  expect(reader.articleById('mine')?.text).toBe('This stands in the folder.');

  expect(removeImport(writer, file)).toBe(1);
  expect(reader.articleById('theirs')).toBeNull();
  expect(reader.articleById('mine')).not.toBeNull();
  expect(removeImport(writer, file)).toBeNull();
});

test('a file that isn’t there or is a folder is refused with a sentence', async () => {
  const { writer } = openArchive();
  const folder = temporaryFolder();
  await expect(importFile(writer, join(folder, 'none.jsonl'), once)).rejects.toThrow(ImportError);
  await expect(importFile(writer, folder, once)).rejects.toThrow('is not a file');
});
