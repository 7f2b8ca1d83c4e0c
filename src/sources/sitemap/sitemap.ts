/** What a news sitemap says of a page. */
interface NewsEntry {
  readonly title: string | null;
  readonly publication: string | null;
  readonly language: string | null;
  /** As `SitemapPage.lastmod`. */
  readonly date: string | null;
}

export interface SitemapPage {
  /** Absolute, http or https, without a fragment. */
  readonly url: string;
  /** A date of W3C's form: `2026`, `2026-11`, `2026-11-26`, or with a time `2026-11-26T10:00:00+01:00`; `null` where none can be read. */
  readonly lastmod: string | null;
  readonly news: NewsEntry | null;
}

export interface ChildSitemap {
  readonly url: string;
  readonly lastmod: string | null;
}

/** A sitemap, with what couldn't be read of it in plain words, or why nothing could. */
export type Sitemap =
  | { readonly kind: 'index'; readonly sitemaps: readonly ChildSitemap[]; readonly warnings: readonly string[] }
  | { readonly kind: 'urlset'; readonly pages: readonly SitemapPage[]; readonly warnings: readonly string[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Limits of the protocol (sitemaps.org): what goes past them isn't read. */
export const maxSitemapBytes = 50 * 1024 * 1024;
export const maxEntries = 50_000;
