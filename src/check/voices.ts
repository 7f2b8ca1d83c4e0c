import type { Reason } from '../coverage/verdict.ts';
import { attributionWords, doubtWords, modalWords, speechVerbs } from '../text/cue-words.ts';
import { bearersOf, type CitedText } from './cited.ts';
import { isContent, type Reading } from './reading.ts';
import { type Cue, cuesIn, wordsBetween } from './scope.ts';

/** Share of what the claim takes from a sentence that must lie in another's mouth. */
const mostly = 0.6;
/** Content pieces after a verb of speech at most, when what was said stands before it: "…, officials said on Tuesday". */
const tagPieces = 3;

/** A hedge this many pieces before a verb still hedges it: "is thought likely to have bought". */
const hedgeReach = 4;

function hedgesIn({ pieces }: Reading): Cue[] {
  return cuesIn(pieces, (at) => modalWords.has(pieces[at]?.written ?? ''));
}

/** Whether some sentences have a term anywhere without a hedge before it. */
function isAsserted(term: string, sentences: readonly Reading[]): boolean {
  return sentences.some((sentence) => {
    const hedged = new Set(hedgesIn(sentence).flatMap(({ scope }) => scope));
    return sentence.pieces.some(({ key }, index) => key === term && !hedged.has(index));
  });
}

/**
 * What the cited words only hold possible, planned or wanted, and the sentence says for a fact, with their words; and what
 * they say for a fact and the sentence only holds possible, without.
 */
export function modalityLost(claim: Reading, aligned: readonly Reading[], cited: CitedText): Reason[] {
  const [nearest] = aligned;
  if (!nearest) return [];
  const own = hedgesIn(claim);
  const isHedged = (index: number): boolean =>
    own.some(({ at, scope }) => scope.includes(index) || (at < index && index - at <= hedgeReach));
  const reasons: Reason[] = [];
  for (const { at, scope } of hedgesIn(nearest)) {
    const head = nearest.pieces[scope[0] ?? -1];
    if (head?.kind !== 'word' || isAsserted(head.key, aligned)) continue;
    const claimed = claim.pieces.flatMap((piece, index) =>
      piece.kind === 'word' && bearersOf(piece, cited).includes(head.key) ? [index] : [],
    );
    const first = claim.pieces[claimed[0] ?? -1];
    if (!first || claimed.some(isHedged)) continue;
    const words = wordsBetween(nearest.text, nearest.pieces, at, scope[0] ?? at);
    reasons.push({ fault: 'modality', claimed: claim.text.slice(first.start, first.end), cited: words });
  }
  for (const { at, scope } of own) {
    const head = claim.pieces[scope[0] ?? -1];
    if (head?.kind !== 'word') continue;
    const terms = bearersOf(head, cited);
    const hasHedge = aligned.some((sentence) => hedgesIn(sentence).length > 0);
    if (hasHedge || !terms.some((term) => isAsserted(term, aligned))) continue;
    reasons.push({
      fault: 'modality',
      claimed: wordsBetween(claim.text, claim.pieces, at, scope[0] ?? at),
      cited: null,
    });
  }
  return reasons;
}

/** Pieces of a sentence that someone in it says, or that it doubts. */
function voiced({ pieces, text }: Reading): { readonly from: number; readonly to: number; readonly cue: number }[] {
  const found: { from: number; to: number; cue: number }[] = [];
  for (const [at, { written }] of pieces.entries()) {
    if (doubtWords.has(written)) found.push({ from: written === 'according' ? 0 : at + 1, to: pieces.length, cue: at });
    if (!speechVerbs.has(written)) continue;
    let end = at + 1;
    while (end < pieces.length && !pieces[end]?.isParted) end++;
    const isTag =
      pieces.slice(at + 1, end).filter(isContent).length <= tagPieces &&
      /[,”"’]/.test(text.slice(0, pieces[at]?.start)) &&
      !/^ that\b/.test(text.slice(pieces[at]?.end));
    found.push(isTag ? { from: 0, to: at, cue: at } : { from: at + 1, to: pieces.length, cue: at });
  }
  return found;
}

/** What the cited words leave to those who say it, and the sentence says in its own voice. */
export function attributionLost(claim: Reading, [nearest]: readonly Reading[], cited: CitedText): Reason[] {
  if (!nearest) return [];
  if (claim.pieces.some(({ written }) => attributionWords.has(written))) return [];
  const taken = new Set(claim.pieces.filter(isContent).flatMap((piece) => bearersOf(piece, cited)));
  const found = nearest.pieces.flatMap((piece, index) => (isContent(piece) && taken.has(piece.key) ? [index] : []));
  // Whom it is about may stand before the doubt: "North Korea's alleged dispatch of troops".
  const deeds = found.filter((index) => nearest.pieces[index]?.kind !== 'name');
  const at = deeds.length > 0 ? deeds : found;
  if (at.length === 0) return [];
  const voice = voiced(nearest).find(
    ({ from, to }) => at.filter((index) => index >= from && index < to).length >= at.length * mostly,
  );
  const cue = nearest.pieces[voice?.cue ?? -1];
  if (!cue) return [];
  return [{ fault: 'attribution', claimed: claim.text, cited: nearest.text.slice(cue.start, cue.end) }];
}
