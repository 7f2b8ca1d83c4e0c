import type { Article, ArticleStatus } from '../coverage/article.ts';
import { versionOf } from '../store/version.ts';

/** An article whose embargo has passed, as readers may see it; any other as it is. */
export function withoutPassedEmbargo(article: Article, now: Date): Article {
  const { embargo, ...rest } = article;
  return embargo === undefined || Date.parse(embargo.until) > now.getTime()
    ? article
    : withStatus(rest, embargo.status);
}

/** The same article with another standing: another version. */
export function withStatus(article: Article, status: ArticleStatus): Article {
  return { ...article, status, hash: versionOf({ ...article, status }) };
}

/** What is told of an article that waits. */
export function embargoNews({ until }: { readonly until: string }): string {
  return `its embargo lasts until ${until.slice(0, 16).replace('T', ' ')} UTC; it appears by itself then`;
}
