import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Document, isMap, isSeq, parseDocument, YAMLSeq } from 'yaml';
import { parseSources, type WebEntry } from './sources-file.ts';

const opening = `# Where the coverage comes from. docs/coverage.md says what may stand here; a running bot follows within seconds.
sources:
`;

/**
 * Adds a source to the file; what stands there stays as it is written.
 * @returns the entry as it will be read.
 * @throws {SourcesFileError} when the file can't be used as it is, or not with this source.
 */
export function addToSourcesFile(file: string, kind: WebEntry['kind'], url: string): WebEntry {
  const content = existsSync(file) ? readFileSync(file, 'utf8') : opening;
  parseSources(content, file);
  const document: Document = parseDocument(content);
  const root = document.contents;
  const list = isMap(root) ? root.get('sources', true) : root;
  const entry = document.createNode({ [kind]: url });
  if (isSeq(list)) list.add(entry);
  else {
    const made = new YAMLSeq(document.schema);
    made.add(entry);
    if (isMap(root)) root.set('sources', made);
    else document.set('sources', made);
  }
  const next = document.toString({ lineWidth: 0 });
  const added = parseSources(next, file).at(-1);
  if (added === undefined || !('url' in added)) throw new Error(`${url} was not added`);
  write(file, next);
  return added;
}

/** Takes a source out of the file. @returns whether it stood there. @throws {SourcesFileError} */
export function removeFromSourcesFile(file: string, id: string): boolean {
  if (!existsSync(file)) return false;
  const content = readFileSync(file, 'utf8');
  const at = parseSources(content, file).findIndex((entry) => entry.id === id);
  if (at < 0) return false;
  const document: Document = parseDocument(content);
  const root = document.contents;
  const list = isMap(root) ? root.get('sources', true) : root;
  if (!isSeq(list)) return false;
  list.delete(at);
  write(file, document.toString({ lineWidth: 0 }));
  return true;
}

/** Whole or not at all: a running bot reads it meanwhile. */
function write(file: string, content: string): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
