/** Mulberry32 (Tommy Ettinger): numbers from 0 to 1, the same ones for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = ReturnType<typeof createRandom>;

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

const syllables = 'ba de fi go ku la me ni po ra se ti vu wo za che dru kla spo tre'.split(' ');
const verbs = 'opened closed praised visited repaired measured sold bought moved counted'.split(' ');

function word(random: Random): string {
  return Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, syllables)).join('');
}

function name(random: Random): string {
  const plain = word(random);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The facts of an invented event: reports of it share names and nouns, whoever writes. */
export interface Event {
  readonly names: readonly string[];
  readonly nouns: readonly string[];
}

export function inventEvent(random: Random): Event {
  return {
    names: Array.from({ length: 6 }, () => name(random)),
    nouns: Array.from({ length: 24 }, () => word(random)),
  };
}

/** One reporter's account of an event: other verbs, another order, a sentence of its own. */
export function report(event: Event, random: Random): string {
  const nouns = [...event.nouns];
  const sentences = Array.from({ length: 6 }, (_, index) => {
    const [one, two, three, four] = nouns.splice(0, 4);
    const subject = event.names[index] ?? name(random);
    return `The mayor of ${subject} ${pick(random, verbs)} the ${one} ${two} and the ${three} ${four}.`;
  });
  const own = `Near it a ${word(random)} ${pick(random, verbs)} a ${word(random)}.`;
  return [...sentences, own].toSorted(() => random() - 0.5).join(' ');
}
