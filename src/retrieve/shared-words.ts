import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { isInScope, type Scope } from './filter-scope.ts';
import type { ReadTerm } from './read-question.ts';

/**
 * Whether any article in scope holds a word that matters of a question, in any variant: a name, a noun, a number or a verb that doesn't
 * only frame it; any of its words where it has none of these.
 */
export function sharesWords(
  archive: ArchiveReader,
  docs: DocTable,
  scope: Scope,
  terms: readonly Pick<ReadTerm, 'kind' | 'isFrame' | 'variants'>[],
): boolean {
  const telling = terms.filter(({ kind, isFrame }) => kind !== 'other' && !isFrame);
  return (telling.length > 0 ? telling : terms).some(({ variants }) =>
    variants.some(({ text }) => archive.docsWith(text).some((doc) => isInScope(docs, doc, scope))),
  );
}
