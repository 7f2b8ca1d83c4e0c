import { z } from 'zod';
import type { Article } from '../coverage.ts';
import { dayNumber, dayOf } from '../text/dates.ts';
import { nameWords } from '../text/names.ts';
import { termsOf } from '../text/terms.ts';

/** What tells whether two articles report the same event. Sets are sorted, so that they compare in one pass. */
export const fingerprintSchema = z.object({
  /** Days since 1970; `null` when undated. */
  day: z.number().nullable(),
  names: z.array(z.string()),
  numbers: z.array(z.string()),
  /** Content words. */
  terms: z.array(z.string()),
});

export type Fingerprint = z.infer<typeof fingerprintSchema>;

/** A report's event stands in its first words; what follows is often background that other stories share. */
const comparedTerms = 400;

export function fingerprintOf(article: Article, timeZone: string): Fingerprint {
  const sentences = article.sentences.map(({ start, end }) => article.text.slice(start, end));
  const terms = termsOf([article.title, ...sentences].join('\n'), article.language)
    .slice(0, comparedTerms)
    .filter(({ stop }) => !stop)
    .map(({ text }) => text);
  return {
    day: article.date === null ? null : dayNumber(dayOf(article.date, timeZone)),
    names: [...nameWords(sentences)].toSorted(),
    numbers: [...new Set(terms.filter((term) => /^\d/.test(term)))].toSorted(),
    terms: [...new Set(terms)].toSorted(),
  };
}
