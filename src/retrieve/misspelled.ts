import type { QueryTerm } from '../coverage/evidence.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { minTypoLetters } from './question-keys.ts';
import { typoMatch } from './ranking-constants.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * A term that the archive doesn't know, met also by those of its words that one slip of a finger parts from it ("Siwiera", "Siewiera"). Its
 * first letter is taken to be right. Verbs are left as they are: a stem has too many neighbours.
 */
export function orAsMeant(archive: ArchiveReader, term: QueryTerm): QueryTerm {
  const { text, kind, isUnknown } = term;
  if (!isUnknown || kind === 'verb' || text.length < minTypoLetters || !/^[a-z]+$/.test(text)) return term;
  const known = [...new Set(oneSlipFrom(text))].filter((other) => archive.articlesWith(other) > 0);
  return { ...term, variants: [...term.variants, ...known.map((other) => ({ text: other, weight: typoMatch }))] };
}

/** A letter left out, doubled, changed, put in, or swapped with the next: Damerau's four slips. */
function* oneSlipFrom(word: string): Generator<string> {
  for (let at = 1; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    yield before + after.slice(1);
    for (const letter of letters) {
      yield before + letter + after;
      yield before + letter + after.slice(1);
    }
    if (after.length > 1) yield before + after.charAt(1) + after.charAt(0) + after.slice(2);
  }
}
