// Does what is due, as a bot does. Where it is to hang, it stops before it sends: one message claimed, one written down as on its way.
import { once } from 'node:events';
import { z } from 'zod';
import { digestPayload, openCourier } from '../../src/commands/posting/open-courier.ts';
import { silentLog } from '../../src/log/log.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { systemClock } from '../../src/schedule/waiting-clock.ts';
import type { Deliveries } from '../../src/store/deliveries.ts';
import { openStateIn } from '../../src/store/open-state-in.ts';

const [dataDir = '', url = '', reached = '', hang = ''] = process.argv.slice(2);
const discord = z.object({ url: z.string(), token: z.string(), botId: z.string() }).parse(JSON.parse(reached));
const state = await openStateIn(dataDir, url);
const atGates = new Set<string>();
/** Waits there until both messages wait, and the process was stopped and goes on. */
const gate = async (key: string): Promise<void> => {
  if (hang === '') return;
  atGates.add(key);
  if (atGates.size === 2) process.send?.('at the gates');
  await once(process, 'message');
};
const deliveries: Deliveries = {
  ...state.deliveries,
  sending: async (key, holder, forMs, at, isNewTry) => {
    if (key === 'claimed') await gate(key);
    const isOurs = await state.deliveries.sending(key, holder, forMs, key === 'claimed' ? new Date() : at, isNewTry);
    if (key === 'sending') await gate(key);
    if (!isOurs) process.send?.(`lost ${key}`);
    return isOurs;
  },
  release: async (key, holder) => {
    await state.deliveries.release(key, holder);
    process.send?.(`lost ${key}`);
  },
};
const scheduler = new Scheduler({
  ...{ schedules: state.schedules, deliveries, leases: state.leases, leaseHolder: state.holder, holder: state.holder },
  ...{ clock: systemClock, log: silentLog, courier: openCourier(discord).courier, corrections: null },
  composer: {
    stands: async () => true,
    anythingCame: async () => true,
    compose: async (_, { mark }) => ({ payload: digestPayload('news', mark), traces: [] }),
  },
  notices: { tell: async (notice) => void process.send?.(`told ${notice.kind}`) },
});
scheduler.start();
let wasHeld = false;
setInterval(async () => {
  const isHeld = await scheduler.isHolder();
  if (isHeld !== wasHeld) process.send?.(isHeld ? 'holds' : 'holds no more');
  wasHeld = isHeld;
}, 100);
process.on('disconnect', () => process.exit());
