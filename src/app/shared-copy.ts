import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  deleteOthers,
  indexFolder,
  indexVersion,
  parseManifest,
  readManifest,
  writeManifest,
} from '../index/manifest.ts';
import { deleteIndex } from '../index/open-archive.ts';
import type { Segment } from '../index/segment.ts';
import { readSegment } from '../index/segment-file.ts';
import { DataFolderError } from '../store/data-folder-error.ts';
import {
  type CoverageHead,
  DivergedError,
  RenewedError,
  type SharedCoverage,
  type SharedFile,
  type SharedIndex,
} from '../store/shared-coverage.ts';
import { Replica } from '../store/sqlite/replica.ts';
import { schemaVersion } from '../store/sqlite/schema.ts';
import { sharedTrouble } from '../wording/shared-trouble.ts';

/** What is fetched or handed on at a time. */
const batchBytes = 8 * 1024 * 1024;
/** How often a process that has nothing yet looks whether the first one has begun. */
const lookEveryMs = 500;

interface SharedCopyParts {
  readonly coverage: SharedCoverage;
  readonly dataDir: string;
  readonly timeZone: string;
  readonly tell: (line: string) => void;
}

/** So often what is fetched may be renewed meanwhile: more often, it is missing for good. */
const mostRenewals = 10;

/** The index that a process searches from now on. */
export interface FollowedIndex {
  readonly sequence: number;
  readonly segments: readonly Segment[];
}

/** This process's copy of the coverage that all share, in its data folder: fetched, and kept up with what the one that takes the coverage in writes. */
export class SharedCopy {
  readonly #parts: SharedCopyParts;
  readonly #replica: Replica;
  /** The shared index that this copy has. */
  #manifest: string | null = null;

  constructor(parts: SharedCopyParts) {
    this.#parts = parts;
    this.#replica = new Replica(parts.dataDir);
  }

  /**
   * Brings the data folder, which nobody has open, up to what is shared: from where it stands, or anew. The process that takes the coverage in may be the first: it begins with what it has.
   * @param isIngesting whether it is that one.
   * @returns whether anything is shared yet.
   * @throws {DataFolderError} when the folder holds other coverage, or is of another version.
   * @throws {DivergedError} when changes are missing even after the store was fetched.
   * @throws {RenewedError} when what it fetches is renewed again and again meanwhile.
   * @throws {DatabaseError} when the database can't be used.
   * @throws the signal's reason when it is aborted while it waits for the first one.
   */
  async bringUp(isIngesting: boolean, signal: AbortSignal): Promise<boolean> {
    for (let renewals = 0; ; renewals++) {
      const head = await this.#firstHead(isIngesting, signal);
      if (head === null) return false;
      try {
        await this.#bringUpTo(head, isIngesting);
        return true;
      } catch (error) {
        if (!(error instanceof RenewedError) || renewals === mostRenewals) throw error;
      }
    }
  }

  async #bringUpTo(head: CoverageHead, isIngesting: boolean): Promise<void> {
    const standing = this.#replica.standing();
    // Written without the others meanwhile, it is other coverage as well.
    if (standing !== null && (standing.id !== head.store || !standing.isCopy) && standing.articles > 0)
      throw new DataFolderError(sharedTrouble.otherCoverage(this.#parts.dataDir));
    const isOurs = standing !== null && standing.id === head.store && standing.schema === head.schema;
    const canCatchUp = isOurs && isWithin(standing, head) && (standing.unshared === 0 || isIngesting);
    if (!canCatchUp) await this.#fetchStore(head);
    try {
      await this.#catchUp(head);
    } catch (error) {
      if (!(error instanceof DivergedError)) throw error;
      await this.#fetchStore(head);
      await this.#catchUp(head);
    }
    if (head.index !== null) await this.#fetchIndex(head.index);
  }

  /**
   * Follows what was shared since.
   * @returns the index from now on; `null` where it is as it was.
   * @throws {DivergedError} when the folder is to be brought up from the start.
   * @throws {RenewedError} when what it fetches was renewed meanwhile: the next look finds the new one.
   * @throws {DataFolderError} when what is shared is of a newer version, or of another time zone.
   * @throws {DatabaseError} when the database can't be used.
   */
  async follow(): Promise<FollowedIndex | null> {
    const head = await this.#parts.coverage.head();
    if (head === null) return null;
    this.#expectKnown(head);
    const standing = this.#replica.standing();
    if (standing === null || standing.id !== head.store || standing.unshared > 0) throw new DivergedError();
    if (!isWithin(standing, head)) throw new DivergedError();
    await this.#catchUp(head);
    if (head.index === null || head.index.manifest === this.#manifest) return null;
    const folder = indexFolder(this.#parts.dataDir);
    const before = readManifest(folder);
    if (!(await this.#fetchIndex(head.index))) return null;
    const manifest = readManifest(folder);
    if (manifest === null || manifest === 'damaged') throw new DivergedError();
    const kept = before === null || before === 'damaged' ? [] : before.segments;
    // Those of the index before it stay a while: a search may be about to open them.
    deleteOthers(folder, [...manifest.segments, ...kept]);
    const segments = manifest.segments.map((name) => readSegment(join(folder, name)));
    return { sequence: manifest.sequence, segments };
  }

  /** `null` for whoever is to begin. */
  async #firstHead(isIngesting: boolean, signal: AbortSignal): Promise<CoverageHead | null> {
    const { coverage, tell } = this.#parts;
    let hasTold = false;
    for (;;) {
      const head = await coverage.head();
      if (head !== null) this.#expectKnown(head);
      if (isIngesting || (head !== null && head.index !== null)) return head;
      if (!hasTold) tell(sharedTrouble.waiting);
      hasTold = true;
      await wait(lookEveryMs, undefined, { signal });
    }
  }

  #expectKnown({ schema, index }: CoverageHead): void {
    if (schema > schemaVersion) throw new DataFolderError(sharedTrouble.newer);
    if (index === null) return;
    const { timeZone } = parseManifest(index.manifest);
    if (timeZone !== this.#parts.timeZone)
      throw new DataFolderError(sharedTrouble.otherTimeZone(this.#parts.timeZone, timeZone));
  }

  async #catchUp(head: CoverageHead): Promise<void> {
    let position = this.#replica.standing()?.position ?? 0;
    while (position < head.position) {
      const changes = await this.#parts.coverage.changesAfter(position, batchBytes);
      if (changes.length === 0) throw new DivergedError();
      this.#replica.apply(changes, position + changes.length);
      position += changes.length;
    }
  }

  async #fetchStore({ snapshot }: CoverageHead): Promise<void> {
    const { dataDir } = this.#parts;
    const path = join(dataDir, 'store.sqlite.fetched');
    await this.#fetch(snapshot.file, path);
    deleteIndex(dataDir);
    this.#replica.replaceWith(path, snapshot.position);
  }

  /** @returns whether this program can search it: one of another version is made from the store at a start. */
  async #fetchIndex({ manifest: text, segments }: SharedIndex): Promise<boolean> {
    const folder = indexFolder(this.#parts.dataDir);
    const manifest = parseManifest(text);
    if (manifest.version !== indexVersion) return false;
    mkdirSync(folder, { recursive: true });
    for (const file of segments) {
      const path = join(folder, file.name);
      if (existsSync(path)) continue;
      const draft = `${path}.fetched`;
      await this.#fetch(file, draft);
      renameSync(draft, path);
    }
    writeManifest(folder, manifest);
    this.#manifest = text;
    return true;
  }

  async #fetch(file: SharedFile, path: string): Promise<void> {
    try {
      await this.#parts.coverage.getFile(file, path);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  }
}

/** Whether the shared changes lead from here to what all have. */
function isWithin({ position }: { readonly position: number }, head: CoverageHead): boolean {
  return position >= head.snapshot.position && position <= head.position;
}
