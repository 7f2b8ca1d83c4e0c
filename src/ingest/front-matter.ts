import { createRequire } from 'node:module';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { type ArticleFields, readFields } from './article-fields.ts';
import { type Header, parseFile } from './header.ts';
import { type HeaderEntry, toValue } from './header-entry.ts';
import { numbersAsWritten } from './json-numbers.ts';
import { readYaml } from './yaml-header.ts';

/** Loads a parser when the first file comes that needs it: reading can't wait for an import. */
const require = createRequire(import.meta.url);

/**
 * Splits a file into what it says of itself and its body. A file without front matter has empty fields.
 * @param timeZone that of times which name none.
 * @throws {UnreadableError} with the line in the file, when there is front matter that can't be understood: it is never taken for text.
 */
export function parseFrontMatter(file: string, timeZone: string, warn: Warn): { fields: ArticleFields; body: string } {
  const { header, body } = parseFile(file, warn);
  return { fields: readFields(header === null ? [] : readHeader(header, warn), timeZone, warn), body };
}

/**
 * The fields of front matter, in whatever form it is written.
 * @throws {UnreadableError} when it can't be understood.
 */
export function readHeader(header: Header, warn: Warn): HeaderEntry[] {
  switch (header.form) {
    case 'yaml':
      return readYaml(header, warn);
    case 'toml':
      return readToml(header);
    case 'json':
      return entriesOf(parse('JSON', header, numbersAsWritten), header.line);
  }
}

function readToml(header: Header): HeaderEntry[] {
  const { parse: parseToml }: typeof import('smol-toml') = require('smol-toml');
  const values = parse('TOML', header, (source) => parseToml(source, { integersAsBigInt: 'asNeeded' }));
  return entriesOf(values, header.line).map((entry) => {
    // A number keeps the digits that it was written with: 5.10.
    const written = new RegExp(
      String.raw`^\s*"?${entry.key.replace(/\W/g, '\\$&')}"?\s*=\s*([-+\d._]+)\s*(?:#.*)?$`,
      'm',
    );
    const number = written.exec(header.source)?.[1];
    return number === undefined ? entry : { ...entry, value: number };
  });
}

function parse(name: string, { source, line }: Header, parser: (source: string) => unknown): unknown {
  try {
    return parser(source);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UnreadableError(`the front matter is no ${name}: ${reason}`, line);
  }
}

/** The keys of an object at the top of a file, with the line on which it begins. */
function entriesOf(values: unknown, line: number | null): HeaderEntry[] {
  if (typeof values !== 'object' || values === null) return [];
  return Object.entries(values).map(([key, value]) => ({ key, value: toValue(value), line }));
}
