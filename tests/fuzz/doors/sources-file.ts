import fc from 'fast-check';
import { parseSources, SourcesFileError } from '../../../src/sources/sources-file.ts';
import { type Door, orRefused } from '../door.ts';
import { mutated, mutations, soup } from '../soups.ts';

const entry = {
  ...{
    feed: 'https://example.org/feed',
    id: 'Example',
    outlet: 'Example Wire',
    language: 'pl',
    text: 'page',
    maxAgeDays: 3,
  },
  ...{ include: { section: ['Sport'], path: ['/sport/*'] }, exclude: { author: 'Press Release' } },
};
const pieces = [
  ...[
    '- feed: ',
    '- sitemap: ',
    '- page: ',
    '- folder: ',
    '- jsonl: ',
    'https://example.org/a\n',
    '  id: ',
    '  outlet: ',
    '\n',
  ],
  ...[
    '  include: { section: [',
    '] }\n',
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function "x"',
    '!!binary ',
    '? ',
    '---\n',
    '...\n',
  ],
  ...['%YAML 9\n', 'folder: /etc\n', '|\n', '>-\n', '[[[[[', '{a: {b: {c: ', '2026-01-01\n', '0x1F\n', '~\n', 'yes\n'],
];

/** The file of sources: it names sources, or is refused with its line. */
export const sourcesFile: Door<string> = {
  name: 'sources.yaml',
  arbitrary: fc.oneof(
    soup(pieces),
    mutations().map((changes) => JSON.stringify(mutated([entry, entry, { folder: 'a' }], changes)) ?? ''),
  ),
  open: () => ({
    let(content) {
      for (const source of orRefused(() => parseSources(content, 'sources.yaml'), SourcesFileError) ?? [])
        if ('url' in source && !/^https?:\/\//.test(source.url)) throw new Error(`it reads ${source.url}`);
    },
    close: () => {},
  }),
};
