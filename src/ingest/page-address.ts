import { attribute } from './html-elements.ts';
import type { PageHead } from './page-head.ts';

/**
 * The address that a page gives as its own: that of its canonical link, else of `og:url`. `null` where it gives none, where it leads to another
 * site (whose copy may be another), or where an article gives the site's front page, which many sites' templates do by mistake.
 * @param url where the page was fetched from, by which a relative address is resolved; `null` where that isn't known.
 */
export function canonicalAddress({ elements, meta }: PageHead, url: string | null): string | null {
  const link = elements.find(
    (element) =>
      element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase().split(/\s+/).includes('canonical'),
  );
  const own = url === null ? null : URL.parse(url);
  for (const given of [link && attribute(link, 'href'), meta.get('og:url')]) {
    const address = given ? URL.parse(given.trim(), own?.href) : null;
    if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '') continue;
    if (own !== null && !isSameSite(own, address)) continue;
    if (own !== null && address.pathname === '/' && address.search === '' && own.pathname !== '/') continue;
    address.hash = '';
    return address.href;
  }
  return null;
}

/** One host is the other's, or lies below it: `amp.example.org` and `www.example.org`. */
function isSameSite(one: URL, other: URL): boolean {
  const [first, second] = [hostOf(one), hostOf(other)];
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`);
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}
