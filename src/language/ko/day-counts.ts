import type { Span } from '../../coverage/article.ts';

/** Days that are counted in words of their own. */
const dayWords = new Map([
  ...'하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레 열흘'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
  ['보름', 15],
]);
/** "9일간" and "아흐레간" last as long; "9일" alone may be a day of the month. */
const counted = new RegExp(
  `(?<!\\p{Script=Hangul})(?:(?<word>${[...dayWords.keys()].join('|')})|(?<!\\p{Nd}[.,]?)(?<digits>\\d{1,3}) ?일(?=간|째|(?: ?동안)))(?<how>간|째)?`,
  'gu',
);

interface DayCount extends Span {
  readonly days: number;
  /** "The third day", and not "three days". */
  readonly isOrdinal: boolean;
}

/** Counts of days in a Korean text, in order. */
export function dayCountsIn(text: string): DayCount[] {
  return [...text.matchAll(counted)].map(({ 0: all, index, groups = {} }) => {
    const { word, digits, how } = groups;
    const days = word === undefined ? Number(digits) : (dayWords.get(word) ?? 0);
    return { days, isOrdinal: how === '째', start: index, end: index + all.length };
  });
}
