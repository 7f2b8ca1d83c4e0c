import type { Filter } from './question.ts';

export interface TimelineRequest {
  /** `null` for everything that the coverage tells. */
  readonly topic: string | null;
  /** Days of publication, as everywhere; no line is of a day outside them. */
  readonly filter: Filter;
  /** How many lines at most: one a day. */
  readonly count: number;
  readonly askedAt: Date;
}

/** A number of a line for which a later report gives another: a death toll that rose. */
export interface SupersededFigure {
  /** As the line has it: "84 people". */
  readonly figure: string;
  /** As the later report has it. */
  readonly later: string;
  /** ISO day of the later report. */
  readonly reported: string;
  /** Number of the item's citation that it stands in. */
  readonly citation: number;
}
