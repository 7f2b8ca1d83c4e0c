import { join } from 'node:path';
import { unfinishedRestore } from '../store/backup/finish-restore.ts';
import { restoreBackup } from '../store/backup/restore-backup.ts';
import { renderHeld } from '../terminal/backup-text.ts';
import { readBackupArguments } from './backup-arguments.ts';
import type { Command } from './command.ts';
import { removedWhenStopped } from './workplace.ts';

const usage = 'npm run restore -- FILE [--replace] [--data DIR]';

export const restore: Command = {
  usage,
  summary: 'put a backup in place of a data folder, while no bot runs on it',
  async run(args, { config, now, tell, stopSignal }) {
    const { file, replace, dataDir } = readBackupArguments(args, usage, config);
    return removedWhenStopped(join(dataDir, unfinishedRestore), stopSignal(), async () => {
      const { manifest, aside, isMigrated } = await restoreBackup({ file, replace, dataDir, at: now() });
      tell(`${dataDir} holds what the backup of ${manifest.at} holds: ${renderHeld(manifest)}.`);
      if (isMigrated) tell('It was made by an older version of Dateline, and was brought up to date.');
      if (aside !== null) tell(`What was there before is kept in ${aside}: delete it when all is well.`);
      tell(
        'Before the next start, put back what is not in a backup: .env, the sources file, and the files of CORPUS_DIR. ' +
          'What has no file there any more is taken out. The start makes the index anew.',
      );
      return 0;
    });
  },
};
