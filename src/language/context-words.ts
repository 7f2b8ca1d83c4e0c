/** "About", "more than" (also "at least"), "fewer than" (also "up to"). */
export type Bound = 'about' | 'over' | 'under';

/** How a language says it, before a number and behind it. */
export interface ContextWords {
  /** At the end of what stands before a number; the first that matches counts. */
  readonly bounds: readonly (readonly [Bound, RegExp])[];
  // The others are matched with a bar in the number's place.
  readonly roles: Readonly<Record<'to' | 'by' | 'from', RegExp>>;
  readonly minus: RegExp;
  readonly falling: RegExp;
  readonly all: RegExp;
  readonly whole: RegExp;
  /** It says itself which end of a range it is: "at least", "from". */
  readonly endOfRange: RegExp;
  /** With the flag `g`: more than half of what its group `noun` names. */
  readonly most: RegExp;
}
