import type { Article } from '../coverage/article.ts';
import type { Candidate, Filed, Member, StoryTable } from '../index/story-table.ts';
import type { ArchiveWriter } from '../index/writer.ts';
import { fingerprintOf } from '../stories/fingerprint.ts';
import { storyKeys } from '../stories/keys.ts';
import { byOrigin } from '../stories/lead.ts';
import { packFingerprint, unpackFingerprint } from '../stories/packing.ts';
import { readWords } from '../stories/reading.ts';
import { maxDaysApart, sameStory } from '../stories/same-story.ts';

/** Writes an article and folds it into its story, all within the transaction that is open. */
export function writeArticle(writer: ArchiveWriter, article: Article): 'added' | 'changed' | 'unchanged' {
  const known = writer.known(article.id);
  if (known?.hash === article.hash) return 'unchanged';
  if (known) unfold(writer.stories, known.doc);
  const doc = writer.put(article);
  if (article.status !== 'withdrawn') fold(writer.stories, doc, article, filedOf(article, writer.timeZone));
  return known ? 'changed' : 'added';
}

/** Takes an article out; false when there was none of that id. */
export function removeArticle(writer: ArchiveWriter, id: string): boolean {
  const known = writer.known(id);
  if (!known) return false;
  unfold(writer.stories, known.doc);
  writer.remove(known.doc);
  return true;
}

function filedOf(article: Article, timeZone: string): Filed {
  const reading = readWords(article);
  const fingerprint = fingerprintOf(article, reading, timeZone);
  return { day: fingerprint.day, keys: storyKeys(reading), fingerprint: packFingerprint(fingerprint) };
}

/**
 * A story is its lead and the articles that tell the same as the lead. Taken in order of origin, an article joins the first
 * lead before it that it tells the same as, or leads a story of its own. This says which stories there are without regard
 * to the order of arrival, and no story can drift: each of its articles is held against the one lead.
 */
function fold(stories: StoryTable, doc: number, { id, date }: Article, filed: Filed): void {
  stories.file(doc, filed);
  settle(stories, [{ doc, id, day: filed.day, date, story: doc, filed }]);
}

/** Takes an article out of its story; those that it led look for another lead. */
function unfold(stories: StoryTable, doc: number): void {
  const member = stories.member(doc);
  if (!member) return;
  const followers = member.story === doc ? stories.members(doc).filter((other) => other.doc !== doc) : [];
  stories.unfile(doc);
  settle(stories, followers);
}

/** `filed` is at hand for an article that is new; it leads nobody yet. */
type Unsettled = Member & { readonly filed?: Filed };

/**
 * Finds the leads of some articles anew, the earliest first. What an article becomes depends on earlier articles alone,
 * and only an article that begins or ceases to lead unsettles others, all of them later than itself.
 */
function settle(stories: StoryTable, articles: readonly Unsettled[]): void {
  const open = new Map(articles.map((article) => [article.doc, article]));
  while (open.size > 0) {
    const article = [...open.values()].reduce((first, other) => (byOrigin(other, first) < 0 ? other : first));
    open.delete(article.doc);
    for (const later of settleOne(stories, article)) if (!open.has(later.doc)) open.set(later.doc, later);
  }
}

/** Gives an article its lead; returns the later articles that this unsettles. */
function settleOne(stories: StoryTable, article: Unsettled): Member[] {
  const { doc } = article;
  const filed = article.filed ?? stories.filed(doc);
  const own = unpackFingerprint(filed.fingerprint, filed.day);
  const tellsTheSame = ({ fingerprint, day }: Candidate): boolean =>
    sameStory(own, unpackFingerprint(fingerprint, day));
  const near = stories.sharing(filed, maxDaysApart);
  const leadsBefore = near.filter((other) => other.story === other.doc && byOrigin(other, article) < 0);
  const lead = leadsBefore.toSorted(byOrigin).find(tellsTheSame)?.doc ?? doc;
  const led = article.story === doc && article.filed === undefined;
  if (lead !== article.story) stories.setStory(doc, lead);
  if (lead === doc && !led) return near.filter((other) => byOrigin(other, article) > 0 && tellsTheSame(other));
  return lead !== doc && led ? stories.members(doc).filter((other) => other.doc !== doc) : [];
}
