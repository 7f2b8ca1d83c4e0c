import { z } from 'zod';

const counted = z.looseObject({
  // Of older traces nobody can tell.
  isPrivate: z.boolean().default(true),
  timings: z.looseObject({ totalMs: z.number() }),
  read: z.array(z.looseObject({ fate: z.string() })).default([]),
});

/** What is read of a trace's record without reading all of it. */
interface TraceFigures {
  readonly isPrivate: boolean;
  readonly totalMs: number;
  readonly shown: number;
  readonly takenOut: number;
}

/** Of a record of this version or an earlier one. Throws where it is none. */
export function figuresIn(record: unknown): TraceFigures {
  const { isPrivate, timings, read } = counted.parse(record);
  const sentences = (fate: string): number => read.filter((each) => each.fate === fate).length;
  return { isPrivate, totalMs: timings.totalMs, shown: sentences('shown'), takenOut: sentences('taken_out') };
}
