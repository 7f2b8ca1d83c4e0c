/** Lower-case words and numbers. */
const word = /[\p{L}\p{N}]+/gu;

/**
 * ROUGE-N F1 (Lin 2004) of a text against a reference: runs of `length` words that both have, each counted as often as both have it. Nothing is stemmed
 * or left out.
 */
export function rouge(length: number, reference: string, text: string): number {
  const [expected, found] = [runsOf(length, reference), runsOf(length, text)];
  const total = sum(expected.values()) + sum(found.values());
  const shared = sum([...expected].map(([run, count]) => Math.min(count, found.get(run) ?? 0)));
  return total === 0 ? 0 : (2 * shared) / total;
}

function runsOf(length: number, text: string): Map<string, number> {
  const words = text.toLowerCase().match(word) ?? [];
  const runs = new Map<string, number>();
  for (let at = 0; at + length <= words.length; at++) {
    const run = words.slice(at, at + length).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
