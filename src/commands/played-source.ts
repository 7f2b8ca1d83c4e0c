import { type PlayedSite, startPlayedSite, wordsOf } from '../local/newsroom/played-site.ts';
import type { Arrival } from '../local/page/channel-view.ts';
import type { Library } from '../retrieve/library.ts';
import { bareEntry } from '../sources/preview.ts';
import type { WebEntry } from '../sources/sources-file.ts';
import { playedPrefix } from '../store/source-names.ts';

/** A newcomer who looks around for a few minutes sees articles come in, and has time to read one. */
const articleEveryMs = 60_000;
/** Articles that stand on the site when the demo starts: few, so that a digest still tells of the sample articles. */
const backlog = 3;
/** Then the newsroom rests: a demo that is forgotten in a tab must not fill the data folder. */
const mostArticles = 120;
/** Which newsroom is invented: any number would do, and this one publishes 22 seconds after the start. */
const defaultSeed = 51;

/** A newsroom that is played on this machine, as a source of coverage. */
export class PlayedSource {
  readonly entry: WebEntry;
  readonly #site: PlayedSite;
  readonly #outlet: string;

  private constructor(site: PlayedSite, everyMs: number) {
    const [feed] = site.feeds;
    if (feed === undefined) throw new Error('a played site has a feed');
    this.#site = site;
    this.#outlet = feed.outlet;
    this.entry = { ...bareEntry('feed', feed.url), id: `${playedPrefix}${feed.outlet}`, everyMs };
  }

  /**
   * Starts its site on loopback.
   * @param now the time that it lives in.
   * @param options how often the bot polls it, in milliseconds of real time.
   */
  static async start(
    now: () => Date,
    { pollEveryMs, seed = defaultSeed }: { readonly pollEveryMs: number; readonly seed?: number },
  ): Promise<PlayedSource> {
    const clock = { now: () => now().getTime() };
    const gentle = { articleEveryMs };
    const site = await startPlayedSite({ clock, seed, gentle, sinceMs: backlog * articleEveryMs });
    return new PlayedSource(site, pollEveryMs);
  }

  /** The newest of its articles that can be asked about; `null` before the first has been taken in. */
  async newestIn(library: Library, askedAt: Date): Promise<Arrival | null> {
    const articles = this.#site.outlets()[0]?.articles ?? [];
    if (articles.length >= mostArticles) this.#site.rest();
    const filter = { from: null, to: null, outlets: [this.#outlet] };
    const asked = { topic: null, filter, askedAt, offset: 0, limit: articles.length };
    const takenIn = new Set((await library.browse(asked)).articles.map(({ url }) => url));
    const newest = articles.findLast(({ path }) => takenIn.has(`${this.#site.url}${path}`));
    return newest === undefined ? null : { outlet: this.#outlet, headline: wordsOf(newest).title };
  }

  /** Whether a text links to an article that can be corrected. */
  canCorrect(text: string): boolean {
    return this.#site.standingIn(text).length > 0;
  }

  /** Corrects the articles that a text links to; the bot finds out when it reads the source next. */
  correct(text: string): void {
    for (const article of this.#site.standingIn(text)) this.#site.putRight(article);
  }

  close(): Promise<void> {
    return this.#site.close();
  }
}
