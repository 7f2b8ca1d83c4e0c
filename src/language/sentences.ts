import type { Span } from '../coverage/article.ts';
import { languageCode } from './language-code.ts';
import type { Abbreviated, Abbreviations } from './language-rules.ts';
import { rulesOf } from './languages.ts';
import { abbreviationsOfOthers } from './other-languages/abbreviations.ts';

/** A sentence longer than this is cut at a space: text without full stops must not become one endless quote. */
const maxSentenceChars = 1_000;

const unlisted: Abbreviations = {
  leading: new Set(),
  beforeNumber: new Set(),
  ending: new Set(),
  goesOn: () => true,
  isOrdinal: () => false,
};

/**
 * What may end a sentence, with the quotation marks and brackets that close after it, and the space behind: Unicode's rules (UAX #29),
 * as a pattern because `Intl.Segmenter` takes five times as long. Marks that open elsewhere („so“, »so«) close before a space only.
 */
const endPattern = /[\p{Sentence_Terminal}…]+(?:["'”’»)\]}」』）】》〉]|[“‘«](?=\s|$))*(?<space>\s*)|\n/gu;
/** Full stops that need no space behind them. */
const wideStop = /[。！？｡．]/;
const lastWord = /[\p{L}\p{M}\p{N}]+(?:\.[\p{L}\p{M}\p{N}]+)*$/u;
const quotative = /^(?:이?라고|이?라며|이?라는|고 |며 |면서)/;
const numberAhead = /^(?:\p{N}|\p{L}{3,4}\. ?\p{N})/u;
const wordChars = 24;
const afterChars = 32;

/** Where in a sentence a full stop stands, and what the language makes of it. */
interface Stop {
  /** The sentence up to and without the first mark that may end it. */
  readonly before: string;
  /** The marks, with what closes after them. */
  readonly marks: string;
  readonly hasSpace: boolean;
  readonly after: string;
}

/** Whether a mark that may end a sentence does. */
function isEnd(
  { before, marks, hasSpace, after }: Stop,
  abbreviations: Abbreviations,
  isCased: () => boolean,
): boolean {
  const isPoint = marks.startsWith('.');
  const isClosed = !/^[.!?…]+$/.test(marks);
  // "He said . . . that", "Ready?, she asked".
  if (/^[\p{Sentence_Terminal}…,;:)\]–—-]/u.test(after)) return false;
  if (!hasSpace && !wideStop.test(marks)) {
    // Korean says who spoke right behind a quotation: "협력하겠다."라고.
    if (isClosed && /^\p{Script=Hangul}/u.test(after)) return false;
    // "example.org", "J.P. Morgan", "3.5", "Yahoo!Japan".
    const isOpening = /^[“„«‘「『（《(]/u.test(after);
    if (!isClosed && !isOpening && !(isPoint && /^\p{Lo}/u.test(after)) && !/\p{Lo}$/u.test(before)) return false;
  }
  if (isClosed && quotative.test(after)) return false;
  if (/^\p{Ll}/u.test(after) && (isCased() || marks.length > 1)) return false;
  return !(marks.startsWith('.') && !/^\.[.…]/.test(marks)) || !isAbbreviated(before, after, abbreviations);
}

/** Whether a full stop belongs to the word or number before it: "Gen. Kim", "J. Smith", "am 3. März". */
function isAbbreviated(before: string, after: string, abbreviations: Abbreviations): boolean {
  const last = lastWord.exec(before.slice(-wordChars))?.[0];
  if (last === undefined) return false;
  const word = last.toLowerCase();
  const { leading, beforeNumber, ending, goesOn, isOrdinal } = abbreviations;
  if (leading.has(word)) return true;
  const told: Abbreviated = { word, before, after };
  if (/^\p{N}+$/u.test(word)) return last.length === before.length || isOrdinal(told);
  const isInitials = /^\p{Lu}$/u.test(last) || /^\p{L}(?:\.\p{L}{1,2})+$/u.test(last);
  if (beforeNumber.has(word) && (!isInitials || numberAhead.test(after))) return numberAhead.test(after);
  return (isInitials || ending.has(word)) && goesOn(told);
}

function* pieces(text: string, start: number, end: number): Generator<Span> {
  let from = start;
  while (end - from > maxSentenceChars) {
    // Looked for in this piece alone: text without spaces would be searched back to its beginning each time.
    const space = from + text.slice(from, from + maxSentenceChars + 1).lastIndexOf(' ');
    let cut = space > from ? space : from + maxSentenceChars;
    if (space <= from && /[\udc00-\udfff]/.test(text.charAt(cut))) cut -= 1;
    yield { start: from, end: cut };
    from = text.charAt(cut) === ' ' ? cut + 1 : cut;
  }
  if (end > from) yield { start: from, end };
}

/** Sentences of one paragraph (`text` from `start` to `end`), trimmed of white space, in order. */
export function sentencesOf(text: string, start = 0, end = text.length, language = 'en'): Span[] {
  const paragraph = text.slice(start, end);
  const code = languageCode(language);
  const abbreviations = rulesOf(code)?.abbreviations ?? abbreviationsOfOthers.get(code) ?? unlisted;
  const found: Span[] = [];
  let from = 0;
  let hasCapitals: boolean | undefined;
  const isCased = (): boolean => (hasCapitals ??= /\p{Lu}/u.test(paragraph));
  const close = (to: number): void => {
    const raw = paragraph.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (trimmed !== '') found.push(...pieces(text, start + from + lead, start + from + lead + trimmed.length));
    from = to;
  };
  for (const { 0: match, index, groups = {} } of paragraph.matchAll(endPattern)) {
    const at = index + match.length;
    const space = groups['space'] ?? '';
    if (at === paragraph.length) break;
    const stop: Stop = {
      before: paragraph.slice(from, index).trimStart(),
      marks: match.slice(0, match.length - space.length),
      hasSpace: space !== '',
      after: paragraph.slice(at, at + afterChars),
    };
    if (match === '\n' || space.includes('\n') || isEnd(stop, abbreviations, isCased)) close(at);
  }
  close(paragraph.length);
  return found;
}
