import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { silentLog } from '../../log/log.ts';
import { Scheduler } from '../../schedule/scheduler.ts';
import { openStateIn } from '../../store/open-state-in.ts';
import { openCorrecting } from './open-correcting.ts';
import { digestPayload, openCourier, type Reached } from './open-courier.ts';
import { patiently } from './patiently.ts';
import { ShiftedClock } from './shifted-clock.ts';

/**
 * A process of its own that does what is due, until it is killed. It is told to `start`, to `rest` (it ends what is under way) and to go on by another clock. What it says: `ready`, `rests`, and a key for
 * each message that it tells is held.
 */
const message = z.union([
  z.object({
    dataDir: z.string(),
    databaseUrl: z.string().nullable(),
    discord: z.custom<Reached>(),
    holder: z.string(),
    byMs: z.number(),
    isCorrecting: z.boolean(),
  }),
  z.object({ rest: z.literal(true) }),
  z.object({ goOnByMs: z.number() }),
]);

type Start = Extract<z.infer<typeof message>, { readonly holder: string }>;

const clock = new ShiftedClock(0);
let newScheduler: () => Scheduler = () => {
  throw new Error('Start it first.');
};
let scheduler: Scheduler | null = null;

async function open({ dataDir, databaseUrl, discord, holder, isCorrecting }: Start): Promise<() => Scheduler> {
  const state = await patiently(() => openStateIn(dataDir, databaseUrl));
  const correcting = isCorrecting ? openCorrecting(dataDir, state, clock) : null;
  const { courier } = openCourier(discord, correcting?.read);
  return () =>
    new Scheduler({
      ...{ schedules: state.schedules, deliveries: state.deliveries, leases: state.leases },
      ...{ leaseHolder: holder, holder, clock, log: silentLog, courier },
      composer: {
        stands: async () => true,
        anythingCame: async () => true,
        compose: async (_, { after, until, mark }) => ({
          payload: digestPayload(`${after.toISOString()} ${until.toISOString()}`, mark),
          traces: [],
        }),
      },
      notices: {
        // Told when it is out: the process may be killed right after.
        tell: (notice) => {
          const { promise, resolve } = Promise.withResolvers<void>();
          if (notice.kind === 'held') process.send?.({ held: notice.delivery.key }, () => resolve());
          else resolve();
          return promise;
        },
      },
      corrections: correcting?.round ?? null,
    });
}

function goOn(byMs: number): void {
  clock.set(Date.now() + byMs);
  scheduler = newScheduler();
  scheduler.start();
}

/** One after the other: it may be told to rest before it has opened. */
let done = Promise.resolve();
process.on('message', (raw) => {
  done = done.then(() => heed(message.parse(raw)));
});

async function heed(told: z.infer<typeof message>): Promise<void> {
  if ('holder' in told) {
    newScheduler = await open(told);
    goOn(told.byMs);
  } else if ('goOnByMs' in told) {
    goOn(told.goOnByMs);
  } else {
    await scheduler?.stop();
    process.send?.({ rests: true });
  }
}
// Without whoever started it, it has nothing to do.
process.on('disconnect', () => process.exit());
// Whoever is killed writes none at its end.
flushCompileCache();
process.send?.({ ready: true });
