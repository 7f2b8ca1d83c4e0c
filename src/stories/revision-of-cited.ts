import type { Span } from '../coverage/article.ts';
import type { Revision } from '../coverage/revision.ts';

/** What readers of an answer are told of a newer version of an article that it cites. */
type CitedRevision = Pick<Revision, 'note' | 'changes'>;

/**
 * What of a revision concerns an answer: the newsroom's note, and what became of the words that the answer cites.
 * @param cited in the text of the version before.
 * @returns `null` where readers of the answer have to be told nothing.
 */
export function revisionOfCited({ note, changes }: Revision, cited: Span): CitedRevision | null {
  const concerned = changes.filter(({ before }) => before.start < cited.end && cited.start < before.end);
  return note === null && concerned.length === 0 ? null : { note, changes: concerned };
}
