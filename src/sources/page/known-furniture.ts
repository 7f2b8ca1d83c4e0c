import type { TextBlock } from '../../ingest/text-blocks.ts';
import { SharedPages } from './shared-pages.ts';
import { noBlocks, type SiteBlocks, siteBlocksSchema, withoutFurniture, withPage } from './site-furniture.ts';

/** Pages whose blocks were counted already; a page that is read again tells nothing new of its site. */
const mostCounted = 20_000;

/** What stands on most pages of the sites that are read, as it is learnt page by page. */
export class KnownFurniture {
  readonly #load: (host: string) => string | null;
  readonly #sites = new Map<string, SiteBlocks>();
  readonly #changed = new Set<string>();
  readonly #counted = new Set<string>();
  readonly #shared = new SharedPages();

  /** @param load what an earlier run knew of a host, as JSON; `null` where nothing is known. */
  constructor(load: (host: string) => string | null = () => null) {
    this.#load = load;
  }

  /** An article's blocks without what its site shows on most pages. */
  strip(url: string, blocks: readonly TextBlock[]): readonly TextBlock[] {
    const host = URL.parse(url)?.host;
    if (host === undefined || host === '') return blocks;
    const site = this.#of(host);
    if (!this.#counted.has(url)) {
      if (this.#counted.size >= mostCounted) this.#counted.clear();
      this.#counted.add(url);
      this.#changed.add(host);
      this.#sites.set(host, withPage(site, blocks));
    }
    return withoutFurniture(site, blocks).article;
  }

  /** Remembers what a page showed in place of an article. @param article what tells it from others. */
  note(url: string, article: string, blocks: readonly TextBlock[]): void {
    this.#shared.note(URL.parse(url)?.host ?? '', article, blocks);
  }

  /** In place of how many other articles this run saw the site show the same text. */
  others(url: string, article: string, blocks: readonly TextBlock[]): number {
    return this.#shared.others(URL.parse(url)?.host ?? '', article, blocks);
  }

  /** Gives what was learnt since it was asked last, for the next run. */
  takeChanged(): { readonly host: string; readonly json: string }[] {
    const changed = [...this.#changed].map((host) => ({ host, json: JSON.stringify(this.#of(host)) }));
    this.#changed.clear();
    return changed;
  }

  #of(host: string): SiteBlocks {
    const known = this.#sites.get(host);
    if (known !== undefined) return known;
    const json = this.#load(host);
    const site = json === null ? noBlocks : siteBlocksSchema.parse(JSON.parse(json));
    this.#sites.set(host, site);
    return site;
  }
}
