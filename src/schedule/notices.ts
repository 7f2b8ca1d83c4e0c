import type { Delivery } from '../store/deliveries.ts';
import type { PauseReason } from '../store/schedules.ts';

/** What somebody should know of messages that come by themselves. Each is told once. */
export type Notice =
  /** It may stand there, and nobody can find out: a person must look, and nothing more is done. */
  | { readonly kind: 'held'; readonly delivery: Delivery; readonly detail: string }
  /** It hasn't got through for a while; it is tried on. `missing` is the permission that lacks, where that is known. */
  | { readonly kind: 'failing'; readonly delivery: Delivery; readonly detail: string; readonly missing: string | null }
  /** Given up: nothing of that schedule comes until somebody lets it go on. */
  | { readonly kind: 'paused'; readonly schedule: string; readonly why: PauseReason; readonly detail: string }
  /** A digest that is due can't be written; it is tried on. */
  | { readonly kind: 'unwritten'; readonly schedule: string; readonly detail: string }
  /** It is never posted. */
  | { readonly kind: 'dropped'; readonly delivery: Delivery; readonly detail: string }
  /** Posted, and not handed on to the channel's followers. */
  | { readonly kind: 'not crossposted'; readonly key: string; readonly detail: string }
  /** So much was corrected at once that nobody can have meant it: nothing of it is told until somebody has looked. */
  | { readonly kind: 'corrections held'; readonly messages: number; readonly articles: number }
  /** Discord can't be reached, or has errors of its own; all that waits is tried on. */
  | { readonly kind: 'outage'; readonly since: Date; readonly detail: string };

/** Takes notices: the editors' desk, and the log. */
export interface Notices {
  /** When it rejects, the notice counts as not told, and comes again. */
  tell(notice: Notice): Promise<void>;
}
