import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Warn } from '../coverage/unreadable.ts';
import { isDate } from '../language/dates.ts';
import { readWrittenDate } from '../language/written-date.ts';
import { wordsOfValue } from './header-entry.ts';
import { attribute, plainText } from './html-elements.ts';
import type { PageHead } from './page-head.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** Names under which pages say when they were published, in `<meta>`. */
const names = (
  'article:published_time og:article:published_time og:published_time datepublished date publish-date ' +
  'publish_date publication_date parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.created dcterms.issued date.issued'
).split(' ');
const otherName = /(?:^|[.:_-])pubdate$/;
/** What shows a date is no longer. */
const maxDateChars = 60;
/** As many elements around the headline are looked through for a date that stands by itself. */
const [elementsBefore, elementsAfter] = [25, 40];

/**
 * When a page was published. Of several dates, that of itemprop (or of its forerunner, the class `published`) comes first, then those of
 * `<meta>`, of JSON-LD, of `<time>`: in that order they are right most often. Where none of them says it, the one date that stands by itself
 * next to the headline does, or one that the page shows and its address confirms. `null` where there is none of them: undated stays undated.
 */
export function publicationDate(head: PageHead, url: string | null, timeZone: string, warn: Warn): string | null {
  const { elements, meta, linked } = head;
  const read = (text: string): boolean => readWrittenDate(text, timeZone) !== null;
  const marked = elements.flatMap((element) =>
    attribute(element, 'itemprop')?.toLowerCase().split(/\s+/).includes('datepublished') ? [dateOf(element)] : [],
  );
  const classed = elements.flatMap((element) =>
    /(?:^|\s)(?:dt-)?published(?:\s|$)/.test(attribute(element, 'class') ?? '') ? [dateOf(element)] : [],
  );
  const named = [
    ...names.flatMap((name) => meta.get(name) ?? []),
    ...[...meta].flatMap(([name, content]) => (otherName.test(name) ? [content] : [])),
  ];
  const described = [linked.article, linked.page].map((thing) => wordsOfValue(thing?.['datePublished'] ?? null) ?? '');
  const said = usable([...marked, ...classed, ...named, ...described], timeZone);
  if (said !== null) return inItsOwnZone(said, [...named, ...described]);
  const shown = (date: string | null | undefined): string | null => {
    if (date === null || date === undefined) return null;
    warn(`the page says its date in no field; ${date} is the first that it shows`);
    return date;
  };
  const times = elements.flatMap((element) => (element.tagName === 'time' ? [dateOf(element)] : []));
  return (
    shown(usable(times, timeZone)) ?? shown(nextToHeadline(elements, read)) ?? shown(confirmed(elements, url, timeZone))
  );
}

/** The first date that can be read, rather one that stands as we write dates. */
export function usable(candidates: readonly string[], timeZone: string): string | null {
  const trimmed = candidates.map((candidate) => candidate.trim());
  return trimmed.find(isDate) ?? trimmed.find((candidate) => readWrittenDate(candidate, timeZone) !== null) ?? null;
}

/** One instant is said in UTC and again in the newsroom's own zone: the latter names its day. */
function inItsOwnZone(date: string, others: readonly string[]): string {
  if (!/(?:Z|\+00:?00)$/.test(date)) return date;
  const instant = Date.parse(date);
  return (
    others.find(
      (other) => isDate(other) && /[+-](?!00:?00)\d{2}:?\d{2}$/.test(other) && Date.parse(other) === instant,
    ) ?? date
  );
}

function dateOf(element: Element): string {
  return (
    ['content', 'datetime', 'title'].map((name) => attribute(element, name)).find((each) => each) ?? plainText(element)
  );
}

/** The date that is all that an element says, close to the only headline; `null` where there are two days. */
function nextToHeadline(elements: readonly Element[], read: (text: string) => boolean): string | null {
  const headlines = elements.flatMap(({ tagName }, at) => (tagName === 'h1' ? [at] : []));
  const [at] = headlines;
  if (at === undefined || headlines.length > 1) return null;
  const around = elements.slice(Math.max(0, at - elementsBefore), at + elementsAfter);
  const dates = around.flatMap((element) => {
    const text = alone(element);
    return text !== null && read(text) ? [text] : [];
  });
  const days = new Set(dates.map((date) => readWrittenDate(date, 'UTC')?.date.slice(0, 10)));
  return days.size === 1 ? (dates[0] ?? null) : null;
}

/** A date that the page shows by itself, and that stands in its address. */
function confirmed(elements: readonly Element[], url: string | null, timeZone: string): string | null {
  const address = /(?<!\d)((?:19|20)\d{2})([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/.exec(url ?? '');
  if (!address) return null;
  const [, year, , month = '', day = ''] = address;
  const expected = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  for (const element of elements) {
    const text = alone(element);
    if (text !== null && readWrittenDate(text, timeZone)?.date.slice(0, 10) === expected) return text;
  }
  return null;
}

/** What an element says, where it holds no other element and a short line with digits. */
function alone(element: Element): string | null {
  if (element.childNodes.some((child) => 'tagName' in child) || element.tagName === 'script') return null;
  const text = plainText(element).trim();
  return text.length <= maxDateChars && /\d/.test(text) ? text : null;
}
