import type { Article } from '../coverage/article.ts';
import type { ArticleTerms } from '../language/article-terms.ts';
import { comparedWordsOf } from '../stories/compared-words.ts';
import { differencesOf } from '../stories/differences.ts';
import { fingerprintOf } from '../stories/fingerprint.ts';
import { packFingerprint, unpackFingerprint } from '../stories/pack-fingerprint.ts';
import { maxDaysApart, sameStory } from '../stories/same-story.ts';
import { storyKeys } from '../stories/story-keys.ts';
import { byOrigin } from '../stories/story-lead.ts';
import type { FiledArticle, Member, StoryCandidate, StoryTable } from './story-table.ts';

/** Reads an article, by its number in the store. */
type ArticleLookup = (doc: number) => Article;

/** What is kept of an article to tell its story. */
export function filedOf(article: Article, terms: ArticleTerms, timeZone: string): FiledArticle {
  const reading = comparedWordsOf(article, terms);
  const fingerprint = fingerprintOf(article, reading, timeZone);
  return { day: fingerprint.day, keys: storyKeys(reading), fingerprint: packFingerprint(fingerprint) };
}

/**
 * A story is its lead and the articles that tell the same as the lead. Taken in order of origin, an article joins the first
 * lead before it that it tells the same as, or leads a story of its own. This says which stories there are without regard
 * to the order of arrival, and no story can drift: each of its articles is held against the one lead.
 */
export function fold(
  stories: StoryTable,
  doc: number,
  { id, date }: Article,
  filed: FiledArticle,
  read: ArticleLookup,
): void {
  stories.file(doc, filed);
  settle(stories, [{ doc, id, day: filed.day, date, story: doc, filed }], read);
}

/** Takes articles out of their stories; those that they led look for another lead. */
export function unfold(stories: StoryTable, docs: readonly number[], read: ArticleLookup): void {
  const orphans = new Set(docs.flatMap((doc) => stories.followers(doc)));
  for (const doc of docs) {
    stories.unfile(doc);
    orphans.delete(doc);
  }
  settle(
    stories,
    [...orphans].map((doc) => stories.member(doc)),
    read,
  );
}

/** `filed` is at hand for an article that is new; it leads nobody yet. */
type Unsettled = Member & { readonly filed?: FiledArticle };

/**
 * Finds the leads of some articles anew, the earliest first. What an article becomes depends on earlier articles alone,
 * and only an article that begins or ceases to lead unsettles others, all of them later than itself.
 */
function settle(stories: StoryTable, articles: readonly Unsettled[], read: ArticleLookup): void {
  const open = new Map(articles.map((article) => [article.doc, article]));
  while (open.size > 0) {
    const article = [...open.values()].reduce((first, other) => (byOrigin(other, first) < 0 ? other : first));
    open.delete(article.doc);
    for (const later of settleOne(stories, article, read)) if (!open.has(later.doc)) open.set(later.doc, later);
  }
}

/** Gives an article its lead; returns the later articles that this unsettles. */
function settleOne(stories: StoryTable, article: Unsettled, read: ArticleLookup): Member[] {
  const { doc } = article;
  const filed = article.filed ?? stories.filed(doc);
  const own = unpackFingerprint(filed.fingerprint, filed.day);
  const tellsTheSame = ({ fingerprint, day }: StoryCandidate): boolean =>
    sameStory(own, unpackFingerprint(fingerprint, day));
  const near = stories.sharing(filed, maxDaysApart);
  const leadsBefore = near.filter((other) => other.story === other.doc && byOrigin(other, article) < 0);
  const lead = leadsBefore.toSorted(byOrigin).find(tellsTheSame)?.doc ?? doc;
  const led = article.story === doc && article.filed === undefined;
  if (lead !== article.story) stories.setStory(doc, lead, lead === doc ? '' : differencesInJson(read(lead), read(doc)));
  if (lead === doc && !led) return near.filter((other) => byOrigin(other, article) > 0 && tellsTheSame(other));
  return lead !== doc && led ? stories.followers(doc).map((other) => stories.member(other)) : [];
}

/** Empty for none. */
function differencesInJson(lead: Article, other: Article): string {
  const differences = differencesOf(lead, other);
  return differences.length === 0 ? '' : JSON.stringify(differences);
}
