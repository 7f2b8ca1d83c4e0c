import { existsSync } from 'node:fs';
import { DataFolderError } from '../store/data-folder-error.ts';
import { folderParts } from '../store/folder-sizes.ts';
import { lockDataFolder } from '../store/sqlite/lock.ts';
import { compactDatabases, databaseSizes } from '../store/sqlite/table-sizes.ts';
import { renderStorage } from '../terminal/storage-text.ts';
import type { Command } from './command.ts';
import { parseFlags } from './options.ts';

const usage = 'npm run storage -- [--compact] [--data DIR] [--json]';
const options = { compact: { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } } as const;

export const storage: Command = {
  usage,
  summary: 'say what takes the room in the data folder; --compact gives back what is free, while no bot runs',
  async run(args, { config, print, tell }) {
    const { compact = false, data: dataDir = config.dataDir, json = false } = parseFlags(args, options, usage);
    if (!existsSync(dataDir)) {
      throw new DataFolderError({
        found: `There is no folder ${dataDir}.`,
        remedy: "Start Dateline once, or point DATA_DIR or --data to the bot's data folder.",
      });
    }
    if (compact) {
      const unlock = lockDataFolder(dataDir);
      try {
        compactDatabases(dataDir);
      } finally {
        unlock();
      }
    }
    const [databases, parts] = [databaseSizes(dataDir), folderParts(dataDir)];
    print(json ? JSON.stringify({ databases, parts }) : renderStorage(dataDir, databases, parts, config.traceDays));
    if (config.databaseUrl !== null)
      tell('What people did is in the database of DATABASE_URL: its server says how much room that takes.');
    return 0;
  },
};
