import { z } from 'zod';
import type { ArticleStatus } from '../coverage/article.ts';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { readWrittenDate } from '../language/written-date.ts';
import { fieldName, type HeaderEntry, isList, plainKey, wordsOfValue } from './header-entry.ts';
import { isNear } from './near-spelling.ts';
import { readEmbargo, readStatus } from './publication.ts';

/** What an article says of itself: front matter of a file, or fields of an imported line. */
export interface ArticleFields {
  readonly title: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly id: string | null;
  readonly author: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly updated: string | null;
  readonly status: ArticleStatus | null;
  readonly correction: string | null;
  /** Until when it waits, in milliseconds since 1970. */
  readonly embargoUntil: number | null;
}

const names = 'title source url date id author section language updated status correction'.split(' ');

/** A title, a name or an address is sent to Claude with every question that finds its article. */
const maxLineChars = 2_000;

const address = z.url({ protocol: /^https?$/ });
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * The fields of an article. One that can't be used is left out, and said: the article can do without. What would show an article that
 * isn't for readers is never left out: it is held back.
 * @throws {UnreadableError} when a field stands twice with different values, since either may be meant.
 */
export function readFields(entries: readonly HeaderEntry[], timeZone: string, warn: Warn): ArticleFields {
  const byName = new Map<string, HeaderEntry>();
  for (const entry of entries) {
    const name = fieldName(entry.key);
    const rival = byName.get(name);
    if (!rival) warnOfMisspelt(name, entry, entries, warn);
    else if (plainKey(rival.key) !== plainKey(entry.key)) {
      // Our own name for a field counts before another.
      if (plainKey(rival.key) === name) continue;
    } else if (names.includes(name) && JSON.stringify(rival.value) !== JSON.stringify(entry.value)) {
      throw new UnreadableError(`${name} stands twice; keep one of them`, entry.line);
    }
    byName.set(name, entry);
  }
  const read = <T>(
    name: string,
    reader: (words: string, entry: HeaderEntry) => T | string | null,
  ): T | string | null => {
    const entry = byName.get(name);
    const words = entry ? wordsOfValue(entry.value) : null;
    if (!entry) return null;
    if (words !== null) return reader(words, entry);
    return typeof entry.value === 'object' && entry.value !== null ? leaveOut(name, 'is no line of text', entry) : null;
  };
  const leaveOut = (name: string, why: string, { line }: HeaderEntry): null => {
    warn(`${name} ${why}; it was left out`, line);
    return null;
  };
  const line = (name: string): string | null =>
    read(name, (words, entry) => {
      const isText = name === 'title' || name === 'id';
      const written = isText && isList(entry.value) ? entry.written : undefined;
      const text = canonicalLine(written ?? hashtagged(words, entry));
      if (text === '') return null;
      if (text.length > maxLineChars) return leaveOut(name, `has over ${maxLineChars} characters`, entry);
      if (written !== undefined) warn(`${name} was read as it stands: ${text}`, entry.line);
      else if (typeof entry.value !== 'string') warn(`${name} was read as “${text}”`, entry.line);
      return text;
    });
  const date = (name: string): string | null =>
    read(name, (words, entry) => {
      const found = readWrittenDate(words, timeZone);
      if (found === null) return leaveOut(name, `“${words}” is no date; write it like 2026-02-03`, entry);
      if (found.guess !== null) warn(`${name}: ${found.guess}`, entry.line);
      return found.date;
    });
  return {
    title: line('title'),
    source: line('source'),
    url: read('url', (words, entry) => {
      const url = words.trim();
      if (url.length > maxLineChars || !address.safeParse(url).success) {
        return leaveOut('url', 'is not an http(s) address; write it like https://example.org/story', entry);
      }
      // What can't be seen would reorder a terminal's line or steer it; a link works as well with it escaped.
      return /[\p{C}\p{Z}]/u.test(url) ? new URL(url).href : url;
    }),
    date: date('date') ?? dayOfPublication(byName, timeZone, warn),
    id: line('id'),
    author: line('author'),
    section: line('section'),
    language: read('language', (words, entry) => {
      const tag = words.trim().replaceAll('_', '-');
      const lower = tag.replace(/^[A-Za-z]+/, (language) => language.toLowerCase());
      return languageTag.test(lower) ? lower : leaveOut('language', 'is not a language tag; write it like en', entry);
    }),
    updated: date('updated'),
    status: readStatus(entries, timeZone, warn),
    correction: line('correction'),
    embargoUntil: readEmbargo(entries, timeZone),
  };
}

/** A line of words, with the `#2` that YAML would have taken for a comment. */
function hashtagged(words: string, { written, value }: HeaderEntry): string {
  return typeof value === 'string' && written?.startsWith(words) === true && /^\s+#/.test(written.slice(words.length))
    ? written
    : words;
}

/** `published: 2026-02-03` dates an article that has no other date. */
function dayOfPublication(byName: ReadonlyMap<string, HeaderEntry>, timeZone: string, warn: Warn): string | null {
  const entry = byName.get('date') ? undefined : byName.get('published');
  const found = entry ? readWrittenDate(wordsOfValue(entry.value) ?? '', timeZone) : null;
  if (!entry || found === null) return null;
  warn(`published was read as the article's date, ${found.date}`, entry.line);
  return found.date;
}

/** A key one letter off from one of ours is said, since it is passed over. */
function warnOfMisspelt(name: string, { line }: HeaderEntry, entries: readonly HeaderEntry[], warn: Warn): void {
  if (name.length < 4 || names.includes(name)) return;
  const meant = names.find((own) => own.length >= 4 && isNear(name, own));
  if (meant === undefined || entries.some(({ key }) => fieldName(key) === meant)) return;
  warn(`there is no field ${name}; did you mean ${meant}?`, line);
}
