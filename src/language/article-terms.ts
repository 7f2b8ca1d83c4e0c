import type { Article } from '../coverage/article.ts';
import { isShouted, type Term, termsOf } from './terms.ts';

/** An article's terms, with offsets into the headline or the sentence they stand in. */
export interface ArticleTerms {
  /** Empty where the headline is only the article's first words. */
  readonly title: readonly Term[];
  readonly sentences: readonly (readonly Term[])[];
}

/** Reads an article's terms. Whether its capitals tell acronyms is decided once, for all of it. */
export function articleTerms({ title, titleIsOurs, text, sentences, language }: Article): ArticleTerms {
  const shouted = isShouted(text);
  return {
    title: titleIsOurs ? [] : termsOf(title, language, shouted || isShouted(title)),
    sentences: sentences.map(({ start, end }) => termsOf(text.slice(start, end), language, shouted)),
  };
}
