import { z } from 'zod';
import type { Citation } from '../../coverage/answer.ts';
import type { Correction } from '../../coverage/correction.ts';
import type { Log } from '../../log/log.ts';
import type { RevisedArticle } from '../../store/article-reader.ts';
import { type Deliveries, markOf, type NewDelivery } from '../../store/deliveries.ts';
import type { Settings } from '../../store/settings.ts';
import type { ShownAnswer, ShownAnswers } from '../../store/shown-answers.ts';
import { citationsOf, type Trace } from '../../store/trace.ts';
import type { Notices } from '../notices.ts';
import type { WaitingClock } from '../waiting-clock.ts';
import { changeKey, fingerprintIn, fingerprintOf, nothingTold } from './correction-fingerprint.ts';
import { correctionPayload } from './correction-reference.ts';
import { correctedLately } from './correction-window.ts';
import { type HeldStore, heldCorrections } from './held-corrections.ts';

/** A newsroom corrects a few articles a day. Where more than this that were cited are corrected within minutes, that may be a mistake somewhere, and a person has a look first. */
const usualMostArticles = 100;
/** Changed articles that are looked at in one step. */
const pageSize = 200;
/** What is to be changed again within this time after the last change, waits: an article may flip back and forth. The store takes no longer pause for meant. */
const pauseMs = 3_600_000;

/** Whether articles say something else than they said, and what of it concerns what was cited. */
interface CorrectionFinder {
  /** Articles that became what they are by a change after one of that number, in a store of that name. */
  revisedAfter(
    number: number,
    limit: number,
  ): Promise<{ readonly store: string; readonly articles: readonly RevisedArticle[] }>;
  corrections(citations: readonly Citation[]): Promise<readonly Correction[]>;
  findTrace(id: string): Promise<Trace | null>;
}

interface CorrectionParts {
  readonly finder: CorrectionFinder;
  readonly shown: ShownAnswers;
  readonly deliveries: Pick<Deliveries, 'change' | 'lastChange' | 'withdrawCorrections'>;
  readonly settings: Settings;
  readonly notices: Notices;
  /** Articles that may be corrected at once before a person has had a look; 100 by default. */
  readonly mostArticles?: number;
  readonly clock: WaitingClock;
  readonly log: Pick<Log, 'info'>;
}

const seenKey = 'corrections.seen';
const seenShape = z.object({ store: z.string(), number: z.number() });
type Seen = z.infer<typeof seenShape>;

/** A message of an answer, to be changed. */
interface Change {
  readonly delivery: NewDelivery;
  /** Ids of the articles that it tells of. */
  readonly articles: readonly string[];
}

/** Too many corrections within some minutes. */
interface HeldLots {
  readonly store: string;
  /** They came by changes after this number, … */
  readonly after: number;
  /** … up to this one. */
  readonly last: number;
  /** Found from then on. */
  readonly since: Date;
  /** What the last look found. */
  readonly changes: readonly Change[];
  /** All of the articles, and how many the last look added. */
  readonly articles: ReadonlySet<string>;
  readonly added: number;
}

/** Finds the answers that cite what was corrected since, and has the messages in which they stand changed: the outbox does that, each once. */
export class CorrectionRound {
  readonly #parts: CorrectionParts;
  readonly #held: HeldStore;

  constructor(parts: CorrectionParts) {
    this.#parts = parts;
    this.#held = heldCorrections(parts.settings);
  }

  /** Puts into the outbox what all changes of articles until now make of standing answers. */
  async look(signal: AbortSignal): Promise<void> {
    await this.#tellReleased(signal);
    const { shown, settings, mostArticles = usualMostArticles } = this.#parts;
    const seen = await this.#seen();
    // What it cites may have changed while it was written.
    const fresh = await shown.unchecked(pageSize);
    const found = await this.#changesAfter(seen, Number.POSITIVE_INFINITY, fresh, signal);
    if (signal.aborted) return;
    const lot = { store: seen.store, after: seen.number, at: this.#parts.clock.now(), articles: [...found.articles] };
    const lately = await correctedLately(settings, lot, mostArticles + 1);
    const isHeld = lot.articles.length > 0 && lately.articles.size > mostArticles;
    if (isHeld) await this.#hold({ ...found, ...lately, store: seen.store });
    else await this.#put(found.changes);
    await shown.checked(fresh.map(({ messages: [first = ''] }) => first));
    if (found.last > seen.number)
      await settings.set(seenKey, JSON.stringify({ store: seen.store, number: found.last }));
  }

  async #tellReleased(signal: AbortSignal): Promise<void> {
    const held = await this.#held.held();
    if (held === null || !held.isReleased) return;
    const { store } = await this.#parts.finder.revisedAfter(0, 1);
    const after = { store: held.store, number: held.after };
    // Of a store that was begun anew, the numbers say nothing; all of it was looked at then.
    const found = store === held.store ? await this.#changesAfter(after, held.upTo, [], signal) : null;
    if (signal.aborted) return;
    await this.#put(found?.changes ?? []);
    await this.#held.drop();
  }

  /** How far it was looked: from the beginning in a store that is new, where nothing that was cited has changed yet or all is to be found. */
  async #seen(): Promise<Seen> {
    const { finder, settings } = this.#parts;
    const kept = await settings.get(seenKey);
    const seen = kept === null ? null : seenShape.parse(JSON.parse(kept));
    const { store } = await finder.revisedAfter(seen?.number ?? 0, 1);
    return seen?.store === store ? seen : { store, number: 0 };
  }

  /** What changes of articles after one number and up to another make of standing answers. */
  async #changesAfter(
    { number }: Seen,
    upTo: number,
    fresh: readonly ShownAnswer[],
    signal: AbortSignal,
  ): Promise<{ readonly changes: readonly Change[]; readonly last: number; readonly articles: ReadonlySet<string> }> {
    const { finder, shown } = this.#parts;
    // A trace that cites several of them is looked at once, with the newest of their changes.
    const traces = new Map<string, number>();
    let last = number;
    while (!signal.aborted) {
      const { articles } = await finder.revisedAfter(last, pageSize);
      const within = articles.filter((each) => each.number <= upTo);
      for (const { article, number: at } of within) {
        // All of them: one that cites what stands now may have been told of what stood in between.
        for (const trace of await shown.citing(article)) traces.set(trace, at);
        last = at;
      }
      if (within.length < pageSize) break;
    }
    for (const { trace } of fresh) traces.set(trace, traces.get(trace) ?? last);
    const changes: Change[] = [];
    const corrected = new Set<string>();
    for (const [trace, at] of traces) {
      if (signal.aborted) break;
      const own = await this.#changesOf(trace, at);
      changes.push(...own);
      for (const { articles } of own) for (const article of articles) corrected.add(article);
    }
    return { changes, last, articles: corrected };
  }

  /** The messages in which an answer stands and don't say yet what became of what it cites. */
  async #changesOf(id: string, number: number): Promise<Change[]> {
    const { finder, shown, deliveries, clock } = this.#parts;
    const trace = await finder.findTrace(id);
    if (trace === null) return [];
    const corrections = await finder.corrections(citationsOf(trace.record));
    const tells = fingerprintOf(corrections);
    const articles = corrections.map(({ headline }) => headline.id);
    const changes: Change[] = [];
    for (const { channel, messages } of await shown.of(id)) {
      for (const [place, message] of messages.entries()) {
        const before = await deliveries.lastChange(message);
        if ((before === null ? nothingTold : fingerprintIn(before.key)) === tells) continue;
        const key = changeKey(message, number, tells);
        const dueMs = Math.max(clock.now(), before?.state === 'waiting' ? before.dueAt.getTime() : afterPause(before));
        const payload = correctionPayload({ trace: id, message: messages[0] ?? message, place, tells });
        const delivery: NewDelivery = {
          ...{ key, kind: 'correction', mark: markOf(key), dueAt: new Date(dueMs), payload, traces: [], tells: null },
          to: { channel, forum: null, crosspost: false },
          edits: { channel, message },
        };
        changes.push({ delivery, articles });
      }
    }
    return changes;
  }

  async #put(changes: readonly Change[]): Promise<void> {
    const { deliveries, clock, log } = this.#parts;
    for (const { delivery } of changes) await deliveries.change(delivery, new Date(clock.now()));
    if (changes.length > 0) log.info('Answers are corrected', { messages: changes.length });
  }

  /** Holds what was corrected lately: what of it waits to be sent is taken back, and comes with the rest or not at all. */
  async #hold(found: HeldLots): Promise<void> {
    const { notices, clock, deliveries } = this.#parts;
    const { store, after, last: upTo, articles } = found;
    const before = await this.#held.held();
    const isMore = before !== null && !before.isReleased && before.store === store;
    const messages = found.changes.length + (await deliveries.withdrawCorrections(found.since));
    const held = { store, after, upTo, messages, articles: isMore ? found.added : articles.size };
    const all = {
      messages: messages + (isMore ? before.messages : 0),
      articles: held.articles + (isMore ? before.articles : 0),
    };
    // Of what goes on to come in, editors are told whenever it has doubled.
    const isNews = !isMore || Math.floor(Math.log2(all.articles)) > Math.floor(Math.log2(before.articles));
    if (isNews) await notices.tell({ kind: 'corrections held', ...all });
    await this.#held.hold({ ...held, since: new Date(clock.now()) });
  }
}

function afterPause(before: { readonly dueAt: Date } | null): number {
  return before === null ? Number.NEGATIVE_INFINITY : before.dueAt.getTime() + pauseMs;
}
