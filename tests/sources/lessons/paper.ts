import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { SourceStatus } from '../../../src/coverage/source.ts';
import type { ArchiveWriter } from '../../../src/index/archive-writer.ts';
import { Intake } from '../../../src/ingest/intake.ts';
import type { Source } from '../../../src/ingest/source.ts';
import { systemClock } from '../../../src/sources/http/clock.ts';
import { WebClient } from '../../../src/sources/http/web-client.ts';
import { sourceOf } from '../../../src/sources/open-sources.ts';
import { KnownFurniture } from '../../../src/sources/page/known-furniture.ts';
import { PageReader } from '../../../src/sources/page/page-reader.ts';
import { Poller } from '../../../src/sources/poller.ts';
import { parseSources } from '../../../src/sources/sources-file.ts';
import { storePath } from '../../../src/store/sqlite/database.ts';
import { type OpenArchive, openArchive, timeZone } from '../../building/archive.ts';
import { temporaryFolder } from '../../building/folder.ts';
import { createRandom, pick, type Random } from '../../building/prose.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { type Answer, type Site, send, site } from '../http/site.ts';

/** An article of a paper that is played on loopback. */
export interface Story {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly guid?: string;
  /** As the feed writes it; `null` for none. */
  readonly date?: string | null;
  readonly author?: string;
  readonly section?: string;
  /** In place of its page. */
  readonly page?: Answer;
  /** In place of the whole text in the feed. */
  readonly summary?: string;
  /** In place of the site's address with the path. */
  readonly link?: string;
}

const written = new Map<number, string>();

/** More words than a feed's summary has, others for each number. */
export function paragraph(number: number): string {
  const text = written.get(number) ?? write(number);
  written.set(number, text);
  return text;
}

function write(number: number): string {
  const random = createRandom(number);
  const sentence = (at: number): string => {
    const names = Array.from({ length: 12 }, () => inventWord(random)).join(' ');
    return `Report ${number} says in line ${at} that ${names}.`;
  };
  return Array.from({ length: 14 }, (_, at) => sentence(at)).join(' ');
}

const syllables = 'ba de fi go ku la me ni po ra se ti vu wo za che dru kla spo tre'.split(' ');
const inventWord = (random: Random): string => Array.from({ length: 3 }, () => pick(random, syllables)).join('');

export function story(number: number, more: Partial<Story> = {}): Story {
  return {
    ...{ path: `/news/${number}`, title: `Report number ${number} of the paper`, text: paragraph(number) },
    ...{ guid: `story-${number}`, date: `2026-11-${String(1 + (number % 25)).padStart(2, '0')}T08:00:00Z`, ...more },
  };
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export function rss(origin: string, stories: readonly Story[], more = ''): string {
  const items = stories.map(({ path, title, text, guid, date = null, author, section, summary, link }) =>
    [
      `<item><title>${escaped(title)}</title><link>${escaped(link ?? origin + path)}</link>`,
      guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
      date === null ? '' : `<pubDate>${date}</pubDate>`,
      author === undefined ? '' : `<author>${author}</author>`,
      section === undefined ? '' : `<category>${section}</category>`,
      `<description>${escaped(`<p>${summary ?? text}</p>`)}</description></item>`,
    ].join(''),
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title><link>${origin}</link>${more}${items.join('')}</channel></rss>`;
}

export function page({ title, text }: Pick<Story, 'title' | 'text'>): string {
  const paragraphs = text.split(/(?<=\.) (?=Report)/).map((part) => `<p>${escaped(part)}</p>`);
  return `<!doctype html><html lang="en"><head><title>${escaped(title)}</title></head><body><article><h1>${escaped(title)}</h1>${paragraphs.join('')}</article></body></html>`;
}

const storedArticle = z.object({
  ...{
    id: z.string(),
    title: z.string(),
    text: z.string(),
    source: z.string().nullable(),
    author: z.string().nullable(),
  },
  ...{
    date: z.string().nullable(),
    url: z.string().nullable(),
    updated: z.string().nullable(),
    first_seen: z.number(),
  },
});
type StoredArticle = z.infer<typeof storedArticle>;

/** To start its thread takes longer than most tests: one serves all papers of a worker, and ends with it. */
const pages = new PageReader();

/** A paper on loopback with a feed at `/feed`, and whoever reads it, by a clock of its own. */
export class Paper {
  readonly archive: OpenArchive;
  readonly lines: string[] = [];
  readonly dataDir: string;
  stories: readonly Story[] = [];
  /** In place of the feed. */
  feed: Answer | null = null;
  /** What else stands on the site. */
  readonly answers: Record<string, Answer> = {};
  /** In milliseconds since 1970. */
  now = Date.parse('2026-11-26T12:00:00Z');
  #site: Site | null = null;
  #client: WebClient | null = null;
  #poller: Poller | null = null;
  #furniture = new KnownFurniture();

  constructor() {
    this.dataDir = temporaryFolder();
    this.archive = openArchive(this.dataDir, { clock: () => new Date(this.now) });
  }

  static async open(stories: readonly Story[] = []): Promise<Paper> {
    const paper = new Paper();
    paper.stories = stories;
    paper.#site = await site({ '*': (request, response) => paper.#answer(request.url ?? '')(request, response) });
    return paper;
  }

  get origin(): string {
    return this.#site?.origin ?? '';
  }

  get asked(): string[] {
    return this.#site?.asked ?? [];
  }

  get requests(): Site['requests'] {
    return this.#site?.requests ?? [];
  }

  /** Lines of `sources.yaml` as sources. `SITE` is the paper's address. */
  sources(yaml = '- feed: SITE/feed\n  id: paper'): Source[] {
    const clock = { ...systemClock, now: () => this.now };
    this.#client ??= new WebClient({ contact: null, allowPrivateAddresses: true, clock });
    const client = this.#client;
    onTestFinished(() => client.close());
    const parts = {
      client,
      pages,
      furniture: this.#furniture,
      timeZone,
      now: () => new Date(this.now),
      random: () => 0,
    };
    return parseSources(yaml.replaceAll('SITE', this.origin), 'sources.yaml').map((entry) => sourceOf(entry, parts));
  }

  get intake(): Intake {
    return new Intake(this.archive.writer);
  }

  get poller(): Poller {
    const { writer } = this.archive;
    this.#poller ??= new Poller({
      intake: this.intake,
      writer,
      random: () => 0,
      tell: (line) => this.lines.push(line),
    });
    return this.#poller;
  }

  /** Whoever polls into another archive. */
  pollerOf(writer: ArchiveWriter): { readonly poller: Poller; readonly lines: string[] } {
    const lines: string[] = [];
    const tell = (line: string): void => void lines.push(line);
    return { poller: new Poller({ intake: new Intake(writer), writer, random: () => 0, tell }), lines };
  }

  /** Begins anew, as after a restart: what isn't in the store is forgotten. */
  restart(): void {
    this.#poller = null;
    this.#furniture = new KnownFurniture();
  }

  /** As `npm run sources -- accept` does. */
  accept(id = 'paper'): void {
    const { writer } = this.archive;
    const record = writer.store.sources.record(id);
    const held = record?.held;
    if (!record || !held) throw new Error(`nothing is held of ${id}`);
    writer.transaction(() => writer.store.sources.hold(record.number, { ...held, isAccepted: true }));
  }

  /** Polls once, some minutes after the last time. @returns what was told. */
  async poll(afterMinutes = 15, yaml?: string): Promise<string[]> {
    this.now += afterMinutes * 60_000;
    const before = this.lines.length;
    for (const source of this.sources(yaml)) await this.poller.poll(source);
    return this.lines.slice(before);
  }

  status(id = 'paper'): SourceStatus {
    const found = this.poller.statuses().find((status) => status.id === id);
    if (!found) throw new Error(`there is no source ${id}`);
    return found;
  }

  /** Titles of the articles that readers may see, in order. */
  titles(): string[] {
    return this.articles().map(({ title }) => title);
  }

  /** The articles that readers may see, by their titles. */
  articles(): StoredArticle[] {
    const database = new DatabaseSync(storePath(this.dataDir), { readOnly: true });
    try {
      return database
        .prepare("SELECT * FROM articles WHERE status IN ('published', 'corrected')")
        .all()
        .map((row) => storedArticle.parse(row))
        .toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));
    } finally {
      database.close();
    }
  }

  /** What an article said before, oldest first. */
  past(id: string): string[] {
    return this.archive.writer.store.versions(id).map(({ article: { title }, ended }) => `${ended}: ${title}`);
  }

  /** Titles of what a question finds. */
  async found(text: string): Promise<string[]> {
    const filter = { from: null, to: null, outlets: [] };
    const hits = await this.archive.library.search({ text, filter, askedAt: new Date(this.now) }, 50);
    const articles = await Promise.all(hits.map(({ article }) => this.archive.library.article(article)));
    return articles.flatMap((article) => article?.title ?? []);
  }

  /** Says "unchanged" to whoever knows it already. */
  #tellUnchanged(feed: string): Answer {
    const etag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 8)}"`;
    return (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(feed);
    };
  }

  #answer(path: string): Answer {
    const answer = this.answers[path];
    if (answer) return answer;
    if (path === '/feed') return this.feed ?? this.#tellUnchanged(rss(this.origin, this.stories));
    const found = this.stories.find((each) => each.path === path);
    return found ? (found.page ?? send(page(found), { 'content-type': 'text/html' })) : send('not here', {}, 404);
  }
}

/** A file of sources in a folder of its own. */
export function sourcesFile(content: string): string {
  const file = join(temporaryFolder(), 'sources.yaml');
  writeFileSync(file, content);
  return file;
}
