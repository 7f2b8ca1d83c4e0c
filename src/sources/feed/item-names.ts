import { canonicalAddress } from '../canonical-address.ts';
import type { FeedItem } from './feed.ts';

type Named = Pick<FeedItem, 'guid' | 'url' | 'title'>;

/**
 * What an item is known by, whatever else of it changes: `guid HOST VALUE` (`address …` where the guid is an address) and `address …`,
 * by `canonicalAddress`. The words' fingerprint is another name, given elsewhere.
 * @param feedUrl the feed's own address: guids that are no addresses are unique within a site only.
 */
function namesOf({ guid, url }: Pick<FeedItem, 'guid' | 'url'>, feedUrl: string): string[] {
  const host = canonicalAddress(feedUrl)?.replace(/[/?].*$/s, '') ?? feedUrl;
  const ofGuid = guid === null ? [] : [nameOf(guid) ?? `guid ${host} ${guid}`];
  const ofUrl = url === null ? [] : [nameOf(url)];
  return [...new Set([...ofGuid, ...ofUrl].filter((name) => name !== null))];
}

function nameOf(address: string): string | null {
  const canonical = canonicalAddress(address);
  return canonical === null ? null : `address ${canonical}`;
}

/**
 * Each item's names, without those that other items of the same feed bear too: ten items under one guid are ten articles, and so are the
 * entries of a live blog that all lead to its page. An item that simply stands twice keeps them.
 */
export function distinctNames(
  items: readonly Named[],
  feedUrl: string,
): { readonly names: string[][]; readonly shared: number } {
  const all = items.map((item) => namesOf(item, feedUrl));
  const bearers = new Map<string, Set<string>>();
  items.forEach((item, index) => {
    for (const name of all[index] ?? []) {
      const same = bearers.get(name) ?? new Set();
      bearers.set(name, same.add(JSON.stringify([item.guid, item.url ?? item.title])));
    }
  });
  const isOwn = (name: string): boolean => (bearers.get(name)?.size ?? 0) <= 1;
  return {
    names: all.map((names) => names.filter(isOwn)),
    shared: [...bearers.values()].filter(({ size }) => size > 1).length,
  };
}
