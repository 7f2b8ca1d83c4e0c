/** What a server gave to tell an unchanged answer by; both are sent back with the next request. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface Answered {
  /** The address that answered, after every redirect, without a fragment. */
  readonly url: string;
  /** The same, where every redirect on the way was permanent and none left https; else `null`. */
  readonly movedTo: string | null;
}

interface Fresh {
  readonly validators: Validators;
  /** How long the server asks to be left alone; `null` where it doesn't. */
  readonly retryAfterMs: number | null;
  /** How long the server says that the answer stays as it is; `null` where it doesn't. */
  readonly maxAgeMs: number | null;
}

export interface Page extends Answered, Fresh {
  readonly kind: 'ok';
  readonly status: number;
  /** Without parameters and in small letters, such as `application/rss+xml`. */
  readonly contentType: string | null;
  /** As the header names it, in small letters: it may be wrong, or no encoding at all. */
  readonly charset: string | null;
  /** Decompressed. */
  readonly body: Uint8Array;
}

export interface NotModified extends Answered, Fresh {
  readonly kind: 'not modified';
  readonly status: 304;
}

export interface Absent extends Answered {
  readonly kind: 'gone' | 'not found';
  readonly status: 404 | 410;
}

export interface Refused {
  readonly kind: 'refused';
  /** What went wrong and what can be done, in plain words; no full stop at its end. */
  readonly reason: string;
  readonly status: number | null;
  /** How long the host isn't to be asked; `null` where nothing says so. */
  readonly retryAfterMs: number | null;
  /** True where the answer took too long. */
  readonly isTimeout?: boolean;
  /** True where the same request may well succeed later though nobody changes anything. */
  readonly isTemporary: boolean;
}

/** How a request ended. */
export type Fetched = Page | NotModified | Absent | Refused;

/** A refusal that asks for no waiting time. */
export function refused(reason: string, isTemporary: boolean, status: number | null = null): Refused {
  return { kind: 'refused', reason, status, retryAfterMs: null, isTemporary };
}

/** Whether nothing was asked because the host wants to be left alone: that is nobody's failure. */
export function isPostponed({ status, retryAfterMs }: Refused): boolean {
  return status === null && retryAfterMs !== null;
}
