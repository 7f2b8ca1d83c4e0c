/** What one item says, in the words of no format: everything as it's written, the best first. */
export interface Said {
  readonly guid: string | null;
  /** Addresses, perhaps relative. */
  readonly links: readonly string[];
  readonly titles: readonly SaidText[];
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly bodies: readonly SaidBody[];
  readonly language: string | null;
}

export interface SaidText {
  readonly value: string;
  /** `plain` is never markup, `html` may be. */
  readonly form: 'plain' | 'html';
}

export interface SaidBody extends SaidText {
  readonly isSummary: boolean;
}

/** What a feed says of itself. */
export interface SaidOfFeed {
  readonly titles: readonly SaidText[];
  readonly links: readonly string[];
  readonly language: string | null;
  readonly ttlMinutes: number | null;
}

/** The texts that are there, as HTML. */
export function html(...values: (string | undefined)[]): SaidText[] {
  return values.flatMap((value) => (value === undefined ? [] : [{ value, form: 'html' as const }]));
}

/** What is there. */
export function present<T>(...values: (T | null | undefined)[]): T[] {
  return values.filter((value) => value !== undefined && value !== null);
}
