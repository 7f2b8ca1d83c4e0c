import type { Warn } from '../coverage/unreadable.ts';
import { readWrittenDate } from '../language/written-date.ts';
import { wordsOfValue } from './header-entry.ts';
import { attribute, plainText } from './html-elements.ts';
import type { PageHead } from './page-head.ts';

/** Names of JSON-LD, and of itemprop, for the day from which an article isn't for readers. */
const expiries = ['expires', 'expiryDate'];

/** What a page says of whether readers may see its article, as fields that the rules of publication read. */
export function standingOf(
  { elements, linked: { article, page } }: PageHead,
  timeZone: string,
  now: Date,
  warn: Warn,
): { readonly status?: string; readonly draft?: string } {
  const said = (name: string): string[] => [
    ...[article, page].flatMap((thing) => wordsOfValue(thing?.[name] ?? null) ?? []),
    ...elements.flatMap((element) =>
      attribute(element, 'itemprop') === name ? [(attribute(element, 'content') ?? plainText(element)).trim()] : [],
    ),
  ];
  const [status] = said('creativeWorkStatus').map((word) => word.replace(/^https?:\/\/\S*\//, ''));
  const expiry = expiries.flatMap(said).flatMap((date) => readWrittenDate(date, timeZone)?.date ?? []);
  const passed = expiry.find((date) => Date.parse(date.replace(' ', 'T')) <= now.getTime());
  if (passed !== undefined) warn(`it expired on ${passed}, so the article is held back as a draft`);
  return { ...(status !== undefined && { status }), ...(passed !== undefined && { draft: 'true' }) };
}
