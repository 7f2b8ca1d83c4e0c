/** What somebody wants to be told of when it moves. */
export interface Follow {
  readonly kind: 'topic' | 'story' | 'outlet';
  /** By which name people know it: the words of a topic, an outlet, a story's headline when it was followed. */
  readonly label: string;
  /** Of a story, ids of the articles that told it when it was followed; empty for a topic or an outlet. */
  readonly articles: readonly string[];
  /** Messages within 24 hours; what comes beyond them waits for the next. */
  readonly mostADay: number;
}

/** Whether two are after the same news: stories are one where an article tells both. */
export function isSameFollow(one: Follow, other: Follow): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'story') return one.articles.some((article) => other.articles.includes(article));
  return one.label.toLowerCase() === other.label.toLowerCase();
}
