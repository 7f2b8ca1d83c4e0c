/** Seconds: a search takes milliseconds, an answer some seconds, and nothing longer than a minute. */
export const durationBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];

/** Milliseconds as Prometheus counts time. */
export const seconds = (ms: number): number => ms / 1_000;
