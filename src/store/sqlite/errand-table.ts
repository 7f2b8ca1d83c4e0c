import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { errandIdRow, errandRow, errandStandingRow } from '../errand-row.ts';
import { type Errands, endedForMs, leftForMs } from '../errands.ts';
import { syncPath } from '../sync-path.ts';

const copiedAtOnce = 4 * 1024 * 1024;

/** Errands of a data folder; files that were handed in lie in it. */
export function errandTable(database: DatabaseSync, dataDir: string): Errands {
  const folder = join(dataDir, 'errands');
  const same = database.prepare('SELECT id FROM errands WHERE form = ? AND outcome IS NULL');
  const insert = database.prepare('INSERT OR IGNORE INTO errands (id, form, handed_in_at) VALUES (?, ?, ?)');
  const select = database.prepare('SELECT id, form FROM errands WHERE outcome IS NULL ORDER BY handed_in_at, id');
  const show = database.prepare('UPDATE errands SET progress = ? WHERE id = ? AND outcome IS NULL');
  const end = database.prepare('UPDATE errands SET outcome = ?, ended_at = ? WHERE id = ? AND outcome IS NULL');
  const standing = database.prepare('SELECT progress, outcome FROM errands WHERE id = ?');
  const withdraw = database.prepare('DELETE FROM errands WHERE id = ? AND outcome IS NULL');
  const dropEnded = database.prepare('DELETE FROM errands WHERE ended_at <= ?');
  const isOpen = database.prepare('SELECT 1 FROM errands WHERE id = ? AND outcome IS NULL');
  const dropFile = (id: string): void => rmSync(join(folder, id), { force: true });
  const dropLeft = (at: Date): void => {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const touched = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (isOpen.get(name) === undefined && touched <= at.getTime() - leftForMs) dropFile(name);
    }
  };
  return {
    handIn: async (form, path, at, copied) => {
      const asked = JSON.stringify(form);
      const known = same.get(asked);
      if (known !== undefined) return errandIdRow.parse(known).id;
      const id = randomUUID();
      if (path !== null) {
        mkdirSync(folder, { recursive: true });
        await copyWhole(path, join(folder, id), copied);
      }
      if (insert.run(id, asked, at.getTime()).changes === 1) return id;
      // Somebody else handed in the same meanwhile.
      dropFile(id);
      return errandIdRow.parse(same.get(asked)).id;
    },
    open: async () => select.all().map((row) => errandRow.parse(row)),
    fileOf: async (id) => (existsSync(join(folder, id)) ? join(folder, id) : null),
    show: async (id, progress) => show.run(JSON.stringify(progress), id).changes === 1,
    end: async (id, outcome, at) => {
      end.run(JSON.stringify(outcome), at.getTime(), id);
      dropEnded.run(at.getTime() - endedForMs);
      dropFile(id);
      dropLeft(at);
    },
    standing: async (id) => {
      const found = standing.get(id);
      return found === undefined ? null : errandStandingRow.parse(found);
    },
    withdraw: async (id) => {
      if (withdraw.run(id).changes === 0) return false;
      dropFile(id);
      return true;
    },
  };
}

/** It survives a power cut. */
async function copyWhole(from: string, to: string, copied: (bytes: number) => void): Promise<void> {
  await using source = await open(from, 'r');
  await using target = await open(to, 'w');
  try {
    for (let at = 0; ; ) {
      const { buffer, bytesRead } = await source.read(Buffer.allocUnsafe(copiedAtOnce), 0, copiedAtOnce, at);
      if (bytesRead === 0) break;
      // Other than `write` it goes on until all is written.
      await target.writeFile(buffer.subarray(0, bytesRead));
      at += bytesRead;
      copied(at);
    }
    await target.sync();
    syncPath(dirname(to));
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}
