import type { Reason } from '../coverage.ts';
import { bearersOf, type CitedText } from './cited.ts';
import { isContent, type Reading } from './reading.ts';
import { cuesIn, wordsBetween } from './scope.ts';

const modal =
  /^(?:may|might|could|possibly|perhaps|maybe|potentially|considers?|considered|considering|weighs?|weighing|weighed|plans?|planned|planning|proposes?|proposed|hopes?|hoped|hoping|aims?|aimed|aiming|wants?|wanted|intends?|intended|seeks?|seeking|sought|expects?|expected|likely|threaten(?:s|ed|ing)?|whether|if|would)$/;
const speech =
  /^(?:say|says|said|saying|told|tells?|according|claim|claims|claimed|claiming|alleg(?:e|es|ed|edly|ing|ation|ations)|report(?:s|ed|edly)|den(?:y|ies|ied|ying|ial)|suspect(?:s|ed)?|suggest(?:s|ed|ing)?|argu(?:e|es|ed|ing)|insist(?:s|ed)?|believ(?:e|es|ed)|warn(?:s|ed|ing)?|accus(?:e|es|ed|ing)|rumou?r(?:s|ed)?|announc(?:e|es|ed|ing)|call(?:s|ed|ing)|confirm(?:s|ed)?|fear(?:s|ed)?|think|thinks|thought|stat(?:es|ed)|officials?|sources?|statement|purported(?:ly)?|supposed(?:ly)?|apparent(?:ly)?|so-called|added|describ(?:e|es|ed)|quot(?:e|es|ed|ing)|spoke|acknowledg(?:e|es|ed)|admit(?:s|ted)?|declar(?:e|es|ed)|presented|sees?|consider(?:s|ed)?)$/;
/** Words that cast doubt on what stands after them, whoever speaks. */
const doubt =
  /^(?:alleged(?:ly)?|reported(?:ly)?|suspected|purported(?:ly)?|supposed(?:ly)?|apparent(?:ly)?|claim(?:s|ed)?|rumou?red|unconfirmed|according)$/;
/** Verbs of speech by which reporters hand on what they were told. */
const saying =
  /^(?:says?|said|told|claims?|claimed|alleges?|alleged|argues?|argued|insists?|insisted|warns?|warned|denies|denied|believes?|believed|suspects?|suspected|fears?|feared|suggests?|suggested)$/;
/** Share of what the claim takes from a sentence that must lie in another's mouth. */
const mostly = 0.6;
/** Content pieces after a verb of speech at most, when what was said stands before it: "…, officials said on Tuesday". */
const tagPieces = 3;

/** What the cited words only hold possible, planned or wanted, and the sentence says for a fact; and the other way round. */
export function modalityLost(claim: Reading, aligned: readonly Reading[], cited: CitedText): Reason[] {
  const hedgedIn = ({ pieces }: Reading) => cuesIn(pieces, (at) => modal.test(pieces[at]?.written ?? ''));
  const own = hedgedIn(claim);
  const hedged = new Set(own.flatMap(({ scope }) => scope.slice(0, 1)));
  const [nearest] = aligned;
  if (!nearest) return [];
  const reasons: Reason[] = [];
  for (const { at, scope } of hedgedIn(nearest)) {
    const head = nearest.pieces[scope[0] ?? -1];
    if (!head || head.kind !== 'word') continue;
    const claimed = claim.pieces.flatMap((piece, index) =>
      piece.kind === 'word' && bearersOf(piece, cited).includes(head.key) ? [index] : [],
    );
    if (claimed.length === 0 || claimed.some((index) => hedged.has(index))) continue;
    // The claim hedges in other words, before the same verb.
    if (claimed.some((index) => own.some((cue) => cue.at < index && index - cue.at <= 4))) continue;
    const isSaidElsewhere = aligned.some((sentence) => {
      const reached = new Set(hedgedIn(sentence).flatMap((cue) => cue.scope));
      return sentence.pieces.some(({ key }, index) => key === head.key && !reached.has(index));
    });
    if (isSaidElsewhere) continue;
    const first = claim.pieces[claimed[0] ?? -1];
    reasons.push({
      fault: 'modality',
      claimed: first ? claim.text.slice(first.start, first.end) : '',
      cited: wordsBetween(nearest.text, nearest.pieces, at, scope[0] ?? at),
    });
  }
  return reasons;
}

/** Pieces of a sentence that someone in it says, or that it doubts. */
function voiced({ pieces, text }: Reading): { readonly from: number; readonly to: number; readonly cue: number }[] {
  const found: { from: number; to: number; cue: number }[] = [];
  for (const [at, { written }] of pieces.entries()) {
    if (doubt.test(written)) found.push({ from: written === 'according' ? 0 : at + 1, to: pieces.length, cue: at });
    if (!saying.test(written)) continue;
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
export function attributionLost(claim: Reading, nearest: Reading, cited: CitedText): Reason[] {
  if (claim.pieces.some(({ written }) => speech.test(written))) return [];
  const taken = new Set(claim.pieces.filter(isContent).flatMap((piece) => bearersOf(piece, cited)));
  const at = nearest.pieces.flatMap((piece, index) => (isContent(piece) && taken.has(piece.key) ? [index] : []));
  if (at.length === 0) return [];
  const voice = voiced(nearest).find(
    ({ from, to }) => at.filter((index) => index >= from && index < to).length >= at.length * mostly,
  );
  const cue = nearest.pieces[voice?.cue ?? -1];
  if (!cue) return [];
  return [{ fault: 'attribution', claimed: claim.text, cited: nearest.text.slice(cue.start, cue.end) }];
}
