import { join } from 'node:path';
import { DataFolderError } from '../store/data-folder-error.ts';
import { openDatabaseRows } from '../store/move/database-rows.ts';
import { openFolderRows } from '../store/move/folder-rows.ts';
import type { MovedRows } from '../store/move/moved-tables.ts';
import { openErrandsIn } from '../store/open-state-in.ts';
import { isThere } from '../store/rights.ts';
import { lockDataFolder } from '../store/sqlite/lock.ts';
import { stateVersion } from '../store/sqlite/state-migrations.ts';
import { inWords } from '../wording/moved-state.ts';
import { inOneGo } from '../wording/trouble.ts';
import type { Command } from './command.ts';
import { parseArguments, UsageError } from './options.ts';

const usage = 'npm run move -- postgres | sqlite [--data DIR]';

export const move: Command = {
  usage,
  summary: 'move what people did from the data folder to the database of DATABASE_URL, or back, while no bot runs',
  async run(args, { config, now, tell }) {
    const { target, dataDir = config.dataDir } = readArguments(args);
    if (config.databaseUrl === null) throw new UsageError(inOneGo(inWords.noDatabase));
    if (target === 'postgres' && !isThere(join(dataDir, 'state.sqlite'))) {
      throw new DataFolderError(inWords.nothingInFolder(dataDir));
    }
    const unlock = lockDataFolder(dataDir);
    try {
      await using ends = new AsyncDisposableStack();
      const folder = await openFolderRows(dataDir);
      ends.defer(() => folder.close());
      const database = await openDatabaseRows(config.databaseUrl);
      ends.defer(() => database.close());
      await expectNoErrands(dataDir, target === 'postgres' ? null : config.databaseUrl);
      if (target === 'postgres') {
        const moved = await database.fill((table) => folder.rows(table), now());
        tell(inWords.toDatabase(database.place, inNumbers(moved), folder.empty(stateVersion)));
      } else {
        const moved = await database.read((rowsOf) => folder.fill(rowsOf), now());
        tell(inWords.toFolder(folder.path, inNumbers(moved), database.place));
      }
    } finally {
      unlock();
    }
    return 0;
  },
};

/** They don't move: what was handed in would wait for ever. */
async function expectNoErrands(dataDir: string, databaseUrl: string | null): Promise<void> {
  const { errands, close } = await openErrandsIn(dataDir, databaseUrl);
  try {
    const open = await errands.open();
    if (open.length > 0) throw new DataFolderError(inWords.errandsWait(open.length));
  } finally {
    await close();
  }
}

function inNumbers(rows: MovedRows): string {
  return Object.entries(rows)
    .map(([table, count]) => `${table} ${count}`)
    .join(', ');
}

function readArguments(args: readonly string[]): { target: 'postgres' | 'sqlite'; dataDir: string | undefined } {
  const parsed = parseArguments(args, { data: { type: 'string' } }, usage);
  const [target, ...more] = parsed.positionals;
  if ((target !== 'postgres' && target !== 'sqlite') || more.length > 0) {
    throw new UsageError(`Say where to: postgres or sqlite.\nUsage: ${usage}`);
  }
  return { target, dataDir: parsed.values.data };
}
