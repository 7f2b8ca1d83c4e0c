import type { Article } from '../coverage/article.ts';
import type { ArticleTerms } from '../language/article-terms.ts';
import { termsOf } from '../language/terms.ts';

/** A heading is found with the first sentence below it: it says what its section is about. */
export function withHeadings(article: Article, { title, sentences }: ArticleTerms): ArticleTerms {
  const headings = article.structure.filter(({ kind }) => kind === 'heading');
  if (headings.length === 0) return { title, sentences };
  let next = 0;
  const found = sentences.map((terms, index) => {
    const from = next;
    const start = article.sentences[index]?.start ?? 0;
    while ((headings[next]?.span.start ?? start) < start) next++;
    const above = headings.slice(from, next).flatMap(({ span }) => {
      return termsOf(article.text.slice(span.start, span.end), article.language);
    });
    return above.length === 0 ? terms : [...above, ...terms];
  });
  return { title, sentences: found };
}
