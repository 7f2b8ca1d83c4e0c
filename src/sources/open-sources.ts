import type { Source } from '../ingest/source.ts';
import { feedSource } from './feed/feed-source.ts';
import { folderSource } from './folder.ts';
import { WebClient } from './http/web-client.ts';
import { jsonlSource } from './jsonl.ts';
import { KnownFurniture } from './page/known-furniture.ts';
import { PageReader } from './page/page-reader.ts';
import { pageSource } from './page/page-source.ts';
import { sitemapSource } from './sitemap/sitemap-source.ts';
import type { SourceEntry } from './sources-file.ts';
import type { WebParts } from './web-parts.ts';

/** How the web is read. */
interface WebSettings {
  /** Where whoever runs a site finds whoever runs the bot: a mail or web address. */
  readonly contact: string | null;
  /** Whether private and loopback addresses may be read. */
  readonly allowPrivateAddresses: boolean;
  readonly timeZone: string;
}

/** What reads the web, until it is closed. Threads and connections open with the first page. */
export function openWeb(
  { contact, allowPrivateAddresses, timeZone }: WebSettings,
  now: () => Date = () => new Date(),
  furniture: KnownFurniture = new KnownFurniture(),
): WebParts & { close(): Promise<void> } {
  const client = new WebClient({ contact, allowPrivateAddresses });
  const pages = new PageReader();
  return {
    ...{ client, pages, furniture, timeZone, now, random: Math.random },
    close: async () => {
      await client.close();
      await pages.close();
    },
  };
}

/** The source that an entry of the sources' file names. */
export function sourceOf(entry: SourceEntry, parts: WebParts): Source {
  switch (entry.kind) {
    case 'feed':
      return feedSource(entry, parts);
    case 'page':
      return pageSource(entry, parts);
    case 'sitemap':
      return sitemapSource(entry, parts);
    case 'folder':
      return folderSource(entry.path, parts.timeZone, entry.id);
    case 'jsonl':
      return jsonlSource(entry.path, parts.timeZone, quietly, entry.id);
  }
}

const quietly = { again: false, begun: async () => {}, progress: () => {} };
