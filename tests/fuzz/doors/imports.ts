import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ImportError, importFile } from '../../../src/sources/jsonl.ts';
import { archiveNextDoor, neighbour, quietImport } from '../archive-next-door.ts';
import type { Door } from '../door.ts';
import { bytesOf, mutated, mutations, soup } from '../soups.ts';

const valid = {
  ...{
    id: 'one',
    title: 'Harbour reopens',
    text: 'The harbour reopened on Tuesday, the port said.',
    url: 'https://example.org/1',
  },
  ...{ source: 'Example Wire', date: '2026-02-03', body: '# Harbour\n\nIt reopened.', status: 'published' },
  metadata: { section: 'city', tags: ['a', 1, null], author: { name: 'A. Writer' }, embargo: '2026-02-03T10:00:00Z' },
};
const line = fc.oneof(
  mutations().map((changes) => JSON.stringify(mutated(valid, changes)) ?? ''),
  mutations().map((changes) => JSON.stringify(mutated({ ...valid, id: neighbour }, changes)) ?? ''),
  soup([
    '{"',
    '":"',
    '","',
    '"}',
    '{"id":"a",',
    '"text":',
    '"id":',
    `"${neighbour}"`,
    '[',
    '1e400',
    '\\u0000',
    '\\ud800',
  ]),
  fc.json(),
);

/** Lines of an import, of any bytes. */
export const imports: Door<Buffer> = {
  name: 'imports',
  arbitrary: bytesOf(fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'))),
  async open(dir) {
    const archive = await archiveNextDoor(dir, 'folder');
    const file = join(dir, 'given.jsonl');
    return {
      async let(bytes) {
        writeFileSync(file, bytes);
        try {
          await importFile(archive.writer, file, quietImport);
        } catch (error) {
          if (!(error instanceof ImportError)) throw error;
        }
        archive.expectWhole();
      },
      close: archive.close,
    };
  },
};
