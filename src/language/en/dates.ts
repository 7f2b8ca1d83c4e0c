import type { CalendarUnit, DateGrammar, DayMeaning } from '../date-grammar.ts';
import type { DateWords } from '../language-rules.ts';

const weekday = /day$/;
const lettersOfMonth = 3;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const vague = new Map([
  ['a', 1],
  ['an', 1],
  ['a couple of', 2],
  ['couple of', 2],
  ['couple', 2],
  ['a few', 3],
  ['few', 3],
  ['several', 5],
]);
const count = String.raw`(?<count>\d{1,3}|${small.toReversed().join('|')}|a couple of|couple of|couple|a few|few|several|an?)`;
const unit = '(?<unit>day|week|fortnight|month|quarter|year)s?';
const ordinals = ['first', 'second', 'third', 'fourth'];
const isUnit = (word: string): word is CalendarUnit => /^(?:day|week|month|quarter|year)$/.test(word);

function counted(
  kind: 'ago' | 'last',
  { count: words = '', unit: of = '' }: Readonly<Record<string, string | undefined>>,
): DayMeaning | null {
  const lower = words.toLowerCase();
  const number = vague.get(lower) ?? (small.includes(lower) ? small.indexOf(lower) + 1 : Number(lower));
  const name = of.toLowerCase();
  if (name === 'fortnight') return { kind, unit: 'week', count: number * 2 };
  return isUnit(name) && number > 0 ? { kind, unit: name, count: number } : null;
}

function periodBack(back: number, word = ''): DayMeaning | null {
  const name = word.toLowerCase();
  return isUnit(name) ? { kind: 'period', unit: name, back } : null;
}

const grammar: DateGrammar = {
  relative: [
    { pattern: /\b(?:the )?day before yesterday\b/iu, meaning: () => ({ kind: 'ago', unit: 'day', count: 2 }) },
    { pattern: /\b(?:yesterday|last night)\b/iu, meaning: () => ({ kind: 'ago', unit: 'day', count: 1 }) },
    // "USA Today" is a newspaper.
    {
      pattern: /(?:\btoday|^Today|\btonight|\bthis (?:morning|afternoon|evening))\b/u,
      meaning: () => ({ kind: 'period', unit: 'day', back: 0 }),
    },
    {
      pattern: new RegExp(String.raw`(?<!\b(?:than|to|with|from) )\b${count} ${unit} ago\b`, 'iu'),
      meaning: (groups) => counted('ago', groups),
    },
    {
      pattern: new RegExp(String.raw`\b(?:the )?(?:last|past|previous) ${count} ${unit}\b`, 'iu'),
      meaning: (groups) => counted('last', groups),
    },
    {
      pattern: /\b(?:the )?(?:last|past) (?<unit>day|week|month|quarter|year)s\b/iu,
      meaning: (groups) => counted('last', { ...groups, count: 'a few' }),
    },
    {
      pattern: new RegExp(String.raw`\b(?:the )?past ${unit}\b`, 'iu'),
      meaning: (groups) => counted('last', { ...groups, count: 'a' }),
    },
    {
      pattern: new RegExp(String.raw`\b(?:this|the current) ${unit}\b`, 'iu'),
      meaning: (groups) => periodBack(0, groups['unit']),
    },
    {
      pattern: new RegExp(String.raw`\b(?:last|the previous) ${unit}\b`, 'iu'),
      meaning: (groups) => periodBack(1, groups['unit']),
    },
    {
      pattern: /\b(?:(?:last|this|past) |the )weekend\b/iu,
      meaning: () => ({ kind: 'weekend' }),
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:(?:last|this past)|(?<=\b(?:since|until|till|before|after) )) ?(?<weekday>${weekdays.join('|')})\b`,
        'iu',
      ),
      meaning: (groups) => ({ kind: 'weekday', weekday: weekdays.indexOf((groups['weekday'] ?? '').toLowerCase()) }),
    },
    {
      pattern: new RegExp(
        String.raw`\b(?:the )?(?:(?<ordinal>${ordinals.join('|')}) |(?<number>[1-4])(?:st|nd|rd|th) )(?<of>quarter|half)(?: of|,)? (?<year>20\d{2}|19\d{2})\b|\b(?<short>[QH])(?<part>[1-4])(?: of)? (?<inYear>20\d{2}|19\d{2})\b`,
        'iu',
      ),
      meaning: ({ ordinal, number, of, year, short, part, inYear }) => ({
        kind: 'part',
        year: Number(year ?? inYear),
        part: ordinal === undefined ? Number(number ?? part) : ordinals.indexOf(ordinal.toLowerCase()) + 1,
        of: (of ?? short ?? '').toLowerCase().startsWith('q') ? 4 : 2,
      }),
    },
  ],
  lead: {
    'week of': /\b(?:(?:in|during|for) )?(?:the )?week (?:of|beginning|starting|from)(?: on)? (?:the )?$/iu,
    since: /\b(?:ever )?(?:since|after|from)(?: the| about| early| mid| late| the (?:beginning|start|end) of)? ?$/iu,
    before: /\bbefore(?: the| early| mid| late)? ?$/iu,
    until: /\b(?:until|till|by|up to)(?: the| early| mid| late| the (?:beginning|start|end) of)? ?$/iu,
    on: /\b(?:as of|in|on|during|of|over|within|for|between|around|about)(?: the| early| mid| late| the (?:beginning|start|middle|end) of)?[ -]?$/iu,
  },
  tail: {},
  needsLead: true,
  dayBefore:
    /\b(?:between |from |on )?(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)? ?(?:and|to|or|until|till|through|[-–—]) ?(?:the )?$/iu,
  dayAfter:
    /^ ?(?:and|to|or|until|till|through|[-–—]) ?(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}])(?:,? (?<year>20\d{2}|19\d{2})(?!\d))?/iu,
  range: {
    lead: /\b(?:from|between) (?:the )?$/iu,
    between: /^(?: (?:to|until|till|through|and) | ?[-–—] ?)(?:the )?$/iu,
  },
};

export const dates: DateWords = {
  formsOf: (name) => {
    if (weekday.test(name)) return [];
    const short = name.slice(0, lettersOfMonth);
    return name === 'september' ? [short, 'sept'] : [short];
  },
  grammar,
};
