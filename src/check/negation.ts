import type { Reason } from '../coverage/verdict.ts';
import { isOpposite } from '../text/opposites.ts';
import { bearersOf, type CitedText } from './cited.ts';
import type { Piece, Reading } from './reading.ts';
import { type Cue, cuesIn, wordsBetween } from './scope.ts';

const negator = /^(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|without|cannot|hardly|barely|.*n['’]t)$/;
const denial = /^(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing)?|lack(?:s|ed|ing)?)$/;
/** Denials only where "to" follows: prices decline too. */
const denialBeforeTo = /^(?:fail(?:s|ed|ing|ure)?|declin(?:e|es|ed|ing)|unable|unwilling)$/;
/** "Not only", "no doubt", "no more than" deny nothing; "not until Friday" says that it happened. */
const harmless = /^(?:only|just|doubt|matter|more|fewer|less|merely|surprise|until|till|least)$/;

/** Whether a word, folded, negates by itself. */
export function isNegator(written: string): boolean {
  return negator.test(written);
}

/** The negations of a sentence. */
export function negationsIn({ pieces, text }: Reading): Cue[] {
  return cuesIn(pieces, (at) => {
    const piece = pieces[at];
    const next = pieces[at + 1];
    if (!piece) return false;
    if (denial.test(piece.written)) return true;
    if (denialBeforeTo.test(piece.written)) return next?.written === 'to';
    if (!negator.test(piece.written) || (next && harmless.test(next.written))) return false;
    const untilSoon = pieces.slice(at + 1, at + 7).some(({ written }) => /^(?:until|till)$/.test(written));
    // "No. 5" is a number.
    return !untilSoon && !(piece.written === 'no' && next?.kind === 'number' && text[piece.end] === '.');
  });
}

/** The pieces of a sentence that its negations reach. */
function negated(reading: Reading): Set<number> {
  return new Set(negationsIn(reading).flatMap(({ scope }) => scope));
}

/** Where a piece stands in some sentences, and whether it's denied there. */
function occurrences(terms: readonly string[], sentences: readonly Reading[]): boolean[] {
  return sentences.flatMap((sentence) => {
    const denied = negated(sentence);
    return sentence.pieces.flatMap(({ key }, index) => (terms.includes(key) ? [denied.has(index)] : []));
  });
}

/**
 * What the sentence denies and the cited words say, or the other way round. The verb that a negation stands before
 * tells; where the cited words say it both ways, nothing is turned round.
 * @param aligned the cited sentences that the claim is nearest to, the nearest first.
 */
export function turnedRound(claim: Reading, aligned: readonly Reading[], cited: CitedText): Reason[] {
  const reasons: Reason[] = [];
  for (const { at, scope } of negationsIn(claim)) {
    for (const index of scope) {
      const piece = claim.pieces[index];
      const found = piece ? occurrences(bearersOf(piece, cited), aligned) : [];
      if (found.length === 0) continue;
      const isDeniedByName = aligned.some(({ pieces }) =>
        pieces.some(({ key }) => key === claim.pieces[at]?.key && denial.test(claim.pieces[at]?.written ?? '')),
      );
      if (!found.includes(true) && !isDeniedByName) {
        reasons.push({
          fault: 'negation',
          claimed: wordsBetween(claim.text, claim.pieces, at, index),
          cited: piece?.written ?? '',
        });
      }
      break;
    }
  }
  const [nearest] = aligned;
  if (!nearest) return reasons;
  const said = negated(claim);
  for (const { at, scope } of negationsIn(nearest)) {
    const cue = nearest.pieces[at];
    // The claim has the denial itself, whatever it makes of it.
    if (cue && denial.test(cue.written) && claim.pieces.some(({ key }) => key === cue.key)) continue;
    const head = scope.find((index) => claim.pieces.some((piece) => isPiece(piece, nearest.pieces[index])));
    if (head === undefined || head !== scope[0]) continue;
    const here = claim.pieces.flatMap((piece, index) =>
      isPiece(piece, nearest.pieces[head]) ? [said.has(index)] : [],
    );
    const elsewhere = occurrences([nearest.pieces[head]?.key ?? ''], aligned);
    if (here.includes(true) || elsewhere.includes(false)) continue;
    const claimed = claim.pieces.find((piece) => isPiece(piece, nearest.pieces[head]));
    reasons.push({
      fault: 'negation',
      claimed: claimed ? claim.text.slice(claimed.start, claimed.end) : '',
      cited: wordsBetween(nearest.text, nearest.pieces, at, head),
    });
  }
  return reasons;
}

function isPiece(a: Piece, b: Piece | undefined): boolean {
  return b !== undefined && a.sense === b.sense;
}

/** Words that say the opposite of the nearest cited sentence: "rose" where it has "fell". */
export function opposites(claim: Reading, [nearest]: readonly Reading[], cited: CitedText): Reason[] {
  if (!nearest) return [];
  const denied = negated(claim);
  const deniedThere = negated(nearest);
  const own = new Set(claim.pieces.map(({ key }) => key));
  return claim.pieces.flatMap((piece, index) => {
    if (cited.postings.has(piece.key) || denied.has(index)) return [];
    const found = nearest.pieces.find(
      ({ key }, at) => !own.has(key) && !deniedThere.has(at) && isOpposite(piece.key, key),
    );
    if (!found) return [];
    return [
      {
        fault: 'opposite' as const,
        claimed: claim.text.slice(piece.start, piece.end),
        cited: nearest.text.slice(found.start, found.end),
      },
    ];
  });
}
