import type { WebClient } from './http/web-client.ts';
import type { KnownFurniture } from './page/known-furniture.ts';
import type { PageReader } from './page/page-reader.ts';

/** What reads the web, for all sources together: one request at a time a host, one page at a time. */
export interface WebParts {
  readonly client: WebClient;
  readonly pages: PageReader;
  readonly furniture: KnownFurniture;
  /** That of times which name none. */
  readonly timeZone: string;
  readonly now: () => Date;
  /** From 0 to 1, 1 excluded: sources that were started together come apart. */
  readonly random: () => number;
}
