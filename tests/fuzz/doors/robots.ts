import { RobotsCache } from '../../../src/sources/http/robots.ts';
import type { Door } from '../door.ts';
import { soup } from '../soups.ts';

const text = soup([
  ...[
    'User-agent: *\n',
    'User-agent: Dateline\n',
    'user-agent:',
    'Disallow: /',
    'Allow: /',
    'Disallow:',
    '\n',
    '*',
    '$',
    '**',
  ],
  ...[
    'Crawl-delay: ',
    '1e9\n',
    '-5\n',
    'Sitemap: ',
    'https://example.org/s.xml\n',
    'sitemap: //[\n',
    '#',
    ':',
    '%',
    '%zz',
  ],
]);
const addresses = ['https://example.org/', 'https://example.org/a%zz?b#c', 'https://example.org/admin/****'];

/** Nobody waits longer between two pages. */
const mostDelayMs = 60_000;

/** robots.txt: whatever it says, it is asked, and delays are bounded. */
export const robots: Door<string> = {
  name: 'robots',
  arbitrary: text,
  open: () => ({
    async let(given) {
      const url = 'https://example.org/robots.txt';
      const cache = new RobotsCache({ now: () => 0, after: () => () => {} }, async () => ({
        ...{ kind: 'ok' as const, status: 200, url, movedTo: null, contentType: 'text/plain', charset: null },
        ...{
          validators: { etag: null, lastModified: null },
          retryAfterMs: null,
          maxAgeMs: null,
          body: Buffer.from(given),
        },
      }));
      const read = await cache.of(new URL(url), new AbortController().signal);
      if (read.kind !== 'robots') throw new Error(`it was not read: ${JSON.stringify(read)}`);
      for (const address of addresses) read.isAllowed(address);
      if (!(read.crawlDelayMs >= 0 && read.crawlDelayMs <= mostDelayMs))
        throw new Error(`it waits ${read.crawlDelayMs} ms`);
      for (const address of read.sitemaps) new URL(address);
    },
    close: () => {},
  }),
};
