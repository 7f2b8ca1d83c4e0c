import type { Article } from '../coverage/article.ts';
import type { ArticleTerms } from '../language/article-terms.ts';
import { placeOf } from '../language/places.ts';
import { isShouted, type Term } from '../language/terms.ts';
import { datelineLength } from './datelines.ts';

/** A content word as folding sees it: stemmed, function words left out. */
export interface ComparedWord {
  readonly text: string;
  /** *Name*: written with a capital, or in a script that has none. */
  readonly kind: 'number' | 'place' | 'name' | 'other';
  /** Written with a capital where not every word is, and no day or month. */
  readonly isCapital: boolean;
  /** It follows the word before it at once and both are capitals: parts of one full name. */
  readonly continuesName: boolean;
}

export interface ComparedWords {
  /** Empty where the headline is only the article's first words. */
  readonly headline: readonly ComparedWord[];
  readonly body: readonly ComparedWord[];
  /** How many of `body` stand in the lede. */
  readonly ledeLength: number;
}

/** A report's event stands in its first words; what follows is often background that other stories share. */
const wordsCompared = 400;
const ledeWords = 60;

/** Desks mark a new version of a report in its headline; the words say nothing of the event. */
const labels = new Set('correct updat urgent refil repeat wrapup recast'.split(' '));

const calendar = new Set(
  (
    'januari februari march april may june juli august septemb octob novemb decemb jan feb mar apr jun jul aug sep sept oct ' +
    'nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun'
  ).split(' '),
);

/** Reads the words by which two articles are compared. */
export function comparedWordsOf({ title, titleIsOurs, text, sentences }: Article, terms: ArticleTerms): ComparedWords {
  const shouted = isShouted(text);
  const body: ComparedWord[] = [];
  let wordsRead = 0;
  let ledeLength = 0;
  for (const [index, { start, end }] of sentences.entries()) {
    if (wordsRead >= wordsCompared) break;
    const read = terms.sentences[index] ?? [];
    const sentence = text.slice(start, end);
    const opening = index === 0 ? datelineLength(sentence) : 0;
    body.push(...wordsOf(sentence, opening === 0 ? read : read.filter((term) => term.start >= opening), shouted));
    if (wordsRead < ledeWords) ledeLength = body.length;
    wordsRead += read.length;
  }
  const headline = titleIsOurs ? [] : wordsOf(title, terms.title, true);
  return { headline: headline.filter((word) => !labels.has(word.text)), body, ledeLength };
}

const [letterA, letterZ] = [0x61, 0x7a];

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

/** Of a script without capitals, in which any word may be a name. */
function isUnicase(character: string): boolean {
  return character > '\u02ff' && character.toLowerCase() === character.toUpperCase();
}

function wordsOf(sentence: string, terms: readonly Term[], shouted: boolean): ComparedWord[] {
  const words: ComparedWord[] = [];
  let nameEnd = -1;
  let numberEnd = -1;
  terms.forEach(({ text, start, end, stop }, index) => {
    if (stop) return;
    if (isNumber(text)) {
      const before = words.at(-1);
      // "7-3/4" and "280 3/4" are one number.
      const isPart = before?.kind === 'number' && start - numberEnd <= 1;
      if (isPart) words.pop();
      const whole = isPart ? `${before.text}/${text}` : text;
      words.push({ text: whole, kind: 'number', isCapital: false, continuesName: false });
      numberEnd = end;
      return;
    }
    const isPlace = placeOf(text) !== undefined;
    const isCapital =
      !shouted &&
      isUpper(sentence.charAt(start)) &&
      (index > 0 || opensName(sentence, end, terms[1])) &&
      !calendar.has(text);
    const continuesName = isCapital && nameEnd >= 0 && start - nameEnd <= 1;
    nameEnd = isCapital ? end : -1;
    const isName = isCapital || isUnicase(sentence.charAt(start));
    words.push({ text, kind: isPlace ? 'place' : isName ? 'name' : 'other', isCapital, continuesName });
  });
  return words;
}

/** A sentence's first word is a name when a capital follows at once: "Jacek Siewiera met …". */
function opensName(sentence: string, end: number, next: Term | undefined): boolean {
  return next !== undefined && !next.stop && next.start - end === 1 && isUpper(sentence.charAt(next.start));
}

function isNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  // Letters of English need no look into Unicode's tables.
  return first >= letterA && first <= letterZ ? false : /^\p{N}/u.test(text);
}
