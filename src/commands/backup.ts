import { statSync } from 'node:fs';
import packageFile from '../../package.json' with { type: 'json' };
import { unfinishedFolder, writeBackup } from '../store/backup/write-backup.ts';
import { renderBytes, renderHeld } from '../terminal/backup-text.ts';
import { readBackupArguments } from './backup-arguments.ts';
import type { Command } from './command.ts';
import { removedWhenStopped } from './workplace.ts';

const usage = 'npm run backup -- FILE [--replace] [--data DIR]';

export const backup: Command = {
  usage,
  summary: 'back up articles, settings and what people asked to one file, next to a running bot',
  async run(args, { config, now, tell, stopSignal }) {
    const { file, replace, dataDir } = readBackupArguments(args, usage, config);
    return removedWhenStopped(unfinishedFolder(file), stopSignal(), async () => {
      const manifest = await writeBackup({ file, replace, dataDir, at: now(), madeBy: packageFile.version });
      tell(
        `${file} (${renderBytes(statSync(file).size)}) holds ${renderHeld(manifest)}. It was read back and is whole.\n` +
          'Not in it: .env, the sources file, and the files of CORPUS_DIR: keep those too. ' +
          (config.databaseUrl === null
            ? 'In it is what people asked: keep it as you keep .env, and no longer than TRACE_DAYS.'
            : 'What people did is in the database of DATABASE_URL: back that up with pg_dump.'),
      );
      return 0;
    });
  },
};
