import { createRandom } from '../../evaluate/seeded-random.ts';
import type { ArchiveWriter } from '../../index/archive-writer.ts';
import { openArchive } from '../../index/open-archive.ts';
import { Intake } from '../../ingest/intake.ts';
import { WebClient } from '../../sources/http/web-client.ts';
import { sourceOf } from '../../sources/open-sources.ts';
import { KnownFurniture } from '../../sources/page/known-furniture.ts';
import { PageReader } from '../../sources/page/page-reader.ts';
import { Poller } from '../../sources/poller.ts';
import { parseSources } from '../../sources/sources-file.ts';
import { DayClock } from './day-clock.ts';

export interface IntakePlan {
  readonly dataDir: string;
  /** The sources, as their file names them. */
  readonly sources: string;
  readonly startMs: number;
  readonly seed: number;
}

/** What has been written when a round is over. */
export interface Acknowledged {
  /** The number of the last change. */
  readonly sequence: number;
  readonly polls: number;
}

/** What takes a day of a newsroom in: the real poller, client, reader of pages, intake and store, by a clock that jumps. */
export class IntakeRounds {
  readonly #clock: DayClock;
  readonly #writer: ArchiveWriter;
  readonly #client: WebClient;
  readonly #pages = new PageReader();
  readonly #furniture: KnownFurniture;
  readonly #poller: Poller;
  #polls = 0;

  /** @param onPoll called as each poll begins. */
  constructor({ dataDir, sources, startMs, seed }: IntakePlan, tell: (line: string) => void, onPoll = (): void => {}) {
    const clock = new DayClock(startMs);
    const now = (): Date => new Date(clock.now());
    const random = createRandom(seed);
    this.#clock = clock;
    this.#writer = openArchive(dataDir, 'UTC', { clock: now }).writer;
    this.#client = new WebClient({
      ...{ contact: null, allowPrivateAddresses: true, clock },
      // All outlets stand on loopback.
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    this.#furniture = new KnownFurniture((host) => this.#writer.store.siteBlocks(host));
    const parts = {
      ...{ client: this.#client, pages: this.#pages, furniture: this.#furniture },
      ...{ timeZone: 'UTC', now, random },
    };
    this.#poller = new Poller({ intake: new Intake(this.#writer), writer: this.#writer, random, tell });
    const read = parseSources(sources, 'sources.yaml').map((entry) => sourceOf(entry, parts));
    this.#poller.use(
      read.map((source) => ({
        ...source,
        poll: (cursor, signal) => {
          this.#polls++;
          onPoll();
          return source.poll(cursor, signal);
        },
      })),
    );
  }

  /** Polls all that is due at a moment. */
  async round(atMs: number): Promise<Acknowledged> {
    this.#clock.goTo(atMs);
    await this.#poller.catchUp();
    return this.acknowledged;
  }

  get acknowledged(): Acknowledged {
    return { sequence: this.#writer.store.sequence, polls: this.#polls };
  }

  async close(): Promise<void> {
    await this.#poller.close();
    await this.#client.close();
    await this.#pages.close();
    this.#writer.close();
  }
}
