import { type ClockTime, timesIn } from '../language/times-of-day.ts';

const minutesOfHalf = 720;

/** Times of a sentence that some texts put into the other half of the day; written in other ways, times can't be compared. */
export function swappedTimes(
  sentence: string,
  texts: readonly string[],
): { readonly stated: string; readonly cited: string }[] {
  const told = (text: string): ClockTime[] => timesIn(text).filter(({ saysHalf }) => saysHalf);
  const there = texts.flatMap(told);
  return told(sentence).flatMap(({ written, minutes }) => {
    if (there.some((clock) => clock.minutes === minutes)) return [];
    const swapped = there.find((clock) => Math.abs(clock.minutes - minutes) === minutesOfHalf);
    return swapped ? [{ stated: written, cited: swapped.written }] : [];
  });
}
