import { expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { Intake } from '../../src/ingest/intake.ts';
import type { Source } from '../../src/ingest/source.ts';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';

const words = 'The harbour of Gdynia opens to the public on Monday at noon, the port said. '.repeat(3);

/** Lets nobody through before all of them are there. */
function meetingOf(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let there = 0;
  return () => {
    if (++there === count) resolve();
    return promise;
  };
}

/** A source with one item, which is read when all that poll meanwhile have begun to read theirs. */
function sourceOf(
  id: string,
  address: string,
  found: Article,
  meet: () => Promise<void>,
  kind: 'feed' | 'jsonl',
): Source {
  const isFile = kind === 'jsonl';
  return {
    ...{ id, kind, identity: isFile ? 'file' : 'web' },
    async *poll() {
      const read = async () => {
        await meet();
        return { article: found, warnings: [] };
      };
      yield {
        changes: [{ kind: 'here', names: [isFile ? address : `address ${address}`], stamp: '1', read }],
        cursor: 'read',
      };
    },
  };
}

test.each([
  ['at one address', 'example.org/harbour'],
  ['at another address, word for word', 'example.org/live/harbour'],
])('two sources that bring one article at once, %s, hold one article', async (_, other) => {
  const { writer } = openArchive();
  const meet = meetingOf(2);
  const intake = new Intake(writer);
  const reports = await Promise.all([
    intake.take(
      sourceOf(
        'wire',
        'example.org/harbour',
        article('example.org/harbour', { title: 'A harbour' }, words),
        meet,
        'feed',
      ),
    ),
    intake.take(sourceOf('paper', other, article(other, { title: 'A harbour' }, words), meet, 'feed')),
  ]);
  expect(reports.map(({ added }) => added).toSorted()).toEqual([0, 1]);
  const { items, sources } = writer.store;
  const heldBy = ['wire', 'paper'].flatMap((id) =>
    items.all(sources.record(id)?.number ?? -1).map((item) => item.article),
  );
  expect(heldBy).toHaveLength(2);
  expect(new Set(heldBy).size).toBe(1);
  expect(items.holders(heldBy[0] ?? '')).toHaveLength(2);
});

test('a file that brings an article at once with a source of the web is told of, and replaces nothing', async () => {
  const { writer } = openArchive();
  const meet = meetingOf(2);
  const intake = new Intake(writer);
  const id = 'example.org/harbour';
  const [, ofFile] = await Promise.all([
    intake.take(sourceOf('wire', id, article(id, {}, words), meet, 'feed')),
    intake.take(sourceOf('import', 'line 1', article(id, {}, 'Other words.'), meet, 'jsonl')),
  ]);
  expect(writer.store.items.holders(id)).toHaveLength(1);
  expect(ofFile.problems).toHaveLength(1);
});
