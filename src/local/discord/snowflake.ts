/** 2015-01-01T00:00:00Z, from which Discord counts. */
const discordEpochMs = 1_420_070_400_000n;
/** The lower 22 bits hold worker, process and a counter; here all of them count. */
const counterBits = 22n;

/** Makes ids that sort by the time they were made, and in the order they were made within one millisecond. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = (BigInt(Math.floor(now())) - discordEpochMs) << counterBits;
    last = first > last ? first : last + 1n;
    return last.toString();
  };
}
