/**
 * The forward index: an article's terms in order, sentence by sentence, as 32-bit hashes. It lets passages and
 * sentences be scored, with positions, without reading or stemming the text again.
 */

export interface Forward {
  /** Hashes of the headline's terms. */
  readonly title: Uint32Array;
  /** For each of `Article.sentences`, the hashes of its words in order, stop words included. */
  readonly sentences: readonly Uint32Array[];
}

/** Packs as: number of runs, length of each run, then all hashes. The first run is the title. */
export function encodeForward({ title, sentences }: Forward): Uint8Array {
  const runs = [title, ...sentences];
  const packed = new Uint32Array(1 + runs.length + runs.reduce((sum, run) => sum + run.length, 0));
  packed[0] = runs.length;
  let at = 1 + runs.length;
  runs.forEach((run, index) => {
    packed[1 + index] = run.length;
    packed.set(run, at);
    at += run.length;
  });
  return new Uint8Array(packed.buffer);
}

export function decodeForward(bytes: Uint8Array): Forward {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const packed = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  const count = packed[0] ?? 0;
  const runs: Uint32Array[] = [];
  let at = 1 + count;
  for (let run = 0; run < count; run++) {
    const length = packed[1 + run] ?? 0;
    runs.push(packed.subarray(at, at + length));
    at += length;
  }
  return { title: runs[0] ?? new Uint32Array(0), sentences: runs.slice(1) };
}
