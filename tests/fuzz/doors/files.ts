import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { syncFolder } from '../../../src/sources/folder.ts';
import { archiveNextDoor, neighbour } from '../archive-next-door.ts';
import type { Door } from '../door.ts';
import { bytesOf, soup } from '../soups.ts';

const content = soup([
  ...['---\n', '+++\n', 'title: ', 'id: ', `id: ${neighbour}\n`, 'date: ', 'source: ', 'url: ', 'status: withdrawn\n'],
  ...['status: ', 'embargo: ', 'language: pl\n', 'author: ', '# ', '## ', '- ', '| a | b |\n| - | - |\n', '> ', '\n\n'],
  ...['!!js/function ', '&a ', '*a', '<<: *a\n', '? ', '[^1]: ', '```\n', '<p>', '</p>', '<script>', '<table><tr><td>'],
  ...['<html><head>', '<title>', '<meta charset="koi8-r">', '<body>', 'date 2026-02-03\n', 'Correction: '],
]);
const name = fc.oneof(
  fc.constantFrom(
    'a.md',
    'a.txt',
    'a.html',
    'b/c.md',
    'b/d.htm',
    '__proto__.md',
    'constructor/x.txt',
    '-rf.md',
    `${neighbour}.md`,
  ),
  fc.string({ maxLength: 20, unit: 'grapheme' }).map((each) => `${each.replaceAll(/[/\0]|^\.+/g, '')}x.md`),
);

/** Files of the folder, of any name and content: each is an article or told of. */
export const files: Door<readonly { name: string; bytes: Buffer }[]> = {
  name: 'files',
  arbitrary: fc.array(fc.record({ name, bytes: bytesOf(content) }), { minLength: 1, maxLength: 3 }),
  async open(dir) {
    const archive = await archiveNextDoor(dir, 'import');
    const folder = join(dir, 'corpus');
    return {
      async let(given) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        for (const { name, bytes } of given) {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), bytes);
        }
        for (const { reason } of (await syncFolder(archive.writer, folder)).problems)
          if (reason.trim() === '') throw new Error('a file was refused without a word');
        archive.expectWhole();
      },
      close: archive.close,
    };
  },
};
