import type { CalendarUnit, DateGrammar, DayMeaning } from '../date-grammar.ts';
import type { DateWords } from '../language-rules.ts';
import { numbers } from './numbers.ts';

/** Forms of the units, by their beginnings: "tygodniu", "tygodnie", "tydzień". */
const units: readonly (readonly [RegExp, CalendarUnit])[] = [
  [/^(?:dni|dzień|doby)/u, 'day'],
  [/^(?:tydzień|tygodni)/u, 'week'],
  [/^(?:miesi)/u, 'month'],
  [/^(?:kwarta)/u, 'quarter'],
  [/^(?:rok|lat)/u, 'year'],
];
const unit = String.raw`(?<unit>dni(?:ach|a|u|om)?|dzień|tydzień|tygodni(?:u|a|e|ach)?|miesiąc(?:a|u|e)?|miesięcy|miesiącach|kwartał(?:u|ach|y|ów)?|kwartale|rok(?:u)?|latach?|lata)(?!\p{L})`;
const start = String.raw`(?<!\p{L})`;
const count = String.raw`(?<count>(?:\d{1,3}|kilk\p{L}+|par[ęu]|jeden|${[...numbers.small.keys()].join('|')}) )?`;
const lastWords = '(?:zeszł|ubiegł|minion|poprzedni|ostatni)';
const weekdays: readonly RegExp[] = [/^niedz/u, /^poniedz/u, /^wt/u, /^śr/u, /^czw/u, /^pi/u, /^sob/u];
const weekday = String.raw`(?<weekday>niedziel(?:a|i|ę)|poniedziałk(?:u|iem)|poniedziałek|wtork(?:u|iem)|wtorek|środ(?:a|y|ę|ą)|czwartk(?:u|iem)|czwartek|piątk(?:u|iem)|piątek|sobot(?:a|y|ę|ą))(?!\p{L})`;
const roman = ['i', 'ii', 'iii', 'iv'];
const ordinals: readonly RegExp[] = [/^pierwsz/u, /^drug/u, /^trzec/u, /^czwart/u];

function unitOf(word = ''): CalendarUnit | null {
  return units.find(([form]) => form.test(word.toLowerCase()))?.[1] ?? null;
}

function counted(kind: 'ago' | 'last', words: string | undefined, of: string | undefined): DayMeaning | null {
  const unitNamed = unitOf(of);
  const lower = (words ?? '').trim().toLowerCase();
  const count =
    lower === ''
      ? 1
      : /^(?:kilk|par)/u.test(lower)
        ? 3
        : lower === 'jeden'
          ? 1
          : (numbers.small.get(lower) ?? Number(lower));
  return unitNamed === null || !(count > 0) ? null : { kind, unit: unitNamed, count };
}

const grammar: DateGrammar = {
  relative: [
    {
      pattern: new RegExp(`${start}przedwczoraj(?!\\p{L})`, 'iu'),
      meaning: () => ({ kind: 'ago', unit: 'day', count: 2 }),
    },
    {
      pattern: new RegExp(`${start}(?:wczoraj|wczorajsz\\p{Ll}+)(?!\\p{L})`, 'iu'),
      meaning: () => ({ kind: 'ago', unit: 'day', count: 1 }),
    },
    {
      pattern: new RegExp(`${start}(?:dziś|dzisiaj|dzisiejsz\\p{Ll}+)(?!\\p{L})`, 'iu'),
      meaning: () => ({ kind: 'period', unit: 'day', back: 0 }),
    },
    {
      pattern: new RegExp(String.raw`${start}${count}${unit} temu(?!\p{L})`, 'iu'),
      meaning: ({ count, unit: of }) => counted('ago', count, of),
    },
    {
      pattern: new RegExp(
        `${start}(?:ciągu )?(?:ostatnich|minionych|ubiegłych|ostatnie|minione) ${count}${unit}`,
        'iu',
      ),
      // "In the last days" has no number and means a few.
      meaning: ({ count, unit: of }) => counted('last', count ?? 'kilka', of),
    },
    {
      pattern: new RegExp(`${start}(?:tym|tego|bieżącym|bieżącego|obecnym) ${unit}`, 'iu'),
      meaning: ({ unit: of }) => periodBack(0, of),
    },
    {
      pattern: new RegExp(`${start}${lastWords}(?:ym|im|ego|y|i) ${unit}`, 'iu'),
      meaning: ({ unit: of }) => periodBack(1, of),
    },
    {
      pattern: new RegExp(String.raw`${start}(?:${lastWords}(?:y|i|ego) |ten )?weekend(?:u|em)?(?!\p{L})`, 'iu'),
      meaning: () => ({ kind: 'weekend' }),
    },
    {
      pattern: new RegExp(
        String.raw`${start}(?:${lastWords}(?:y|i|ą|iej|ej|ego)|(?<=(?:^|\s)(?:od|do|przed|po) )) ?${weekday}`,
        'iu',
      ),
      meaning: ({ weekday: name = '' }) => ({
        kind: 'weekday',
        weekday: weekdays.findIndex((form) => form.test(name.toLowerCase())),
      }),
    },
    {
      pattern: new RegExp(
        String.raw`${start}(?:(?<number>[1-4])\.? |(?<roman>I{1,3}|IV) |(?<ordinal>pierwsz|drugi|trzeci|czwart)\p{L}* )(?<of>kwarta\p{L}+|półrocz\p{L}+|połow\p{L}+) (?<year>20\d{2}|19\d{2})`,
        'iu',
      ),
      meaning: ({ number, roman: letters, ordinal, of = '', year }) => ({
        kind: 'part',
        year: Number(year),
        part:
          number === undefined
            ? 1 +
              (letters === undefined
                ? ordinals.findIndex((form) => form.test((ordinal ?? '').toLowerCase()))
                : roman.indexOf(letters.toLowerCase()))
            : Number(number),
        of: of.toLowerCase().startsWith('k') ? 4 : 2,
      }),
    },
  ],
  lead: {
    'week of': /(?<!\p{L})(?:w )?tygodni(?:u|a)(?: od| z| rozpoczynającym się)?(?: dnia)? ?$/iu,
    since: /(?<!\p{L})(?:od|po|począwszy od)(?: dnia| początku| końca| połowy)? $/iu,
    before: /(?<!\p{L})(?:przed|sprzed)(?: dniem| początkiem| końcem)? $/iu,
    until: /(?<!\p{L})(?:do|aż do)(?: dnia| początku| końca| połowy)? $/iu,
    on: /(?<!\p{L})(?:w|we|z|na|podczas|dnia|między|pomiędzy|około)(?: dniu| dnia| początku| końcu| połowie)? $/iu,
  },
  tail: { on: /^ ?(?:r\.|roku(?!\p{L}))/iu },
  needsLead: false,
  dayBefore: /(?<!\p{L})(?:(?:po)?między |od |w dniach )?(?<day>\d{1,2})\.? ?(?:a|i|do|oraz|lub|[-–—]) ?$/iu,
  dayAfter: null,
  range: { lead: /(?<!\p{L})(?:od|(?:po)?między) $/iu, between: /^(?: r\.| roku)?(?: (?:do|a|i) | ?[-–—] ?)$/iu },
};

function periodBack(back: number, word: string | undefined): DayMeaning | null {
  const named = unitOf(word);
  return named === null ? null : { kind: 'period', unit: named, back };
}

export const dates: DateWords = {
  formsOf: (name) => {
    // Weekdays: "środa" gives "środę", "wtorek" gives "wtorku".
    if (name.endsWith('da')) return ['zie', 'ę', 'em', 'y', 'ą'].map((ending) => name.replace(/a$/, ending));
    if (/^(?:niedziela|sobota)$/u.test(name)) return ['ę', 'i', 'y', 'ą'].map((ending) => name.replace(/a$/, ending));
    if (name.endsWith('ek')) return ['ku', 'kiem', 'kowi'].map((ending) => name.replace(/ek$/, ending));
    // Months, from the genitive that a date has: "lutego" gives "lutym", "maja" gives "maju", "majem", "majowi".
    if (name.endsWith('ego')) return ['ym', 'emu'].map((ending) => name.replace(/ego$/, ending));
    return name.endsWith('a') ? ['u', 'em', 'iem', 'owi', 'zie'].map((ending) => name.replace(/a$/, ending)) : [];
  },
  grammar,
};
