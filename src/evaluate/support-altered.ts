import { codeVerdict, discrepanciesOf } from '../check/discrepancies.ts';
import { namesIn } from '../language/capitalised-names.ts';
import { detectLanguage } from '../language/detect.ts';
import { sentencesOf } from '../language/sentences.ts';
import { createRandom } from './seeded-random.ts';
import { type Alteration, alterationsOf, paraphrasesOf } from './support-alterations.ts';

/** How many there were, and how many of them came out in one way. */
export interface AlteredCount {
  readonly of: number;
  readonly found: number;
}

export interface AlteredReport {
  readonly sentences: number;
  /** Altered sentences that code takes out, by what was changed: next to the original, and among its neighbours. */
  readonly caught: Readonly<Record<Alteration, { readonly alone: AlteredCount; readonly near: AlteredCount }>>;
  /** Unaltered sentences that it takes out. */
  readonly falseAlarms: { readonly alone: AlteredCount; readonly near: AlteredCount };
  /** Other wordings of one sense that it takes out. */
  readonly paraphraseAlarms: AlteredCount;
  /** Altered sentences that passed, for whoever wants to see. */
  readonly missed: readonly { readonly kind: Alteration; readonly text: string }[];
}

/** Shorter ones are headings and debris. */
const minSentenceChars = 20;
/** Any number; always the same one, so that a report can be repeated. */
const anySeed = 7;
const kinds = ['number', 'date', 'name', 'quotation'] as const;

function isOut(sentence: string, cited: readonly string[]): boolean {
  const words = { cited, around: [], published: [], citedLanguage: 'en', language: 'en' };
  return codeVerdict(discrepanciesOf(sentence, words)).label !== 'unchecked';
}

/**
 * Alters the sentences of some English texts in all ways that code can, and counts how many the check catches, and how many it
 * takes offence at that were not altered. A sentence is checked against itself, and against itself between its neighbours.
 */
export function checkAltered(texts: readonly string[], seed = anySeed): AlteredReport {
  const paragraphs = texts
    .flatMap((text) => text.split(/\n+/))
    .filter((text) => detectLanguage(text) === 'en')
    .map((text) => sentencesOf(text).map(({ start, end }) => text.slice(start, end)))
    .map((sentences) => sentences.filter(({ length }) => length >= minSentenceChars));
  const names = paragraphs.flat().flatMap((sentence) => namesIn(sentence).filter(({ opens }) => !opens));
  const pool = [...new Set(names.map(({ text }) => text))].filter(
    (name) => /^\p{Lu}\p{Ll}/u.test(name) && name.length > 3 && !/\. /.test(name),
  );
  const random = createRandom(seed);
  const counts = new Map<string, { of: number; found: number }>();
  const count = (what: string, isFound: boolean): void => {
    const known = counts.get(what) ?? { of: 0, found: 0 };
    counts.set(what, { of: known.of + 1, found: known.found + (isFound ? 1 : 0) });
  };
  const counted = (what: string): AlteredCount => counts.get(what) ?? { of: 0, found: 0 };
  const missed: AlteredReport['missed'][number][] = [];
  for (const sentences of paragraphs) {
    for (const [index, sentence] of sentences.entries()) {
      const near = sentences.slice(Math.max(0, index - 1), index + 2);
      count('itself alone', isOut(sentence, [sentence]));
      count('itself near', isOut(sentence, near));
      for (const other of paraphrasesOf(sentence)) count('paraphrase', isOut(other, near));
      for (const { kind, text } of alterationsOf(sentence, near.join(' '), pool, random)) {
        const isCaught = isOut(text, [sentence]);
        count(`${kind} alone`, isCaught);
        count(`${kind} near`, isOut(text, near));
        if (!isCaught) missed.push({ kind, text });
      }
    }
  }
  const both = (what: string) => ({ alone: counted(`${what} alone`), near: counted(`${what} near`) });
  const [number, date, name, quotation] = kinds.map(both);
  const none = both('nothing');
  return {
    sentences: paragraphs.flat().length,
    caught: {
      number: number ?? none,
      date: date ?? none,
      name: name ?? none,
      quotation: quotation ?? none,
    },
    falseAlarms: both('itself'),
    paraphraseAlarms: counted('paraphrase'),
    missed,
  };
}
