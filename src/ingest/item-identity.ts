import { createHash } from 'node:crypto';
import type { Article } from '../coverage/article.ts';
import type { ItemRecord } from '../store/item-record.ts';
import type { ItemTable } from '../store/sqlite/item-table.ts';

/** Names of items of the web say what they tell an item by: `address …`, `guid …`, `words …`. */
const addressPrefix = 'address ';
const guidPrefix = 'guid ';
const wordsPrefix = 'words ';

/** Fewer words may stand in two articles: "Live updates". */
const fewestWords = 25;
/** An identifier that comes again at another address, with fewer words in common than this share, was given twice: reports of a kind share a third. */
const leastShared = 0.4;

type Words = Pick<Article, 'title' | 'text'>;

function wordsOf({ title, text }: Words): string[] {
  return `${title} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A name that an article has by its words alone; `null` where they are too few. */
export function wordsName(article: Words): string | null {
  const words = wordsOf(article);
  if (words.length < fewestWords) return null;
  return `${wordsPrefix}${createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 27)}`;
}

/** Whether readers would see the same: another address, another day for the same words is no change of what was said. */
export function isSameWords(one: Article, other: Article): boolean {
  return (
    one.title === other.title &&
    one.text === other.text &&
    one.status === other.status &&
    one.correction === other.correction
  );
}

/**
 * The article that other sources of the web hold already: at one of its addresses, or with the very same words on the same site.
 * Another site's words are that site's article, though they be the same.
 */
export function findShared(items: ItemTable, { own }: Pick<SoughtNames, 'own'>, article: Article): string | null {
  const atAddress = own.filter((name) => name.startsWith(addressPrefix)).flatMap((name) => items.ofWeb(name));
  if (atAddress[0] !== undefined) return atAddress[0];
  const words = wordsName(article);
  const site = siteOf(article.id);
  return words === null || site === null ? null : (items.ofWeb(words).find((id) => siteOf(id) === site) ?? null);
}

/** An article of the web is known by its address, without a scheme; `null` where it has none. */
function siteOf(id: string): string | null {
  return /^([^/\s]+\.[^/\s]+)\//.exec(id)?.[1] ?? null;
}

/** The words in common, as a share of all. */
function shareInCommon(one: Words, other: Words): number {
  const ours = new Set(wordsOf(one));
  const theirs = new Set(wordsOf(other));
  const both = [...ours].filter((word) => theirs.has(word)).length;
  return both / Math.max(1, ours.size + theirs.size - both);
}

/** What an item is looked for by. */
interface SoughtNames {
  /** Those under which it came. */
  readonly own: readonly string[];
  /** Those that showed while it was read: its canonical address, which many sites give to all their pages alike. */
  readonly shown: readonly string[];
}

/**
 * The item of a source that goes by one of some names: by its address, else by its words, else by what is no proof: feeds give one identifier
 * to ten items, and pages name one canonical address for all. There the words must speak for it.
 * @param article what stands there now; @param before reads what an item held before.
 */
export function findItem(
  items: ItemTable,
  source: number,
  { own, shown }: SoughtNames,
  article: Words | null,
  before: (id: string) => Words | null,
): ItemRecord | null {
  const isGuid = (name: string): boolean => name.startsWith(guidPrefix);
  const words = article === null ? null : wordsName(article);
  const certain = [...own.filter((each) => !isGuid(each)), ...(words === null ? [] : [words])].flatMap(
    (name) => items.find(source, name) ?? [],
  );
  // What couldn't be read under one name may stand there under another.
  const [known] = [...certain.filter((item) => item.article !== null), ...certain];
  if (known !== undefined) return known;
  for (const name of [...own.filter(isGuid), ...shown]) {
    const found = items.find(source, name);
    if (found === null) continue;
    const held = found.article === null ? null : before(found.article);
    if (article === null || held === null || shareInCommon(article, held) >= leastShared) return found;
  }
  return null;
}
