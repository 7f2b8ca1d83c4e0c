/** Works on all of them in their order, `atATime` at once; once the signal aborts, nothing more is begun. Resolves when nothing is under way any more. */
export async function inTurns<T>(
  all: readonly T[],
  atATime: number,
  signal: AbortSignal,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const one of left) {
        if (signal.aborted) return;
        await work(one);
      }
    }),
  );
}
