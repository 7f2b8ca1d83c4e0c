import type { Reason } from '../coverage/verdict.ts';
import type { Reading } from './reading.ts';

/** One name, a word after it, and the name after that: "Russia", "attack", "Ukraine". */
interface Role {
  readonly doer: string;
  readonly word: string;
  readonly other: string;
  readonly start: number;
  readonly end: number;
}

interface Phrase {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/** What two do together says the same from either side. */
const mutual =
  /^(?:meet|met|meets|meeting|married|marries|talks?|talked|spoke|discuss(?:ed)?|agreed?|signed|tied|drew|border(?:s|ed)?|near|beside|between|share[ds]?|partner(?:s|ed)?|conferred|cooperat\w+|resembl\w+|equal\w*|joint\w*)$/;
/** So do these, wherever they stand between two names. */
const together = /^(?:with|and|or|nor|between|like|as|than)$/;

/** Runs of words of names, each one name. */
function phrasesOf({ pieces }: Reading): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'name') continue;
    const before = phrases.at(-1);
    if (before?.last === index - 1 && !piece.isParted) {
      phrases[phrases.length - 1] = { key: `${before.key} ${piece.sense}`, first: before.first, last: index };
    } else phrases.push({ key: piece.sense, first: index, last: index });
  }
  return phrases;
}

function rolesOf(reading: Reading): Role[] {
  const phrases = phrasesOf(reading);
  return phrases.flatMap((doer, index) => {
    const other = phrases[index + 1];
    if (!other) return [];
    const between = reading.pieces.slice(doer.last + 1, other.first);
    if (between.some(({ written }) => together.test(written) || mutual.test(written))) return [];
    // "By" between them: whose turn it is comes last.
    const isPassive = between.some(({ written }) => written === 'by');
    return between
      .filter(({ kind }) => kind === 'word')
      .map(({ sense }) => ({
        doer: (isPassive ? other : doer).key,
        word: sense,
        other: (isPassive ? doer : other).key,
        start: reading.pieces[doer.first]?.start ?? 0,
        end: reading.pieces[other.last]?.end ?? 0,
      }));
  });
}

/** Whether one is the other, or its last words: "Duda" for "Andrzej Duda". */
function isOne(a: string, b: string): boolean {
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

/** Two names that changed places: who did it, and to whom it was done. */
export function swappedRoles(claim: Reading, aligned: readonly Reading[]): Reason[] {
  const cited = aligned.flatMap((reading) => rolesOf(reading).map((role) => ({ ...role, text: reading.text })));
  for (const role of rolesOf(claim)) {
    if (isOne(role.doer, role.other)) continue;
    const same = cited.filter(({ word }) => word === role.word);
    const straight = same.some(({ doer, other }) => isOne(doer, role.doer) && isOne(other, role.other));
    const turned = same.find(({ doer, other }) => isOne(doer, role.other) && isOne(other, role.doer));
    if (turned && !straight) {
      const { text, start, end } = turned;
      return [{ fault: 'name', claimed: claim.text.slice(role.start, role.end), cited: text.slice(start, end) }];
    }
  }
  return [];
}

/** The words that a number stands beside: "killed 12", "12 dead". */
function besides({ pieces }: Reading): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [index, { kind, key }] of pieces.entries()) {
    if (kind !== 'number') continue;
    const words = found.get(key) ?? new Set<string>();
    for (const [at, parted] of [
      [index - 1, index],
      [index + 1, index + 1],
    ] as const) {
      if (pieces[at]?.kind === 'word' && !pieces[parted]?.isParted) words.add(pieces[at].sense);
    }
    found.set(key, words);
  }
  return found;
}

/** Two numbers that changed places: "killed 30 and wounded 12". */
export function swappedNumbers(claim: Reading, [nearest]: readonly Reading[]): Reason[] {
  const [ours, theirs] = [besides(claim), nearest ? besides(nearest) : new Map<string, Set<string>>()];
  // Whether a word that the claim puts beside the one number is cited beside the other instead.
  const isTaken = (one: string, other: string): boolean =>
    [...(ours.get(one) ?? [])].some((word) => !theirs.get(one)?.has(word) && theirs.get(other)?.has(word));
  for (const [index, one] of [...ours.keys()].entries()) {
    for (const other of [...ours.keys()].slice(index + 1)) {
      if (!isTaken(one, other) || !isTaken(other, one)) continue;
      const written = (key: string): string => claim.pieces.find((piece) => piece.key === key)?.written ?? key;
      return [
        {
          fault: 'number',
          claimed: `${written(one)} … ${written(other)}`,
          cited: `${written(other)} … ${written(one)}`,
        },
      ];
    }
  }
  return [];
}
