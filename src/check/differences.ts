import type { Reason } from '../coverage/verdict.ts';
import { placeOf } from '../text/places.ts';
import { isNearlySpelled } from '../text/similar.ts';
import { type Alignment, align, type Gap } from './alignment.ts';
import { bearersOf, type CitedText } from './cited.ts';
import { isNegator } from './negation.ts';
import { bears, isRival } from './numbers.ts';
import type { Piece, Reading } from './reading.ts';

/** Share of the claim that must stand in the cited sentence, in order, for a gap to be a change and not another wording. */
const closeWording = 0.6;
/** The same for names that stand elsewhere in what is cited, where another wording may have moved them. */
const sameWording = 0.75;
/** A gap of more pieces than this is another wording. */
const maxGap = 5;
/** What was left out of the cited sentence beside a change may be longer. */
const maxCitedGap = 12;
/** What a place or time is added with, where nothing was changed. */
const preposition = /^(?:in|at|on|from|by|with|for|to|of|near|during|after|before|under|over|against|into)$/;
/** How many pieces more the one side of a change may have than the other. */
const maxUneven = 2;
const honorific = /^(?:mr|mrs|ms|dr|prof|sir|lord|lady|dame|the)$/;
/** What someone is called by office; the words of one line mean one. */
const titles = [
  'president',
  'premier prime',
  'minister',
  'chancellor',
  'king',
  'queen',
  'senator sen',
  'governor gov',
  'mayor',
  'general gen',
  'secretary',
  'ambassador',
  'spokesman spokeswoman spokesperson',
  'chairman chairwoman chair',
  'director',
  'chief',
  'prince',
  'princess',
  'pope',
  'bishop',
  'judge',
  'colonel col',
  'captain capt',
  'deputy vice',
];
const titleOf = new Map(titles.flatMap((line, office) => line.split(' ').map((word) => [word, office] as const)));

/** Whether a word names an office: a president is not a minister, but neither is a first name. */
function isTitle({ written }: Piece): boolean {
  return titleOf.has(written);
}

function isSameName(a: Piece, b: Piece): boolean {
  const office = titleOf.get(a.written);
  const place = placeOf(a.written);
  // A capital for its country is another wording, whatever it leaves open.
  if (place !== undefined && place === placeOf(b.written)) return true;
  if (a.sense === b.sense || (office !== undefined && office === titleOf.get(b.written))) return true;
  return a.key.length > 6 && isNearlySpelled(a.key, b.key, 1);
}

function names(pieces: readonly Piece[]): Piece[] {
  return pieces.filter((piece) => piece.kind === 'name' && !honorific.test(piece.written));
}

function written({ text }: Reading, pieces: readonly Piece[]): string {
  return text.slice(pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0);
}

/** Whether one name is the first letters of another: "NSC". */
function isAcronymOf(short: readonly Piece[], long: readonly Piece[]): boolean {
  const letters = long.map(({ written: [first] }) => first).join('');
  return long.length > 1 && short.length === 1 && short[0]?.written === letters;
}

/** A name that stands where the cited sentence has another one. */
function changedName(claim: Reading, nearest: Reading, gap: Gap, { tightness }: Alignment, cited: CitedText): Reason[] {
  const isEven = gap.claimed.length === gap.cited.length;
  const isClose = isEven || (tightness >= sameWording && !preposition.test(gap.claimed[0]?.written ?? ''));
  if (!isClose && Math.abs(gap.claimed.length - gap.cited.length) > maxUneven) return [];
  const [theirs, ours] = [names(gap.cited), names(gap.claimed)];
  if (isAcronymOf(ours, theirs) || isAcronymOf(theirs, ours)) return [];
  const here = ours.filter((name) => !theirs.some((other) => isSameName(name, other)));
  const there = theirs.filter((name) => !ours.some((other) => isSameName(name, other)));
  // Before a name, "President" may stand for "Volodymyr": an office is another's only where the offices differ.
  const isBeforeName = gap.next?.kind === 'name' && !gap.next.isParted;
  const changed = here.filter((name) => {
    if (there.length === 0 || (isBeforeName && !there.some((other) => isTitle(name) === isTitle(other)))) return false;
    const isBorne = bearersOf(name, cited).length > 0;
    return isBorne ? isClose && tightness >= sameWording : isEven || !name.opens;
  });
  if (changed.length === 0) return [];
  return [{ fault: 'name', claimed: written(claim, changed), cited: written(nearest, there) }];
}

/** A number or date that stands where the cited sentence has another one of its kind, though it stands elsewhere too. */
function changedNumber(claim: Reading, nearest: Reading, gap: Gap): Reason[] {
  return (['number', 'date'] as const).flatMap((kind) => {
    const there = gap.cited.filter((piece) => piece.kind === kind);
    const here = gap.claimed.filter((piece) => piece.kind === kind);
    const wrong = here.filter((piece) => !there.some((other) => bears(piece, other)));
    const isOther = wrong.some((piece) => there.some((other) => isRival(piece, other)));
    if (here.length !== there.length || !isOther) return [];
    return [{ fault: kind, claimed: written(claim, wrong), cited: written(nearest, there) }];
  });
}

/** A "not" that was put in or taken out, and nothing else with it. */
function changedNegation(claim: Reading, nearest: Reading, gap: Gap): Reason[] {
  const [here, there] = [gap.claimed, gap.cited].map((pieces) => pieces.some(({ written }) => isNegator(written)));
  const isBare = [...gap.claimed, ...gap.cited].every(({ kind, written }) => kind === 'grammar' || isNegator(written));
  if (here === there || !isBare) return [];
  const [from, pieces] = here ? [claim, gap.claimed] : [nearest, gap.cited];
  const words = written(from, pieces);
  return [{ fault: 'negation', claimed: here ? words : '', cited: here ? '' : words }];
}

/** Whether a gap can be a change: both sides have something there, and neither much. */
function isChange({ claimed, cited }: Gap): boolean {
  return claimed.length > 0 && cited.length > 0 && claimed.length <= maxGap && cited.length <= maxCitedGap;
}

/**
 * Names, numbers, dates and negations that were changed in a sentence which otherwise keeps close to the wording of a cited one.
 */
export function changesFrom(claim: Reading, aligned: readonly Reading[], cited: CitedText): Reason[] {
  const [closest] = aligned
    .map((nearest) => ({ nearest, alignment: align(claim, nearest) }))
    .toSorted((a, b) => b.alignment.tightness - a.alignment.tightness);
  if (!closest || closest.alignment.tightness < closeWording) return [];
  const { nearest, alignment } = closest;
  const isSame = alignment.tightness >= sameWording;
  return alignment.gaps.flatMap((gap) => [
    ...(isSame ? changedNegation(claim, nearest, gap) : []),
    ...(isChange(gap) ? changedName(claim, nearest, gap, alignment, cited) : []),
    ...(isChange(gap) && isSame ? changedNumber(claim, nearest, gap) : []),
  ]);
}
