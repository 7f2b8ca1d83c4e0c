/**
 * The forward index: an article's terms in order, sentence by sentence, as the numbers they have in its segment. It lets passages and
 * sentences be scored, with positions, without reading or stemming the text again.
 */
export interface Forward {
  readonly title: Uint32Array;
  /** All words of the body in order, stop words included. */
  readonly body: Uint32Array;
  /** For each of `Article.sentences` the words before it, and at last the length of the body. */
  readonly starts: Uint32Array;
  /** Words that sentences stand under: headings, lead-ins, heads of columns. */
  readonly above: Uint32Array;
  /** For each sentence the words of `above` before its own, and at last the length of `above`. Empty where nothing stands above any. */
  readonly aboveStarts: Uint32Array;
}

/** Number of sentences, words of the headline, words above. */
const head = 3;

/** Packs as: `head`, `starts`, `aboveStarts`, headline, words above, body. */
export function encodeForward({ title, body, starts, above, aboveStarts }: Forward): Uint32Array {
  const parts = [
    Uint32Array.of(starts.length - 1, title.length, above.length),
    starts,
    aboveStarts,
    title,
    above,
    body,
  ];
  const packed = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** Where the numbers of terms begin in what was packed: all behind are terms, to the body's end. */
export function termsStart(packed: Uint32Array): number {
  return head + ((packed[0] ?? 0) + 1) * (packed[2] === 0 ? 1 : 2);
}

/** Views of what was packed. */
export function decodeForward(packed: Uint32Array): Forward {
  const startsEnd = head + (packed[0] ?? 0) + 1;
  const titleStart = termsStart(packed);
  const aboveStart = titleStart + (packed[1] ?? 0);
  const bodyStart = aboveStart + (packed[2] ?? 0);
  return {
    starts: packed.subarray(head, startsEnd),
    aboveStarts: packed.subarray(startsEnd, titleStart),
    title: packed.subarray(titleStart, aboveStart),
    above: packed.subarray(aboveStart, bodyStart),
    body: packed.subarray(bodyStart),
  };
}
