/** Words by rank: the first are English words of grammar, as in any text; the others are invented. */
const grammar =
  'the of and to in a that for on is was with as by at from it has said be an not have will are he which but its his had were or this who more been they their up after about would one also when than there into two can over out if new first last year time'.split(
    ' ',
  );
const syllables = 'ba ke di fo gu la me ni po ra se ti vu wo za che dru kla spo tre mi na lo sha ver ten ral mon'.split(
  ' ',
);
const distinctWords = 40_000;
const distinctNames = 8_000;
/** Zipf's exponent: 1 in running text. */
const exponent = 1;

export interface Vocabulary {
  word(): string;
  name(): string;
}

/** A vocabulary that is drawn from by Zipf's law: the word of rank r comes 1/r as often as the first (Zipf 1949). */
export function vocabulary(random: () => number): Vocabulary {
  const invented = (count: number, shape: (word: string) => string): string[] => {
    const found = new Set<string>();
    while (found.size < count) {
      const length = 2 + Math.floor(random() * 3);
      found.add(shape(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('')));
    }
    return [...found];
  };
  const words = [...grammar, ...invented(distinctWords, (word) => word)];
  const names = invented(distinctNames, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { word: zipf(words, random), name: zipf(names, random) };
}

function zipf(items: readonly string[], random: () => number): () => string {
  const cumulative = new Float64Array(items.length);
  let sum = 0;
  items.forEach((_, rank) => {
    sum += 1 / (rank + 1) ** exponent;
    cumulative[rank] = sum;
  });
  return () => {
    const drawn = random() * sum;
    let low = 0;
    let high = items.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < drawn) low = middle + 1;
      else high = middle;
    }
    return items[low] ?? '';
  };
}
