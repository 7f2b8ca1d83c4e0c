/**
 * Whether two words differ by at most `most` edits (Damerau–Levenshtein, optimal string alignment) and begin with the same letter.
 */
export function isNearlySpelled(a: string, b: string, most: number): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return false;
    before = row;
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
}

/** Length of the longest common subsequence of two runs of words (the heart of ROUGE-L, Lin 2004). */
export function longestCommonSubsequence<T>(a: ArrayLike<T>, b: ArrayLike<T>): number {
  const row = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const word = a[i];
    let diagonal = 0;
    for (let j = 0; j < b.length; j++) {
      const up = row[j + 1] ?? 0;
      row[j + 1] = word === b[j] ? diagonal + 1 : Math.max(up, row[j] ?? 0);
      diagonal = up;
    }
  }
  return row[b.length] ?? 0;
}
