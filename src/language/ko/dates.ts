import type { CalendarUnit, DateGrammar, DayMeaning } from '../date-grammar.ts';
import type { DateWords } from '../language-rules.ts';

/** Days that have names of their own, and how many they are. */
const namedDays = new Map([
  ['하루', 1],
  ['이틀', 2],
  ['사흘', 3],
  ['나흘', 4],
  ['닷새', 5],
  ['엿새', 6],
  ['이레', 7],
  ['열흘', 10],
  ['보름', 15],
  ['며칠', 3],
]);
const counts = new Map([
  ['일', 1],
  ['한', 1],
  ['두', 2],
  ['이', 2],
  ['세', 3],
  ['삼', 3],
  ['네', 4],
  ['몇', 3],
]);
const units: Readonly<Record<string, CalendarUnit>> = {
  일: 'day',
  주: 'week',
  주일: 'week',
  달: 'month',
  개월: 'month',
  분기: 'quarter',
  년: 'year',
  해: 'year',
};
const counted = String.raw`(?:(?<named>${[...namedDays.keys()].join('|')})|(?<!월 ?)(?<![\d])(?<count>\d{1,3}|${[...counts.keys()].join('|')}) ?(?<unit>주일|개월|분기|일|주|달|년|해))`;
const weekdays = '일월화수목금토';

function meaningOf(
  kind: 'ago' | 'last',
  { named, count = '', unit = '' }: Readonly<Record<string, string | undefined>>,
): DayMeaning | null {
  const days = named === undefined ? undefined : namedDays.get(named);
  if (days !== undefined) return { kind, unit: 'day', count: days };
  const [number, of] = [counts.get(count) ?? Number(count), units[unit]];
  return of === undefined || !(number > 0) ? null : { kind, unit: of, count: number };
}

function period(pattern: RegExp, unit: CalendarUnit, back: number) {
  return { pattern, meaning: (): DayMeaning => ({ kind: 'period', unit, back }) };
}

const grammar: DateGrammar = {
  relative: [
    { pattern: /그저께|그제|엊그제/u, meaning: () => ({ kind: 'ago', unit: 'day', count: 2 }) },
    { pattern: /어제|어젯밤|전날 밤/u, meaning: () => ({ kind: 'ago', unit: 'day', count: 1 }) },
    period(/오늘/u, 'day', 0),
    {
      pattern: new RegExp(`${counted} ?전(?=에|의|부터|\\s|$|[?,.])`, 'u'),
      meaning: (groups) => meaningOf('ago', groups),
    },
    {
      pattern: new RegExp(`(?:지난|최근|과거) ${counted}(?: ?(?:동안|간|새|사이))?`, 'u'),
      meaning: (groups) => meaningOf('last', groups),
    },
    { pattern: /지난 ?주말|이번 ?주말|주말/u, meaning: () => ({ kind: 'weekend' }) },
    {
      pattern:
        /지난 ?주? (?<weekday>[일월화수목금토])요일|(?<since>[일월화수목금토])요일(?= ?(?:이후|부터|이전|전에|까지))/u,
      meaning: ({ weekday, since }) => ({ kind: 'weekday', weekday: weekdays.indexOf(weekday ?? since ?? '') }),
    },
    period(/지지난 ?주/u, 'week', 2),
    period(/지난 ?주|저번 ?주/u, 'week', 1),
    period(/이번 ?주|금주/u, 'week', 0),
    period(/지지난 ?달/u, 'month', 2),
    period(/지난 ?달|저번 ?달/u, 'month', 1),
    period(/이번 ?달|이달/u, 'month', 0),
    period(/지난 ?분기/u, 'quarter', 1),
    period(/이번 ?분기/u, 'quarter', 0),
    period(/재작년/u, 'year', 2),
    period(/지난해|작년/u, 'year', 1),
    period(/올해|금년/u, 'year', 0),
    {
      pattern: /(?<year>20\d{2}|19\d{2})년 ?(?:(?<quarter>[1-4])(?:사)?분기|(?<half>[상하])반기)/u,
      meaning: ({ year, quarter, half }) => ({
        kind: 'part',
        year: Number(year),
        part: quarter === undefined ? (half === '상' ? 1 : 2) : Number(quarter),
        of: quarter === undefined ? 2 : 4,
      }),
    },
  ],
  lead: {},
  tail: {
    'week of': /^(?:이 ?(?:있는|포함된|속한)|의)? ?주(?:에|간)?(?!\p{L})/u,
    since: /^ ?(?:이후|이래|부터|후)(?:로|에)?(?!\p{L})/u,
    before: /^ ?(?:이전|전)(?:에|까지)?(?!\p{L})/u,
    until: /^ ?까지/u,
    on: /^\.|^ ?(?:에는|에|의|중|동안|초|중순|말)(?!\p{L})/u,
  },
  needsLead: false,
  dayBefore: null,
  dayAfter: /^(?:에서|부터|과|와|,)? ?[~∼～–-]? ?(?<day>\d{1,2})일(?:까지| 사이)?/u,
  range: { lead: /$/u, between: /^(?:에서|부터|과|와)? ?[~∼～–-]? ?$/u },
};

/** Months are numbered, and particles stand on a weekday's name without changing it. */
export const dates: DateWords = { formsOf: () => [], grammar };
