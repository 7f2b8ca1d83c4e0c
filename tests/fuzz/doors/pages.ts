import fc from 'fast-check';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { readHtml } from '../../../src/ingest/make-article.ts';
import { readPage } from '../../../src/ingest/page.ts';
import { type Door, orRefused } from '../door.ts';
import { mutated, mutations, soup } from '../soups.ts';

const pieces = [
  ...[
    '<html>',
    '<head>',
    '</head>',
    '<body>',
    '</body>',
    '<article>',
    '</article>',
    '<main>',
    '<h1>',
    '</h1>',
    '<p>',
    '</p>',
  ],
  ...[
    '<title>',
    '</title>',
    '<meta property="og:title" content="',
    '<meta name="date" content="',
    '">',
    '<time datetime="',
  ],
  ...[
    '<script type="application/ld+json">',
    '</script>',
    '{"@type":"NewsArticle","headline":"',
    '"datePublished":"',
    '"}',
  ],
  ...[
    '<link rel="canonical" href="',
    '<base href="',
    'javascript:',
    'http://[',
    '<table>',
    '<tr>',
    '<td colspan="999999">',
  ],
  ...[
    '<ul>',
    '<li>',
    '<div hidden>',
    '<div class="paywall">',
    '<template>',
    '<svg>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<iframe ',
  ],
  ...[
    '<aside>',
    '<nav>',
    '<figure>',
    '<figcaption>',
    '<style>',
    '<noscript>',
    '&lt;',
    '&#0;',
    '&#xffffffff;',
    '<plaintext>',
  ],
  'The council of Warsaw has reopened its bridge after two years, the mayor said on Monday in a long sentence. ',
];
const described = {
  '@context': 'https://schema.org',
  '@graph': [
    {
      ...{
        '@type': 'NewsArticle',
        headline: 'Harbour',
        articleBody: 'It reopened.',
        datePublished: '2026-02-03T10:00:00Z',
      },
      ...{ author: [{ name: 'A' }], isAccessibleForFree: false, mainEntityOfPage: { '@id': 'https://example.org/' } },
      hasPart: { cssSelector: '.paywall' },
    },
  ],
};
const html = fc.oneof(
  soup(pieces, 80),
  soup(pieces, 80).map((text) => `<!doctype html><html><head><title>Harbour</title></head><body>${text}`),
  fc
    .tuple(mutations(), soup(pieces, 20))
    .map(
      ([changes, text]) =>
        `<html><head><script type="application/ld+json">${JSON.stringify(mutated(described, changes))}</script></head><body><p>${text}`,
    ),
);

/** Pages of the web and files in HTML. */
export const pages: Door<{ html: string; url: string | null }> = {
  name: 'pages',
  arbitrary: fc.record({ html, url: fc.constantFrom(null, 'https://example.org/a/b?c#d') }),
  open: () => ({
    let({ html, url }) {
      const now = new Date('2026-02-03T12:00:00Z');
      orRefused(() => readPage(html, 'Europe/Warsaw', () => {}, { url, now }), UnreadableError);
      orRefused(() => readHtml('a.html', html), UnreadableError);
    },
    close: () => {},
  }),
};
