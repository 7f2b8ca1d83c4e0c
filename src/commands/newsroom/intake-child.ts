import { z } from 'zod';
import { type Acknowledged, type IntakePlan, IntakeRounds } from './intake-rounds.ts';

/** A process of its own that takes a played day in round by round, until it is killed: its messages are `FromChild`. */
export type FromChild =
  | ({ readonly kind: 'open' } & Acknowledged)
  | ({ readonly kind: 'done' } & Acknowledged)
  | { readonly kind: 'polling' }
  | { readonly kind: 'said'; readonly line: string };

const message = z.union([
  z.object({ plan: z.custom<IntakePlan>() }),
  z.object({ roundAtMs: z.number() }),
  z.object({ close: z.literal(true) }),
]);

const say = (said: FromChild): void => void process.send?.(said);
let rounds: IntakeRounds | null = null;

process.on('message', async (raw) => {
  const told = message.parse(raw);
  if ('plan' in told) {
    rounds = new IntakeRounds(
      told.plan,
      (line) => say({ kind: 'said', line }),
      () => say({ kind: 'polling' }),
    );
    say({ kind: 'open', ...rounds.acknowledged });
  } else if ('roundAtMs' in told) {
    if (rounds !== null) say({ kind: 'done', ...(await rounds.round(told.roundAtMs)) });
  } else {
    await rounds?.close();
    process.disconnect();
  }
});
// Without whoever started it, it has nothing to do.
process.on('disconnect', () => process.exit());
