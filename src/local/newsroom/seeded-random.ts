/** Numbers from 0 up to 1. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger): the same numbers for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers for one thing at one time, whatever was drawn before (FNV-1a of what they are for). */
export function randomOf(seed: number, ...what: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of what.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return createRandom(hash);
}

/** @throws {RangeError} from an empty list. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new RangeError('there is nothing to pick from');
  return found;
}

/** One of several, each as often as its weight says. */
export function pickWeighted<T>(random: Random, from: readonly (readonly [weight: number, what: T])[]): T {
  let left = random() * from.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, what] of from) {
    left -= weight;
    if (left < 0) return what;
  }
  return pick(random, from)[1];
}
