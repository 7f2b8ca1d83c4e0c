/** A time of day on a clock on the wall: `08:00`, from `00:00` to `23:59`. */
export type TimeOfDay = string;

/** How often something comes, in the time zone of whoever asked for it. */
export type Rhythm =
  | { readonly kind: 'hourly' }
  /** Looked at every quarter of an hour: what comes is told when it is new. */
  | { readonly kind: 'often' }
  | { readonly kind: 'daily' | 'weekdays'; readonly at: TimeOfDay }
  /** `weekday` as ISO counts: 1 is Monday, 7 Sunday. */
  | { readonly kind: 'weekly'; readonly weekday: number; readonly at: TimeOfDay };

/** Nothing is posted from `from` until `to`, the end not counted; `to` may be on the next day. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}
