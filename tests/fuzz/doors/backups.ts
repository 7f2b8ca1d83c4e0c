import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { Header } from 'tar';
import { fingerprint, unpack } from '../../../src/store/backup/backup-file.ts';
import { BackupError, type Manifest } from '../../../src/store/backup/manifest.ts';
import { restoreBackup } from '../../../src/store/backup/restore-backup.ts';
import { writeBackup } from '../../../src/store/backup/write-backup.ts';
import { DataFolderError } from '../../../src/store/data-folder-error.ts';
import { openStore } from '../../../src/store/sqlite/database.ts';
import { inspectDatabase } from '../../../src/store/sqlite/inspect-database.ts';
import { type DatabaseName, databaseNames } from '../../../src/store/sqlite/known-versions.ts';
import { openState } from '../../../src/store/sqlite/open-state.ts';
import { archiveNextDoor } from '../archive-next-door.ts';
import type { Door } from '../door.ts';
import { type Mutation, mutated, mutations, oddPieces } from '../soups.ts';

/** A byte that is another one. */
interface Slip {
  readonly at: number;
  readonly byte: number;
}

interface Given {
  /** Of what the manifest says. */
  readonly changes: readonly Mutation[];
  /** In the databases. */
  readonly inside: readonly (Slip & { readonly of: DatabaseName })[];
  /** Whether the manifest was written for the databases as they are now, slips and all. */
  readonly isSigned: boolean;
  /** More files in it. */
  readonly more: readonly { readonly name: string; readonly type: '0' | '1' | '2' | '5'; readonly isFirst: boolean }[];
  /** In the file as it lies there. */
  readonly outside: readonly Slip[];
  /** What is left of it, as a share; `null` for all. */
  readonly cut: number | null;
}

const none: Given = { changes: [], inside: [], isSigned: false, more: [], outside: [], cut: null };
const seldom = <T>(arbitrary: fc.Arbitrary<T>, usual: T) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
const slip = (mostAt: number) => ({ at: fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: mostAt })), byte: fc.nat(255) });
const names = [
  '../../x',
  '/tmp/dateline-fuzz-escaped',
  'store.sqlite',
  'state.sqlite',
  'manifest.json',
  'store.sqlite-wal',
  'aside.txt',
];

/** Files that are said to be backups: refused in words, with nothing changed, or restored whole. */
export const backups: Door<Given> = {
  name: 'backups',
  found: [none, { ...none, isSigned: true }],
  arbitrary: fc.record({
    changes: seldom(mutations(2), []),
    inside: seldom(
      fc.array(fc.record({ of: fc.constantFrom(...databaseNames), ...slip(200_000) }), { maxLength: 4 }),
      [],
    ),
    isSigned: fc.boolean(),
    more: seldom(
      fc.array(
        fc.record({
          name: fc.constantFrom(...names, ...oddPieces.filter((each) => each !== '\0')),
          type: fc.constantFrom('0', '1', '2', '5'),
          isFirst: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      [],
    ),
    outside: seldom(fc.array(fc.record(slip(20_000)), { maxLength: 3 }), []),
    cut: seldom<number | null>(fc.double({ min: 0, max: 1, noNaN: true }), null),
  }),
  async open(dir) {
    const at = new Date('2026-03-01T10:00:00Z');
    const made = join(dir, 'made');
    mkdirSync(made);
    const archive = await archiveNextDoor(made, 'folder');
    const dataDir = join(made, 'data');
    await openState(dataDir).close();
    const whole = join(dir, 'whole.tar.zst');
    const manifest = await writeBackup({ dataDir, file: whole, replace: false, at, madeBy: '1.0.0' });
    const parts = join(dir, 'parts');
    mkdirSync(parts);
    await unpack(whole, parts);
    const original = new Map(databaseNames.map((name) => [name, readFileSync(join(parts, name))]));
    const file = join(dir, 'given.tar.zst');
    const target = join(dir, 'restored');
    return {
      async let(given) {
        const databases = new Map([...original].map(([name, bytes]) => [name, slipped(bytes, given.inside, name)]));
        for (const [name, bytes] of databases) writeFileSync(join(parts, name), bytes);
        const signed = given.isSigned ? await signedFor(parts, manifest) : manifest;
        writeFileSync(file, packed(given, JSON.stringify(mutated(signed, given.changes)) ?? '', databases));
        rmSync(target, { recursive: true, force: true });
        mkdirSync(target);
        if (await isRestored(file, target, at)) {
          for (const [name, bytes] of databases)
            if (!bytes.equals(readFileSync(join(target, name))))
              throw new Error(`${name} is not as it was in the backup`);
          openStore(target).database.close();
          await openState(target).close();
        } else {
          const left = readdirSync(target).filter((name) => !name.startsWith('lock.sqlite'));
          if (left.length > 0) throw new Error(`it was refused, and left ${left.join()}`);
        }
        if (existsSync('/tmp/dateline-fuzz-escaped')) throw new Error('it wrote far from its folder');
      },
      close: archive.close,
    };
  },
};

async function isRestored(file: string, dataDir: string, at: Date): Promise<boolean> {
  try {
    await restoreBackup({ file, dataDir, replace: false, at });
    return true;
  } catch (error) {
    if (!(error instanceof BackupError || error instanceof DataFolderError)) throw error;
    if (error.message.trim() === '') throw new Error('it was refused without a word');
    return false;
  }
}

function slipped(bytes: Buffer, slips: readonly (Slip & { readonly of?: DatabaseName })[], of?: DatabaseName): Buffer {
  const copy = Buffer.from(bytes);
  for (const { at, byte, of: where } of slips) if (where === of && copy.length > 0) copy[at % copy.length] = byte;
  return copy;
}

/** The manifest that somebody would write for these databases who takes them as they are. */
async function signedFor(folder: string, manifest: Manifest): Promise<Manifest> {
  const described = async (name: DatabaseName) => {
    const found = inspectDatabase(join(folder, name));
    const tables = typeof found === 'string' ? manifest.databases[name] : found;
    return { ...tables, ...(await fingerprint(join(folder, name))) };
  };
  return {
    ...manifest,
    databases: { 'store.sqlite': await described('store.sqlite'), 'state.sqlite': await described('state.sqlite') },
  };
}

function packed({ more, outside, cut }: Given, manifest: string, databases: ReadonlyMap<string, Buffer>): Buffer {
  const strangers = (isFirst: boolean) =>
    more.filter((each) => each.isFirst === isFirst).map(({ name, type }) => entry(name, Buffer.from('x'), type));
  const tar = Buffer.concat([
    ...strangers(true),
    entry('manifest.json', Buffer.from(manifest)),
    ...[...databases].map(([name, bytes]) => entry(name, bytes)),
    ...strangers(false),
    Buffer.alloc(1_024),
  ]);
  const bytes = slipped(zstdCompressSync(tar), outside);
  return cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length));
}

/** A file of a tar: 0 a file, 1 and 2 links to another name, 5 a folder. */
function entry(path: string, content: Buffer, type: '0' | '1' | '2' | '5' = '0'): Buffer {
  const body = type === '0' ? content : Buffer.alloc(0);
  const kinds = { 0: 'File', 1: 'Link', 2: 'SymbolicLink', 5: 'Directory' } as const;
  const header = new Header({
    path,
    size: body.length,
    mode: 0o600,
    type: kinds[type],
    linkpath: '../../untouched.txt',
  });
  header.encode();
  const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
  return Buffer.concat([header.block ?? Buffer.alloc(512), body, padding]);
}
