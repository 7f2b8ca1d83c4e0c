import type { Article } from '../coverage/article.ts';
import type { Problem, Warning } from './problem.ts';

/** Somewhere that coverage comes from. It says what is there and what isn't any more, and knows no more. */
export interface Source {
  /** Its name, which stays. */
  readonly id: string;
  readonly kind: SourceKind;
  /**
   * `file`: an article's id is what the file says, and no other source may have it. `web`: an article keeps the id under which it came first,
   * and other sources may hold it, too.
   */
  readonly identity: 'file' | 'web';
  /**
   * Looks once at what there is. Each batch is written in a transaction with its cursor, from which a later poll goes on.
   * @param cursor what the last batch that was written gave; `null` the first time.
   * @param signal when it fires, the poll ends as soon as it can.
   * @throws {SourceError} when it can't be read at all.
   */
  poll(cursor: string | null, signal: AbortSignal): AsyncIterable<Batch> | Iterable<Batch>;
}

type SourceKind = 'folder' | 'jsonl' | 'feed' | 'page' | 'sitemap';

/** The source can't be read now; the message says why in plain words, and what to do. */
export class SourceError extends Error {
  override readonly name: string = 'SourceError';
  /** When it may be tried again at the earliest; `null` when nothing was said. */
  readonly retryAt: Date | null;
  /** It wasn't even asked, since its host wants to be left alone until then: that is nobody's failure. */
  readonly isPostponed: boolean;
  constructor(message: string, retryAt: Date | null = null, isPostponed = false) {
    super(message);
    this.retryAt = retryAt;
    this.isPostponed = isPostponed;
  }
}

export interface Batch {
  readonly changes: readonly Change[];
  /** Where it may depend on what was read for the changes, a function that is called when they are written. */
  readonly cursor: string | null | (() => string);
  /** When the source wants to be polled next. */
  readonly nextAt?: Date;
  /** What was guessed or left out in the source itself. */
  readonly warnings?: readonly Warning[];
  /** Whether what is counted of the source begins anew with this batch. */
  readonly isFirst?: boolean;
  /** All that is there was named in this poll: what the source held before and didn't name is gone. The cursor isn't kept where a problem may pass by itself. */
  readonly isWhole?: boolean;
  /** All that the source holds is as it was when its cursor was given: nothing has to be named. */
  readonly isAsBefore?: boolean;
}

export type Change = Here | Gone | RefusedItem;

/** This is here now. */
export interface Here {
  readonly kind: 'here';
  /** What it is known by, the surest first; any of them finds it. */
  readonly names: readonly [string, ...string[]];
  /** While this stays as it was, nothing is read. */
  readonly stamp: string;
  /** How people are told of it, where that isn't its first name. */
  readonly shownAs?: string;
  /** Where in a file it stands, counted from 1. */
  readonly line?: number;
  /** One reading of a file in which an item may stand twice: its stamp begins with it and a colon. */
  readonly pass?: string;
  /** Reads it. What is wrong is a value. */
  readonly read: () => ReadItem | Promise<ReadItem>;
}

/** This is gone, or readers may not see it any more. */
export interface Gone {
  readonly kind: 'gone';
  readonly names: readonly [string, ...string[]];
  /** As it was here last. Where it has another stamp since, it came back under other names, and stays. */
  readonly stamp?: string;
}

/** Something that holds no article, and that can't even be named. */
interface RefusedItem {
  readonly kind: 'refused';
  readonly problem: Problem;
  readonly warnings?: readonly Warning[];
}

export type ReadItem = ReadArticle | UnreadItem | NotWanted;

/** An article that whoever runs the bot doesn't want, by its section, its age, its author. */
interface NotWanted {
  readonly notWanted: true;
  readonly warnings: readonly Warning[];
}

export interface ReadArticle {
  readonly article: Article;
  readonly warnings: readonly Warning[];
  /** Other names that showed while it was read: its canonical address. */
  readonly names?: readonly string[];
}

export interface UnreadItem {
  readonly problem: Problem;
  /** Whether an earlier version may stay: nothing says, or may say, that readers may not see the article. */
  readonly mayKeepEarlier: boolean;
  /** It may well be read later though nothing of it changes: it isn't taken for read. */
  readonly isTemporary?: boolean;
  readonly warnings: readonly Warning[];
}
