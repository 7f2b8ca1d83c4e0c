import type { Member, StoryTable } from '../archive/story-table.ts';
import type { ArchiveWriter } from '../archive/writer.ts';
import type { Article } from '../coverage.ts';
import { type Fingerprint, fingerprintOf, fingerprintSchema } from '../stories/fingerprint.ts';
import { storyKeys } from '../stories/keys.ts';
import { byOrigin } from '../stories/lead.ts';
import { sameStory } from '../stories/same-story.ts';

/** Writes an article and folds it into its story, all within the transaction that is open. */
export function writeArticle(writer: ArchiveWriter, article: Article): 'added' | 'changed' | 'unchanged' {
  const known = writer.known(article.id);
  if (known?.hash === article.hash) return 'unchanged';
  if (known) unfold(writer.stories, known.doc);
  const doc = writer.put(article);
  if (article.status !== 'withdrawn') fold(writer.stories, doc, fingerprintOf(article, writer.timeZone));
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

/** Joins an article with those that tell the same. Stories are the connected groups of `sameStory`, in whatever order articles arrive. */
function fold(stories: StoryTable, doc: number, fingerprint: Fingerprint): void {
  stories.file(doc, JSON.stringify(fingerprint), storyKeys(fingerprint));
  const joined = new Map<number, Member>();
  for (const other of [doc, ...sameStoryAs(stories, doc, fingerprint)]) {
    for (const member of stories.members(other)) joined.set(member.doc, member);
  }
  writeStory(stories, [...joined.values()]);
}

/** Takes an article out of its story; what it held together may fall apart. */
function unfold(stories: StoryTable, doc: number): void {
  const fingerprint = readFingerprint(stories, doc);
  if (!fingerprint) return;
  const members = stories.members(doc);
  stories.unfile(doc, storyKeys(fingerprint));
  stories.write(
    doc,
    members.filter((member) => member.doc === doc),
  );
  const left = new Map(members.filter((member) => member.doc !== doc).map((member) => [member.doc, member]));
  for (const first of left.values()) {
    const group = [first];
    left.delete(first.doc);
    for (const member of group) {
      const own = readFingerprint(stories, member.doc);
      for (const other of own ? sameStoryAs(stories, member.doc, own) : []) {
        const found = left.get(other);
        if (found) group.push(found);
        left.delete(other);
      }
    }
    writeStory(stories, group);
  }
}

function writeStory(stories: StoryTable, members: readonly Member[]): void {
  const [lead] = members.toSorted(byOrigin);
  if (lead) stories.write(lead.doc, members);
}

function readFingerprint(stories: StoryTable, doc: number): Fingerprint | null {
  const data = stories.fingerprint(doc);
  return data === null ? null : fingerprintSchema.parse(JSON.parse(data));
}

function sameStoryAs(stories: StoryTable, doc: number, fingerprint: Fingerprint): number[] {
  return stories.sharing(doc, storyKeys(fingerprint)).filter((candidate) => {
    const other = readFingerprint(stories, candidate);
    return other !== null && sameStory(fingerprint, other);
  });
}
