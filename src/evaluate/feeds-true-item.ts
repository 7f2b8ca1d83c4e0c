/** What is known for certain of an item; `null` where a field isn't. */
export interface TrueItem {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  /** ISO 8601, or a day. */
  readonly date: string | null;
  /** A beginning of its text, as HTML. */
  readonly text: string | null;
}
