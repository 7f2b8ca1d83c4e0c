import type { HiddenArticle } from './hidden-articles.ts';

/** What one transaction changed in the store. */
export interface SharedChange {
  /** Number of the store's last change after it. */
  readonly sequence: number;
  /** As SQLite's session extension writes it. */
  readonly changes: Uint8Array;
}

/** A file that is kept in pieces. */
export interface SharedFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of all of it, in hexadecimal digits. */
  readonly hash: string;
  readonly pieces: number;
}

/** The store as it stood after a change. */
interface SharedSnapshot {
  readonly file: SharedFile;
  readonly position: number;
}

/** The index as it stood when it was published last. */
export interface SharedIndex {
  /** What `manifest.json` says. */
  readonly manifest: string;
  readonly segments: readonly SharedFile[];
}

/** How far the shared coverage has come. */
export interface CoverageHead {
  /** Id of the store. */
  readonly store: string;
  /** Version of its tables. */
  readonly schema: number;
  /** Number of the last change. */
  readonly position: number;
  readonly snapshot: SharedSnapshot;
  /** Bytes of the changes since the snapshot. */
  readonly bytesSince: number;
  readonly index: SharedIndex | null;
}

/** This copy of the coverage holds something that the others don't, and can't go on from there: it is to be fetched again. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
  constructor() {
    super('This copy of the coverage is not the one that is shared; it is fetched again.');
  }
}

/** What is shared was renewed since its head was asked for, and what that named is dropped: ask anew. */
export class RenewedError extends Error {
  override readonly name = 'RenewedError';
  constructor(dropped: string) {
    super(`${dropped} is not among what is shared any more; what is shared now is fetched instead.`);
  }
}

/** Another process takes the coverage in: what this one did meanwhile isn't shared. */
export class NotIngestingError extends Error {
  override readonly name = 'NotIngestingError';
  constructor() {
    super('Another process takes the coverage in now.');
  }
}

/** Whoever writes says that the lease is theirs. */
export interface Writer {
  readonly holder: string;
  readonly at: Date;
}

/**
 * Coverage that several processes have, each a copy of it: the store as a snapshot and what changed since, in order, and the index as files. One process writes, the one that
 * holds the lease for it; the others follow. What fails throws a `DatabaseError`.
 */
export interface SharedCoverage {
  /** `null` where nothing is shared yet. */
  head(): Promise<CoverageHead | null>;
  /** Begins with a store. @returns false where somebody was quicker. */
  found(head: Pick<CoverageHead, 'store' | 'schema'>, snapshot: SharedFile, writer: Writer): Promise<boolean>;
  /**
   * Adds changes after the last one.
   * @param after number of the change that they follow.
   * @returns the number of the last of them. Those that are there already, as when the end of an attempt was cut, are not added twice.
   * @throws {NotIngestingError | DivergedError}
   */
  append(after: number, changes: readonly SharedChange[], writer: Writer): Promise<number>;
  /** Changes after one, in order, up to some bytes but one at least where there are any. @throws {RenewedError} when they are dropped. */
  changesAfter(position: number, mostBytes: number): Promise<readonly SharedChange[]>;
  /** Puts a later snapshot in place of the last; changes up to it are dropped. @throws {NotIngestingError} */
  renewSnapshot(schema: number, snapshot: SharedSnapshot, writer: Writer): Promise<void>;
  /** @throws {NotIngestingError} */
  publish(index: SharedIndex, writer: Writer): Promise<void>;
  /** Keeps a file; its name is its own for good. @param copied called with how many bytes of it are kept. */
  putFile(name: string, path: string, copied?: (bytes: number) => void): Promise<SharedFile>;
  /** Writes a file that is kept. @throws {RenewedError} when it isn't there any more. @throws {Error} when it isn't as it was put. */
  getFile(file: SharedFile, path: string): Promise<void>;
  /** Drops files that neither head nor these names name. @throws {NotIngestingError} */
  dropFiles(except: readonly string[], writer: Writer): Promise<void>;
  /** What editors hide, the longest hidden first. */
  hidden(): Promise<readonly HiddenArticle[]>;
  hide(article: HiddenArticle): Promise<void>;
  /** @returns false where it wasn't hidden. */
  show(article: string): Promise<boolean>;
  /** Calls whenever something changed, as far as the network lets it know. @returns what ends that. */
  onChange(told: () => void): () => Promise<void>;
}
