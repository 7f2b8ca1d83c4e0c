/**
 * What the score is made of: a logistic combination of what can be said of a sentence in words. Fitted to human labels of
 * claims and the web pages that they cite (the even rows of a public set, WiCE), then rounded; told on the odd rows.
 */
export const weights = {
  constant: -1.25,
  /** Share of its words and names that stand within three neighbouring cited sentences. */
  near: 2.2,
  /** Each number that isn't carried. */
  number: -1.5,
  date: -1.7,
  /** Each word of a name, up to `maxNames`: the third word of one missing name says nothing new. */
  name: -0.85,
} as const;

export const maxNames = 2;

/** Scores from here on are supported, if nothing else is amiss: with nothing missing, near coverage of 57%. */
export const enough = 0.5;
/** Below it nothing of worth is borne: near coverage of 18%, which sentences on other matters seldom reach. */
export const little = 0.3;
/** Share of a sentence's words that one cited sentence must bear before what it says otherwise is held against it. */
export const rivalCoverage = 0.4;
/** What a verdict leaves of the score, so that what is contradicted stays below what is borne in full. */
export const leftOver = { supported: 1, partly: 1, unsupported: 0.8, contradicted: 0.4 } as const;
