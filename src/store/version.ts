import { createHash } from 'node:crypto';
import type { Article } from '../coverage/article.ts';

/** The version of an article: SHA-256 in hex of everything that a reader can see of it. */
export function versionOf(article: Omit<Article, 'id' | 'sentences' | 'hash'>): string {
  const { title, source, date, url, titleIsOurs, author, section, language, updated, status, correction } = article;
  const { text, structure } = article;
  const seen = {
    ...{ title, source, date, url, titleIsOurs, author },
    ...{ section, language, updated, status, correction, text },
    ...(structure.length > 0 && { structure }),
  };
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}
