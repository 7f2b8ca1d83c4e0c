import type { Article, Span } from '../coverage/article.ts';
import type { Revision, SentenceChange, WordChange } from '../coverage/revision.ts';
import { opensUpdate } from '../language/corrections.ts';
import { rulesOf } from '../language/languages.ts';
import { isNearlySpelled } from '../language/similar-words.ts';
import { isShouted } from '../language/terms.ts';
import { datelineLength } from './datelines.ts';
import { type ToldWord, tellSame, toldWords } from './told-words.ts';
import { isTurned } from './turned-sentence.ts';

/** From this share of common words (Dice's coefficient) on, a sentence stands for one of the version before. */
const leastLikeness = 0.4;
/** A shorter word that differs by a letter is another word. */
const leastSpelledLetters = 5;
/** A word this long may have two slips. */
const longWordLetters = 9;

interface Sentence {
  readonly span: Span;
  readonly words: readonly ToldWord[];
}

/**
 * What a version of an article says otherwise than an earlier one, sentence by sentence. Layout, typography, notation and slips of spelling
 * change nothing, nor does what is only added.
 */
export function revisionOf(before: Article, after: Article): Revision {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const standing = new Set(now.map(senseOf));
  const known = new Set(old.map(senseOf));
  // A sentence that was parted goes on in a new one next to it.
  const parted = (sentence: Sentence): ToldWord[] => {
    const at = now.indexOf(sentence);
    return [now[at - 1], now[at + 1]].flatMap((next) => (next && !known.has(senseOf(next)) ? next.words : []));
  };
  const flow = now.flatMap(({ words }) => words);
  const changes = old.flatMap((sentence): SentenceChange[] => {
    if (sentence.words.length === 0 || standing.has(senseOf(sentence)) || stillStands(sentence.words, flow, after.text))
      return [];
    const stead = nearest(sentence, now);
    if (stead === null) return [{ before: sentence.span, after: null, words: [] }];
    if (isTurned(sentence.words, stead.words, after.language, [before.text, after.text])) return [];
    const words = wordChanges(sentence, stead, before.text, after.text, parted(stead), after.language);
    return words.length === 0 ? [] : [{ before: sentence.span, after: stead.span, words }];
  });
  const oldFlow = old.flatMap(({ words }) => words);
  const added = now.filter(
    (sentence) =>
      sentence.words.length > 0 &&
      !known.has(senseOf(sentence)) &&
      !stillStands(sentence.words, oldFlow, before.text) &&
      nearest(sentence, old) === null,
  );
  return { note: newNote(before, after), changes, added: added.map(({ span }) => span) };
}

function sentencesOf({ text, language, sentences }: Article): Sentence[] {
  const shouted = isShouted(text);
  return sentences.map((span) => {
    const sentence = text.slice(span.start, span.end);
    const isFirst = span.start === 0 || text.startsWith('\n\n', span.start - 2);
    const from = isFirst && !shouted ? datelineLength(sentence) : 0;
    const words = toldWords(sentence, language, shouted).filter(({ start }) => start >= from);
    const inText = words.map((word) => ({ ...word, start: word.start + span.start, end: word.end + span.start }));
    return { span, words: inText };
  });
}

function senseOf({ words }: Pick<Sentence, 'words'>): string {
  return words.map(({ sense, name }) => name ?? sense).join(' ');
}

/** Whether the words follow each other in a text, and what stands around them is parted from them: sentences are joined, parted, moved. */
function stillStands(words: readonly ToldWord[], flow: readonly ToldWord[], text: string): boolean {
  for (let at = 0; at + words.length <= flow.length; at++) {
    if (!words.every((word, ahead) => tellSame(word, flow[at + ahead]))) continue;
    if (isParted(flow, at, text) && isParted(flow, at + words.length, text)) return true;
  }
  return false;
}

/** Whether a mark, or an end of the text, stands between a word and the one before it. */
function isParted(words: readonly ToldWord[], at: number, text: string): boolean {
  const [left, right] = [words[at - 1], words[at]];
  return left === undefined || right === undefined || /[^\p{L}\p{N}\s'’]/u.test(text.slice(left.end, right.start));
}

function nearest(sentence: Sentence, among: readonly Sentence[]): Sentence | null {
  const own = new Set(sentence.words.map(({ sense }) => sense));
  let best: Sentence | null = null;
  let most = leastLikeness;
  for (const other of among) {
    const others = new Set(other.words.map(({ sense }) => sense));
    const likeness = (2 * own.intersection(others).size) / Math.max(1, own.size + others.size);
    if (likeness < most) continue;
    best = other;
    most = likeness;
  }
  return best;
}

/** The words that tell something else now, each with what stands in its place. */
function wordChanges(
  old: Sentence,
  now: Sentence,
  oldText: string,
  nowText: string,
  around: readonly ToldWord[],
  language: string,
): WordChange[] {
  return differingRuns(old.words, now.words).flatMap(([left, right, at]): WordChange[] => {
    const isAdded =
      left.length === 0 && isParted(now.words, at, nowText) && isParted(now.words, at + right.length, nowText);
    // What is gone from its place and stands elsewhere in the sentence, parted from the rest, was moved.
    const isMoved =
      right.length === 0 &&
      (stillStands(left, now.words, nowText) ||
        isApposed(left, now.words, nowText, language) ||
        goesOn(left, old.words, oldText, around));
    if (isAdded || isMoved || isSlip(left, right, oldText, nowText)) return [];
    return [{ before: spanOf(left), after: spanOf(right) }];
  });
}

/** Whether words that a name had before it stand parted from the rest, with words of grammar between them: "federation head Loew", "Loew, head of the federation,". */
function isApposed(run: readonly ToldWord[], flow: readonly ToldWord[], text: string, language: string): boolean {
  const grammar = rulesOf(language)?.functionWords;
  if (!grammar) return false;
  const ofContent = (words: readonly ToldWord[]): string =>
    words
      .filter(({ kind, start, end }) => kind === 'figure' || !grammar.has(text.slice(start, end).toLowerCase()))
      .map(({ sense }) => sense)
      .toSorted()
      .join(' ');
  const sought = run
    .map(({ sense }) => sense)
    .toSorted()
    .join(' ');
  for (let from = 0; from < flow.length; from++) {
    if (!isParted(flow, from, text)) continue;
    let to = from + 1;
    while (to < flow.length && !isParted(flow, to, text)) to++;
    if (ofContent(flow.slice(from, to)) === sought) return true;
  }
  return false;
}

/** Whether words that stood parted from the rest of their sentence stand in what it was parted into. */
function goesOn(
  run: readonly ToldWord[],
  sentence: readonly ToldWord[],
  text: string,
  around: readonly ToldWord[],
): boolean {
  const at = run[0] === undefined ? -1 : sentence.indexOf(run[0]);
  if (at < 0 || !isParted(sentence, at, text) || !isParted(sentence, at + run.length, text)) return false;
  return run.every((word) => around.some((other) => tellSame(word, other)));
}

/** Runs of words that the two don't share, by a longest common subsequence; with where the second's begin. */
function differingRuns(
  a: readonly ToldWord[],
  b: readonly ToldWord[],
): (readonly [readonly ToldWord[], readonly ToldWord[], number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const isSame = (i: number, j: number): boolean => tellSame(a[i], b[j]);
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    for (let j = b.length - 1; row !== undefined && j >= 0; j--) {
      row[j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: (readonly [readonly ToldWord[], readonly ToldWord[], number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [fromA, fromB] = [i, j];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && isSame(i, j)) break;
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    if (i > fromA || j > fromB) runs.push([a.slice(fromA, i), b.slice(fromB, j), fromB]);
    while (i < a.length && j < b.length && isSame(i, j)) [i, j] = [i + 1, j + 1];
  }
  return runs;
}

/** Whether one run is the other with its words written together, or a word of it misspelled. Names have their letters for a reason. */
function isSlip(left: readonly ToldWord[], right: readonly ToldWord[], oldText: string, nowText: string): boolean {
  const [old, now] = [written(left, oldText), written(right, nowText)];
  if ([...left, ...right].some(({ kind }) => kind === 'figure')) return false;
  if (old.toLowerCase() === now.toLowerCase()) return true;
  const [one, other] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined) return false;
  if (old !== old.toLowerCase() || now !== now.toLowerCase()) return false;
  const shorter = Math.min(old.length, now.length);
  return shorter >= leastSpelledLetters && isNearlySpelled(old, now, shorter >= longWordLetters ? 2 : 1);
}

function written(words: readonly ToldWord[], text: string): string {
  return words.map(({ start, end }) => text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, '')).join('');
}

function spanOf(words: readonly ToldWord[]): Span | null {
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** What a newsroom says of a correction that it hadn't said before. */
function newNote(before: Article, after: Article): string | null {
  if (after.correction !== null && !isSaid(after.correction, before)) return after.correction;
  const notes = after.structure.flatMap(({ kind, span }) =>
    kind === 'correction' ? [after.text.slice(span.start, span.end)] : [],
  );
  return notes.find((note) => !opensUpdate(note) && !isSaid(note, before)) ?? null;
}

function isSaid(note: string, { correction, text }: Article): boolean {
  const plain = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(`${correction ?? ''} ${text}`).includes(plain(note));
}
