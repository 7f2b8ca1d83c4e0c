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
}

/** Packs as: number of sentences, words of the headline, `starts`, headline, body. */
export function encodeForward({ title, body, starts }: Forward): Uint32Array {
  const packed = new Uint32Array(2 + starts.length + title.length + body.length);
  packed[0] = starts.length - 1;
  packed[1] = title.length;
  packed.set(starts, 2);
  packed.set(title, 2 + starts.length);
  packed.set(body, 2 + starts.length + title.length);
  return packed;
}

/** Views of what was packed. */
export function decodeForward(packed: Uint32Array): Forward {
  const titleStart = 3 + (packed[0] ?? 0);
  const bodyStart = titleStart + (packed[1] ?? 0);
  return {
    starts: packed.subarray(2, titleStart),
    title: packed.subarray(titleStart, bodyStart),
    body: packed.subarray(bodyStart),
  };
}
