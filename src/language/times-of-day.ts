import type { Span } from '../coverage/article.ts';

const minutesOfHalf = 720;
/** A time of which the half of the day is said ("3 p.m.", "오후 3시"), or one of 24 hours ("15:00"). */
const clockPattern =
  /(?<hour>\p{Nd}{1,2})(?:[.:](?<minute>\p{Nd}{2}))? ?(?<half>[ap])\.?m(?![\p{L}\p{N}])|(?<halfOfDay>오전|오후) ?(?<at>\p{Nd}{1,2})시(?: ?(?<past>\p{Nd}{1,2})분)?|(?<![\p{N}.,:])(?<hour24>[01]?\d|2[0-3]):(?<minute24>[0-5]\d)(?![\p{N}:])/giu;

export interface ClockTime extends Span {
  readonly written: string;
  /** Since midnight. */
  readonly minutes: number;
  /** Whether the half of the day is said; what is written as one of 24 hours may be one of twelve. */
  readonly saysHalf: boolean;
}

/** The times of day of a text, in order. */
export function timesIn(text: string): ClockTime[] {
  return [...text.matchAll(clockPattern)].map(({ 0: written, index: start, groups = {} }) => {
    const place = { written, start, end: start + written.length };
    const hour24 = groups['hour24'];
    if (hour24 !== undefined)
      return { ...place, minutes: Number(hour24) * 60 + Number(groups['minute24']), saysHalf: false };
    const isLate = groups['halfOfDay'] === '오후' || groups['half']?.toLowerCase() === 'p';
    const hour = Number(groups['hour'] ?? groups['at']) % 12;
    const minute = Number(groups['minute'] ?? groups['past'] ?? 0);
    return { ...place, minutes: hour * 60 + minute + (isLate ? minutesOfHalf : 0), saysHalf: true };
  });
}
