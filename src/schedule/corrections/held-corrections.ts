import { z } from 'zod';
import type { Settings } from '../../store/settings.ts';

const key = 'corrections.held';

const range = z.object({
  /** Which store the numbers are of. */
  store: z.string(),
  /** Of changes after this number, … */
  after: z.number(),
  /** … up to this one. */
  upTo: z.number(),
  /** Messages that would be changed, as far as they were counted. */
  messages: z.number(),
  articles: z.number(),
  since: z.coerce.date(),
  isReleased: z.boolean(),
});

/** Corrections that would change more messages at once than anybody means to. */
type HeldCorrections = z.infer<typeof range>;

/** Keeps what is held until somebody has looked: it is told then, or left as it is. */
export interface HeldStore {
  /** `null` where nothing is. */
  held(): Promise<HeldCorrections | null>;
  /** Holds them, together with what is held already. */
  hold(held: Omit<HeldCorrections, 'isReleased'>): Promise<void>;
  /** They are told with the next look. @returns false where nothing is held. */
  release(): Promise<boolean>;
  /** They are never told, or they were. @returns false where nothing is held. */
  drop(): Promise<boolean>;
}

/** @see HeldStore */
export function heldCorrections(settings: Settings): HeldStore {
  const read = (kept: string | null): HeldCorrections | null => (kept ? range.parse(JSON.parse(kept)) : null);
  const change = async (to: (before: HeldCorrections) => HeldCorrections | null): Promise<boolean> => {
    let wasHeld = false;
    await settings.change(key, (kept) => {
      const before = read(kept);
      wasHeld = before !== null;
      const after = before && to(before);
      return after === null ? '' : JSON.stringify(after);
    });
    return wasHeld;
  };
  return {
    held: async () => read(await settings.get(key)),
    hold: (held) =>
      settings.change(key, (kept) => {
        const before = read(kept);
        const isSame = before !== null && before.store === held.store && !before.isReleased;
        const both = isSame
          ? {
              ...before,
              after: Math.min(before.after, held.after),
              upTo: held.upTo,
              messages: before.messages + held.messages,
              articles: before.articles + held.articles,
            }
          : held;
        return JSON.stringify({ ...both, isReleased: false });
      }),
    release: () => change((before) => ({ ...before, isReleased: true })),
    drop: () => change(() => null),
  };
}
