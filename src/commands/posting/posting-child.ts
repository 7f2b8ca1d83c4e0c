import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { silentLog } from '../../log/log.ts';
import { Scheduler } from '../../schedule/scheduler.ts';
import { openState } from '../../store/sqlite/open-state.ts';
import { openCorrecting } from './open-correcting.ts';
import { digestPayload, openCourier, type Reached } from './open-courier.ts';
import { ShiftedClock } from './shifted-clock.ts';

/** A process of its own that does what is due, until it is killed. What it says: `ready`, and a key for each message that it tells is held. */
const message = z.object({
  dataDir: z.string(),
  discord: z.custom<Reached>(),
  holder: z.string(),
  byMs: z.number(),
  isCorrecting: z.boolean(),
});

process.once('message', (raw) => {
  const { dataDir, discord, holder, byMs, isCorrecting } = message.parse(raw);
  const state = openState(dataDir);
  const clock = new ShiftedClock(byMs);
  const correcting = isCorrecting ? openCorrecting(dataDir, state, clock) : null;
  new Scheduler({
    ...{ schedules: state.schedules, deliveries: state.deliveries, leases: state.leases, leaseHolder: holder, holder },
    ...{ clock, log: silentLog, courier: openCourier(discord, correcting?.read).courier },
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
  }).start();
});
// Without whoever started it, it has nothing to do.
process.on('disconnect', () => process.exit());
// Whoever is killed writes none at its end.
flushCompileCache();
process.send?.({ ready: true });
