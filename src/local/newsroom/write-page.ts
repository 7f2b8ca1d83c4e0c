import { latest, type PlayedArticle, type PlayedOutlet } from './played-newsroom.ts';
import { pick, type Random } from './seeded-random.ts';
import { escaped } from './write-feed.ts';

/** @param random of what else stands on the page: other headlines, other ones each time. */
export function writePage(
  { name, articles }: PlayedOutlet,
  article: PlayedArticle,
  origin: string,
  random: Random,
): string {
  const { title, paragraphs, atMs } = latest(article);
  const published = new Date(article.publishedMs).toISOString();
  const others = Array.from({ length: 6 }, () => pick(random, articles)).filter((other) => other !== article);
  const teasers = others.map((other) => `<li><a href="${other.path}">${escaped(latest(other).title)}</a></li>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} | ${escaped(name)}</title>
<link rel="canonical" href="${origin}${article.path}">
<meta property="og:type" content="article"><meta property="og:title" content="${escaped(title)}">
<meta property="og:site_name" content="${escaped(name)}">
<meta property="article:published_time" content="${published}">
<meta property="article:modified_time" content="${new Date(atMs).toISOString()}">
<meta name="author" content="${escaped(article.author)}"><meta property="article:section" content="${article.section}">
</head><body>
<header><a href="/">${escaped(name)}</a> <nav><a href="/city">City</a> <a href="/culture">Culture</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>${escaped(title)}</h1>
${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
</article></main>
<aside><h2>Most read</h2><ul>${teasers.join('')}</ul></aside>
<footer><p>© ${escaped(name)}. All rights reserved.</p></footer>
</body></html>
`;
}

/** What shields show people while they look at their browser. */
export function waitingPage(): string {
  return `<!doctype html><html lang="en"><head><title>Just a moment…</title></head><body><main><h1>Just a moment…</h1>
<p>We are checking your browser before you can go on. This takes a few seconds, please don't close this window.</p></main></body></html>`;
}

/** The page of an error, as HTML. */
export function errorPage(status: number): string {
  return `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1><p>Something went wrong.</p></body></html>`;
}

/** An outlet's front page as HTML: its feeds in the head, its articles linked. */
export function frontPage(
  { name }: PlayedOutlet,
  feeds: readonly string[],
  articles: readonly PlayedArticle[],
): string {
  const links = feeds.map((path) => `<link rel="alternate" type="application/rss+xml" href="${path}">`);
  const items = articles.map((each) => `<li><a href="${each.path}">${escaped(latest(each).title)}</a></li>`);
  return `<!doctype html><html lang="en"><head><title>${escaped(name)}</title>${links.join('')}</head><body><h1>${escaped(name)}</h1><ul>${items.join('')}</ul></body></html>`;
}

/** A news sitemap. */
export function writeSitemap({ name }: PlayedOutlet, articles: readonly PlayedArticle[], origin: string): string {
  const urls = articles.map((article) => {
    const { title, atMs } = latest(article);
    const date = new Date(article.publishedMs).toISOString();
    const publication = `<news:publication><news:name>${escaped(name)}</news:name><news:language>en</news:language></news:publication>`;
    const news = `<news:news>${publication}<news:publication_date>${date}</news:publication_date><news:title>${escaped(title)}</news:title></news:news>`;
    return `<url><loc>${origin}${article.path}</loc><lastmod>${new Date(atMs).toISOString()}</lastmod>${news}</url>\n`;
  });
  const spaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset ${spaces}>\n${urls.join('')}</urlset>\n`;
}
