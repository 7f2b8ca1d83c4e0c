import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { indexFolder, readManifest } from '../index/manifest.ts';
import type { SharedCoverage, SharedFile, Writer } from '../store/shared-coverage.ts';
import { hiddenArticles } from '../store/sqlite/open-hidden.ts';
import { Replica } from '../store/sqlite/replica.ts';
import { schemaVersion } from '../store/sqlite/schema.ts';

/** What is handed on at a time. */
const batchBytes = 8 * 1024 * 1024;
/** From this many bytes of changes on, or as many as the last snapshot has, whoever begins is quicker with a new one. */
const leastSnapshotBytes = 64 * 1024 * 1024;

interface ShareParts {
  readonly coverage: SharedCoverage;
  readonly dataDir: string;
  /** The lease under which this process writes. */
  readonly writer: () => Writer;
}

/** Hands on what this process takes in, to those that follow: what changed in the store, then the index that holds it. */
export class ShareCoverage {
  readonly #parts: ShareParts;
  readonly #replica: Replica;
  #published: string | null = null;
  #files = new Map<string, SharedFile>();

  constructor(parts: ShareParts) {
    this.#parts = parts;
    this.#replica = new Replica(parts.dataDir);
  }

  /**
   * Hands on all that is new.
   * @throws {NotIngestingError | DivergedError} when another process does that now.
   */
  async share(): Promise<void> {
    const { coverage } = this.#parts;
    if (this.#isAllShared()) return;
    const head = await coverage.head();
    if (head === null) await this.#found();
    // Read before the changes are: what the index holds is among them.
    const manifest = readManifest(indexFolder(this.#parts.dataDir));
    await this.#shareChanges();
    if (head !== null) {
      if (this.#published === null) for (const file of head.index?.segments ?? []) this.#files.set(file.name, file);
      const isLong = head.bytesSince > Math.max(leastSnapshotBytes, head.snapshot.file.bytes);
      if (isLong || head.schema < schemaVersion) await this.#renewSnapshot();
    }
    if (manifest !== null && manifest !== 'damaged')
      await this.#shareIndex(manifest.segments, JSON.stringify(manifest));
  }

  /** Looked up here alone: most of the time nothing is new. */
  #isAllShared(): boolean {
    const manifest = readManifest(indexFolder(this.#parts.dataDir));
    return JSON.stringify(manifest) === this.#published && this.#replica.standing()?.unshared === 0;
  }

  async #found(): Promise<void> {
    const { coverage, writer } = this.#parts;
    const standing = this.#replica.standing();
    if (standing === null) return;
    // What editors hid before stays hidden.
    for (const hidden of await hiddenArticles(this.#parts.dataDir).all()) await coverage.hide(hidden);
    await this.#withCopy(async (path, upTo) => {
      const file = await coverage.putFile(snapshotName(standing.id, 0), path);
      const { id: store, schema } = standing;
      if (await coverage.found({ store, schema }, file, writer())) this.#replica.handedOn(upTo, 0);
    });
  }

  async #shareChanges(): Promise<void> {
    const { coverage, writer } = this.#parts;
    for (;;) {
      const changes = this.#replica.unshared(batchBytes);
      const last = changes.at(-1);
      if (last === undefined) return;
      const position = await coverage.append(this.#replica.standing()?.position ?? 0, changes, writer());
      this.#replica.handedOn(last.number, position);
    }
  }

  async #renewSnapshot(): Promise<void> {
    const { coverage, writer } = this.#parts;
    await this.#withCopy(async (path, upTo) => {
      // Something came meanwhile: the next time.
      if (upTo > 0) return;
      const standing = this.#replica.standing();
      if (standing === null || standing.unshared > 0) return;
      const { id, position, schema } = standing;
      const file = await coverage.putFile(snapshotName(id, position), path);
      await coverage.renewSnapshot(schema, { file, position }, writer());
      await coverage.dropFiles([...this.#files.keys()], writer());
    });
  }

  async #withCopy(use: (path: string, upTo: number) => Promise<void>): Promise<void> {
    const path = join(this.#parts.dataDir, 'store.sqlite.copied');
    rmSync(path, { force: true });
    try {
      await use(path, await this.#replica.copyTo(path));
    } finally {
      rmSync(path, { force: true });
    }
  }

  async #shareIndex(names: readonly string[], manifest: string): Promise<void> {
    const { coverage, dataDir, writer } = this.#parts;
    if (manifest === this.#published) return;
    const folder = indexFolder(dataDir);
    // Merged away since: the next index is shared instead.
    if (names.some((name) => statSync(join(folder, name), { throwIfNoEntry: false }) === undefined)) return;
    const segments: SharedFile[] = [];
    for (const name of names) {
      const file = this.#files.get(name) ?? (await coverage.putFile(name, join(folder, name)));
      this.#files.set(name, file);
      segments.push(file);
    }
    const before = [...this.#files.keys()];
    await coverage.publish({ manifest, segments }, writer());
    this.#published = manifest;
    // Somebody may be fetching those of the index before it; they go with the next one.
    await coverage.dropFiles(before, writer());
    this.#files = new Map(segments.map((file) => [file.name, file]));
  }
}

function snapshotName(store: string, position: number): string {
  return `store-${store}-${position}`;
}
