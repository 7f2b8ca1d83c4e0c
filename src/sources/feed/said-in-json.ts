import type { JsonFeed } from 'feedsmith';
import { present, type Said, type SaidBody, type SaidOfFeed } from './said.ts';

/** What an item of a JSON Feed says, in our names. */
export function saidInJsonItem(item: JsonFeed.Item<string>): Said {
  const body = (value: string | undefined, form: SaidBody['form'], isSummary: boolean): SaidBody[] =>
    value === undefined ? [] : [{ value, form, isSummary }];
  return {
    guid: item.id ?? null,
    links: present(item.url, item.external_url, item.id),
    titles: present(item.title).map((value) => ({ value, form: 'html' })),
    published: present(item.date_published),
    updated: present(item.date_modified),
    authors: (item.authors ?? []).flatMap(({ name }) => present(name)),
    categories: item.tags ?? [],
    bodies: [
      ...body(item.content_html, 'html', false),
      ...body(item.content_text, 'plain', false),
      ...body(item.summary, 'plain', true),
    ],
    language: item.language ?? null,
  };
}

/** What a JSON Feed says of itself. */
export function saidInJson(feed: JsonFeed.Feed<string>): SaidOfFeed {
  return {
    titles: present(feed.title).map((value) => ({ value, form: 'html' })),
    links: present(feed.home_page_url),
    language: feed.language ?? null,
    ttlMinutes: null,
  };
}
