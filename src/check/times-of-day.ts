const minutesOfHalf = 720;
/** A time of which the half of the day is said: "3 p.m.", "오후 3시". */
const clockPattern =
  /(?<hour>\p{Nd}{1,2})(?:[.:](?<minute>\p{Nd}{2}))? ?(?<half>[ap])\.?m(?![\p{L}\p{N}])|(?<halfOfDay>오전|오후) ?(?<at>\p{Nd}{1,2})시(?: ?(?<past>\p{Nd}{1,2})분)?/giu;

interface TimeOfDay {
  readonly written: string;
  /** Since midnight. */
  readonly minutes: number;
}

function timesIn(text: string): TimeOfDay[] {
  return [...text.matchAll(clockPattern)].map(({ 0: written, groups = {} }) => {
    const isLate = groups['halfOfDay'] === '오후' || groups['half']?.toLowerCase() === 'p';
    const hour = Number(groups['hour'] ?? groups['at']) % 12;
    const minute = Number(groups['minute'] ?? groups['past'] ?? 0);
    return { written, minutes: hour * 60 + minute + (isLate ? minutesOfHalf : 0) };
  });
}

/** Times of a sentence that some texts put into the other half of the day; written in other ways, times can't be compared. */
export function swappedTimes(
  sentence: string,
  texts: readonly string[],
): { readonly stated: string; readonly cited: string }[] {
  const there = texts.flatMap(timesIn);
  return timesIn(sentence).flatMap(({ written, minutes }) => {
    if (there.some((clock) => clock.minutes === minutes)) return [];
    const swapped = there.find((clock) => Math.abs(clock.minutes - minutes) === minutesOfHalf);
    return swapped ? [{ stated: written, cited: swapped.written }] : [];
  });
}
