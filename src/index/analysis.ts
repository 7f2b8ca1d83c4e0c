import type { Article } from '../coverage/article.ts';
import { articleTerms } from '../text/article-terms.ts';
import { hash32 } from '../text/hash.ts';
import { type Term, termsOf } from '../text/terms.ts';
import type { Forward } from './forward.ts';
import { packFrequencies } from './postings.ts';

/** The lede: sentences that begin within an article's first words, where news says what happened. */
export const ledeWords = 60;

/** What the index keeps of one article. */
export interface Analysis {
  readonly forward: Forward;
  /** Term → packed frequencies; stop words are left out. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly titleTerms: number;
  readonly bodyTerms: number;
}

export function analyse(article: Article): Analysis {
  const { title, sentences: own } = articleTerms(article);
  const sentences = withHeadings(article, own);
  const counts = new Map<string, { title: number; lede: number; body: number }>();
  const count = (terms: readonly Term[], field: 'title' | 'lede' | 'body'): number => {
    let counted = 0;
    for (const { text, stop } of terms) {
      if (stop) continue;
      counted++;
      const entry = counts.get(text) ?? { title: 0, lede: 0, body: 0 };
      counts.set(text, entry);
      entry[field]++;
    }
    return counted;
  };
  const titleTerms = count(title, 'title');
  let words = 0;
  for (const terms of sentences) {
    if (words >= ledeWords) break;
    count(terms, 'lede');
    words += terms.length;
  }
  const bodyTerms = sentences.reduce((sum, terms) => sum + count(terms, 'body'), 0);
  const hashes = (terms: readonly Term[]): Uint32Array => Uint32Array.from(terms, ({ text }) => hash32(text));
  return {
    forward: { title: hashes(title), sentences: sentences.map(hashes) },
    frequencies: new Map([...counts].map(([term, fields]) => [term, packFrequencies(fields)])),
    titleTerms,
    bodyTerms,
  };
}

/** A heading is found with the first sentence below it: it says what its section is about. */
function withHeadings(article: Article, sentences: readonly (readonly Term[])[]): readonly (readonly Term[])[] {
  const headings = article.structure.filter(({ kind }) => kind === 'heading');
  if (headings.length === 0) return sentences;
  let next = 0;
  return sentences.map((terms, index) => {
    const from = next;
    const start = article.sentences[index]?.start ?? 0;
    while ((headings[next]?.span.start ?? start) < start) next++;
    const above = headings.slice(from, next).flatMap(({ span }) => {
      return termsOf(article.text.slice(span.start, span.end), article.language);
    });
    return above.length === 0 ? terms : [...above, ...terms];
  });
}
