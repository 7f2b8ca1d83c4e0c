/** How far two texts are the same, by the runs of words that they share. */
export interface NgramScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const runLength = 4;

/**
 * Precision, recall and F1 of a text's runs of four words against those of the true one, each counted as often as it stands there, as
 * scrapinghub's article-extraction-benchmark defines them for one page.
 */
export function ngramScores(truth: string, text: string): NgramScores {
  const [expected, found] = [runsOf(truth), runsOf(text)];
  let [shared, expectedCount, foundCount] = [0, 0, 0];
  for (const [run, count] of expected) {
    expectedCount += count;
    shared += Math.min(count, found.get(run) ?? 0);
  }
  for (const count of found.values()) foundCount += count;
  const [precision, recall] = [shared / Math.max(1, foundCount), shared / Math.max(1, expectedCount)];
  return { precision, recall, f1: shared === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function runsOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const runs = new Map<string, number>();
  // A shorter text is one run.
  for (let at = 0; at < Math.max(1, words.length - runLength + 1); at++) {
    const run = words.slice(at, at + runLength).join(' ');
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}
