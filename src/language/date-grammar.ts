/** What a language says of days, as far as a question needs it; each language's own stands in its folder. */

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What words mean that tell days: counted from the day of asking, or a part of a year. */
export type DayMeaning =
  /** "This week" is 0 weeks back, "last week" 1. */
  | { readonly kind: 'period'; readonly unit: CalendarUnit; readonly back: number }
  /** "Two days ago". */
  | { readonly kind: 'ago'; readonly unit: CalendarUnit; readonly count: number }
  /** "In the last three weeks". */
  | { readonly kind: 'last'; readonly unit: CalendarUnit; readonly count: number }
  /** "Last Monday": Sunday is 0. */
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'weekend' }
  /** "The third quarter of 2025": of 4 parts the third. */
  | { readonly kind: 'part'; readonly year: number; readonly part: number; readonly of: 2 | 4 };

interface RelativeWords {
  /** With the flags `i` and `u`; its named groups are handed on. */
  readonly pattern: RegExp;
  readonly meaning: (groups: Readonly<Record<string, string | undefined>>) => DayMeaning | null;
}

/** How a date stands in a question: "since", "before", or just there. */
export type Direction = 'since' | 'until' | 'before' | 'on' | 'week of';

export interface DateGrammar {
  /** The first that matches counts. */
  readonly relative: readonly RelativeWords[];
  /** Words right before a date, at the end of what stands there. */
  readonly lead: Readonly<Partial<Record<Direction, RegExp>>>;
  /** Words right behind it. */
  readonly tail: Readonly<Partial<Record<Direction, RegExp>>>;
  /** A date with nothing before it belongs to what is asked about ("the 3 February agreement"). */
  readonly needsLead: boolean;
  /** A day before a date in the same month: the "3 and " of "3 and 4 February". Its group is the day. */
  readonly dayBefore: RegExp | null;
  /** A day behind it: the " to 5" of "February 3 to 5". */
  readonly dayAfter: RegExp | null;
  /** What stands between the two ends of a range, with what stands before the first of them. */
  readonly range: { readonly lead: RegExp; readonly between: RegExp };
}
