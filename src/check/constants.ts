/**
 * What the score is made of: a logistic combination of what can be said of a sentence in words. Fitted to human labels
 * of claims and the pages that they cite (the even rows of a public set), then rounded; told on the odd rows.
 */
export const weights = {
  constant: -1.25,
  /** Share of its words and names that stand within three neighbouring cited sentences. */
  near: 2.2,
  /** Each number that isn't carried. */
  number: -1.5,
  date: -1.7,
  /** Each word of a name, up to `maxNames`. */
  name: -0.85,
} as const;

export const maxNames = 2;

/** Scores from here on are supported, if nothing else is amiss; below `little` nothing of worth is borne. */
export const enough = 0.5;
export const little = 0.3;
/** Share of a sentence's words that one cited sentence must bear before what it says otherwise is held against it. */
export const rivalCoverage = 0.4;
/** What a verdict leaves of the score, so that no contradicted sentence ranks above a borne one. */
export const leftOver = { supported: 1, partly: 1, unsupported: 0.8, contradicted: 0.4 } as const;
