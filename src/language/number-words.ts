import type { ContextWords } from './context-words.ts';

/** Words that stand for numbers, by language. English is read in full; elsewhere the small numbers that reporters spell out. */
export interface NumberWords {
  /** `twelve`: 12. Read alone, or added up: twenty + one. */
  readonly small: ReadonlyMap<string, number>;
  /** `million`: what the number before it is multiplied by. */
  readonly scales: ReadonlyMap<string, number>;
  /** `thousands`: more of that size than can be counted; where it's told apart from the scale. */
  readonly vague: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Words for percent. */
  readonly percent: ReadonlySet<string>;
  /** What adds a half ("and a half"), and what is half of the scale behind it ("half a"). */
  readonly half: { readonly more: string; readonly of: readonly string[] } | null;
  /** Parts by one or two words, in percent; English reads its own by rules. */
  readonly shares: ReadonlyMap<string, number>;
  /** A word without what is written onto it: "달러를" is "달러". */
  readonly bare: ((word: string) => string) | null;
  /** `2,5` is two and a half, `2.500` two thousand five hundred. */
  readonly decimalComma: boolean;
  /** What stands around numbers; `null` where it isn't known. */
  readonly context: ContextWords | null;
}

/** Words that count up from `first` by `step`; forms of one number are parted by a slash. */
export function counted(words: string, first: number, step = 1): [string, number][] {
  return words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((word): [string, number] => [word, first + index * step]));
}

function scaled(table: string): [string, number][] {
  return table.split('; ').flatMap((entry) => {
    const [power = '', words = ''] = entry.split(': ');
    return words.split(' ').map((word): [string, number] => [word, Number(power)]);
  });
}

interface Lists {
  readonly small: readonly [string, number][];
  readonly scales: string;
  readonly vague?: string;
  readonly ordinals?: readonly [string, number][];
  readonly percent: string;
  readonly decimalComma?: boolean;
  readonly context?: ContextWords;
  readonly bare?: (word: string) => string;
  readonly half?: { readonly more: string; readonly of: readonly string[] };
  readonly shares?: readonly (readonly [string, number])[];
}

/** Makes the words of a language for numbers from lists; `scales` and `vague` are tables such as `1e3: thousand; 1e6: million`. */
export function numberWordsOf({
  small,
  scales,
  vague,
  ordinals = [],
  percent,
  decimalComma = true,
  context,
  half,
  shares = [],
  bare,
}: Lists): NumberWords {
  return {
    small: new Map(small),
    scales: new Map(scaled(scales)),
    vague: new Map(vague === undefined ? [] : scaled(vague)),
    ordinals: new Map(ordinals),
    percent: new Set(percent.split(' ')),
    decimalComma,
    context: context ?? null,
    half: half ?? null,
    bare: bare ?? null,
    shares: new Map(shares),
  };
}
