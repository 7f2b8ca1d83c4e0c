import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { Newsroom } from '../../app/newsroom.ts';
import { openFrontDesk } from '../../app/open-desk.ts';
import { readConfig } from '../../config.ts';
import type { FrontDesk } from '../../desk/front-desk.ts';
import { silentLog } from '../../log/log.ts';
import { ShiftedClock } from '../posting/shifted-clock.ts';
import type { AskedQuestion } from './limits-kept.ts';
import { type PaidCall, WatchedSpending } from './watched-spending.ts';

/** A process of its own with a newsroom and a desk, which is asked by messages: `ToDesk`; its own are `FromDesk`. */
export type ToDesk =
  | { readonly open: Readonly<Record<string, string>> }
  /** How far its clock is ahead of the machine's. */
  | { readonly byMs: number }
  | { readonly ask: Asking }
  | { readonly close: true };

/** A question of somebody; `own` is what its server has set for itself. */
export interface Asking {
  readonly id: number;
  readonly person: string;
  readonly server: string;
  readonly question: string;
  readonly own: { readonly personPerDay: number | null; readonly serverPerDay: number | null } | null;
}

export type FromDesk =
  | { readonly kind: 'open' }
  | { readonly kind: 'asked'; readonly id: number; readonly asked: AskedQuestion }
  | { readonly kind: 'spent'; readonly calls: readonly PaidCall[] };

const limit = z.number().nullable();
const message: z.ZodType<ToDesk> = z.union([
  z.object({ open: z.record(z.string(), z.string()) }),
  z.object({ byMs: z.number() }),
  z.object({
    ask: z.object({
      ...{ id: z.number(), person: z.string(), server: z.string(), question: z.string() },
      own: z.object({ personPerDay: limit, serverPerDay: limit }).nullable(),
    }),
  }),
  z.object({ close: z.literal(true) }),
]);

const say = (said: FromDesk): void => void process.send?.(said);
const clock = new ShiftedClock(0);
const now = (): Date => new Date(clock.now());
let opened: { readonly newsroom: Newsroom; readonly desk: FrontDesk; readonly spending: WatchedSpending } | null = null;

async function open(settings: Readonly<Record<string, string>>): Promise<NonNullable<typeof opened>> {
  const config = readConfig(settings);
  const newsroom = await Newsroom.open(config, config, () => {});
  newsroom.watch();
  const spending = new WatchedSpending(newsroom.state.spending, config.dailyBudgetUsd ?? Number.POSITIVE_INFINITY);
  const watched = {
    library: newsroom.library,
    state: { ...newsroom.state, spending },
    sources: () => newsroom.sources(),
    lastSync: () => newsroom.lastSync(),
  };
  return { newsroom, spending, desk: await openFrontDesk(watched, config, silentLog, { now, observer: spending }) };
}

/** Asks as the bot in Discord does. */
async function ask(desk: FrontDesk, { person, server, question, own }: Asking): Promise<AskedQuestion> {
  const asker = { id: person, server, channel: null, place: 'bench', isPrivate: false };
  const beganAt = clock.now();
  const ended = (became: AskedQuestion['became'], admittedAt: number, failure: unknown = null): AskedQuestion => ({
    ...{ person, server, beganAt, admittedAt, became },
    failure: failure === null ? null : String(failure),
  });
  let admittedAt = Number.NaN;
  try {
    const admission = await desk.admit(asker, own);
    admittedAt = clock.now();
    if (!admission.allowed) return ended(`${admission.whose}_${admission.limit}`, admittedAt);
    const filter = { from: null, to: null, outlets: [] };
    await desk.ask({ text: question, filter, askedAt: now() }, { signal: new AbortController().signal, asker });
    return ended('taken', admittedAt);
  } catch (error) {
    return Number.isNaN(admittedAt) ? ended('unknown', clock.now(), error) : ended('taken', admittedAt, error);
  }
}

process.on('message', async (raw) => {
  const told = message.parse(raw);
  if ('open' in told) {
    opened = await open(told.open);
    say({ kind: 'open' });
  } else if ('byMs' in told) {
    clock.set(Date.now() + told.byMs);
  } else if ('ask' in told) {
    if (opened !== null) say({ kind: 'asked', id: told.ask.id, asked: await ask(opened.desk, told.ask) });
  } else {
    await opened?.newsroom.close();
    say({ kind: 'spent', calls: opened?.spending.calls ?? [] });
    process.disconnect();
  }
});
// Without whoever started it, it has nothing to do.
process.on('disconnect', () => process.exit());
flushCompileCache();
