import type { Article } from '../coverage/article.ts';
import type { ArticleTerms } from '../language/article-terms.ts';
import { placeOf } from '../language/places.ts';
import { isShouted, type Term } from '../language/terms.ts';

/** A content word as folding sees it: stemmed, function words left out. */
export interface Word {
  readonly text: string;
  readonly kind: 'number' | 'place' | 'name' | 'other';
  /** Written with a capital where not every word is, and no day or month. */
  readonly isCapital: boolean;
  /** It follows the word before it at once and both are capitals: parts of one full name. */
  readonly continuesName: boolean;
}

export interface Reading {
  /** Empty where the headline is only the article's first words. */
  readonly headline: readonly Word[];
  readonly body: readonly Word[];
  /** How many of `body` stand in the lede. */
  readonly ledeLength: number;
  /** Words read, function words among them. */
  readonly wordsRead: number;
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
export function readWords({ title, titleIsOurs, text, sentences }: Article, terms: ArticleTerms): Reading {
  const shouted = isShouted(text);
  const body: Word[] = [];
  let wordsRead = 0;
  let ledeLength = 0;
  for (const [index, { start, end }] of sentences.entries()) {
    if (wordsRead >= wordsCompared) break;
    const read = terms.sentences[index] ?? [];
    body.push(...wordsOf(text.slice(start, end), read, shouted));
    if (wordsRead < ledeWords) ledeLength = body.length;
    wordsRead += read.length;
  }
  const headline = titleIsOurs ? [] : wordsOf(title, terms.title, true);
  return { headline: headline.filter((word) => !labels.has(word.text)), body, ledeLength, wordsRead };
}

const [letterA, letterZ] = [0x61, 0x7a];

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function wordsOf(sentence: string, terms: readonly Term[], shouted: boolean): Word[] {
  const words: Word[] = [];
  let nameEnd = -1;
  terms.forEach(({ text, start, end, stop }, index) => {
    if (stop) return;
    if (isNumber(text)) {
      words.push({ text, kind: 'number', isCapital: false, continuesName: false });
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
    words.push({ text, kind: isPlace ? 'place' : isCapital ? 'name' : 'other', isCapital, continuesName });
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
