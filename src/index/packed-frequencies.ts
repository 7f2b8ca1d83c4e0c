/** How often a term stands in an article's fields, in one byte; each is capped, since BM25 saturates long before. */
interface Frequencies {
  readonly title: number;
  readonly lede: number;
  readonly body: number;
}

/** How often a term stands in headline, lede and body, in one byte: two bits, two bits, four bits, each capped. */
export function packFrequencies({ title, lede, body }: Frequencies): number {
  return (Math.min(title, 3) << 6) | (Math.min(lede, 3) << 4) | Math.min(body, 15);
}

/** What `packFrequencies` packed; capped counts stay capped. */
export function unpackFrequencies(packed: number): Frequencies {
  return { title: packed >> 6, lede: (packed >> 4) & 3, body: packed & 15 };
}
