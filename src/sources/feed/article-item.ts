import type { FeedItem } from './feed.ts';
import { readFeedDate } from './feed-date.ts';
import { asHtml, plainWords } from './plain-words.ts';
import type { Said, SaidBody } from './said.ts';
import type { Tally } from './tally.ts';

/** What the feed gives its items. */
export interface Surroundings {
  readonly url: string;
  readonly home: string | null;
  readonly language: string | null;
  readonly timeZone: string;
}

/** Browsers and messages take no longer one. */
const maxUrlChars = 2_000;
/** What is longer is no date. */
const maxDateChars = 100;

/**
 * An item as an article needs it.
 * @param base of its relative addresses, where the feed says one; else they count from the site, or from the feed.
 */
export function articleItem(
  said: Said,
  base: string | null,
  { url, home, language, timeZone }: Surroundings,
  tally: Tally,
): Omit<FeedItem, 'names' | 'embargo'> {
  const own = said.language?.trim() || language;
  const body = fullest(said.bodies);
  const date = (written: readonly string[]): string | null => {
    for (const each of written.map((text) => text.slice(0, maxDateChars))) {
      const read = readFeedDate(each, own, timeZone);
      if (read === null) tally.add("a date isn't understood and was left out", `“${each}”`);
      else if (read.doubt === 'zone') tally.add('a time names no zone, so that of TIME_ZONE counts', `“${each}”`);
      else if (read.doubt === 'words') tally.add('a date was read in part', `“${each}” as ${read.date}`);
      if (read !== null) return read.date;
    }
    return null;
  };
  return {
    guid: said.guid?.trim() || null,
    url: firstUrl(said.links, base ?? home ?? url, (link) => {
      tally.add(`an address has over ${maxUrlChars} characters and was left out`, `“${link.slice(0, maxDateChars)}…”`);
    }),
    title: said.titles.map(plainWords).find((words) => words !== null) ?? null,
    published: date(said.published),
    updated: date(said.updated),
    author: joined(said.authors),
    categories: [...new Set(said.categories.flatMap((value) => plainWords({ value, form: 'html' }) ?? []))],
    html: body === null ? '' : body.form === 'html' ? body.value : asHtml(body.value),
    isWhole: body === null || body.isSummary || isCutShort(body.value) ? false : null,
    language: own,
  };
}

/**
 * The first address that leads anywhere over http or https, without a name or password before its host: they are secrets, or make readers take
 * one site for another.
 */
export function firstUrl(links: readonly string[], base: string, tooLong = (_: string): void => {}): string | null {
  for (const link of links) {
    const address = link.trim().replace(/^\/\/(?=[^/])/, 'https://');
    if (address === '' || !URL.canParse(address, base)) continue;
    const url = new URL(address, base);
    if (!/^https?:$/.test(url.protocol)) continue;
    url.username = '';
    url.password = '';
    if (url.href.length <= maxUrlChars) return url.href;
    tooLong(url.href);
  }
  return null;
}

function joined(authors: readonly string[]): string | null {
  const names = authors.flatMap((value) => plainWords({ value, form: 'html' }) ?? []);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** The body with the most text; of two alike, the first. */
function fullest(bodies: readonly SaidBody[]): SaidBody | null {
  const length = ({ value, form }: SaidBody): number =>
    (form === 'html' ? value.replace(/<[^<>]*>/g, '') : value).trim().length;
  return bodies.reduce<SaidBody | null>(
    (best, body) => (best === null || length(body) > length(best) ? body : best),
    null,
  );
}

/** A text that breaks off, as excerpts do, perhaps with a link behind it. */
function isCutShort(value: string): boolean {
  const words = value
    .slice(-2_000)
    .replace(/<a\s[^<>]*>[^<>]*<\/a>\s*(?:<[^<>]*>\s*)*$/i, '')
    .replace(/<[^<>]*>/g, '')
    .trim();
  return /(?:…|\.{3}|&hellip;|&#8230;|\[(?:…|\.{3}|&hellip;|&#8230;)\])$/.test(words);
}
