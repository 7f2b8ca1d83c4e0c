import { parseArgs } from 'node:util';
import { Newsroom } from '../app/newsroom.ts';
import type { Command } from './command.ts';
import { UsageError, usageError } from './options.ts';

const usage = 'npm run import -- FILE… [--again] [--forget] [--data DIR] [--corpus DIR]';

const options = {
  again: { type: 'boolean' },
  forget: { type: 'boolean' },
  data: { type: 'string' },
  corpus: { type: 'string' },
} as const;

export const importCommand: Command = {
  usage,
  summary: 'take in articles from files of JSON Lines',
  async run(args, { config, tell, progress }) {
    const { values, positionals } = readArguments(args);
    if (positionals.length === 0) throw new UsageError(`Name at least one file of JSON Lines.\nUsage: ${usage}`);
    const folders = { corpusDir: values.corpus ?? config.corpusDir, dataDir: values.data ?? config.dataDir };
    const newsroom = await Newsroom.open(folders, config, tell, { progress });
    try {
      let isAllRefused = false;
      for (const path of positionals) {
        if (values.forget) {
          const removed = await newsroom.forgetImport(path);
          tell(removed === null ? `${path} was never imported.` : `${path}: ${removed} articles removed.`);
        } else {
          const { added, changed, unchanged, refused } = (await newsroom.importFile(path, values.again ?? false))
            .counts;
          isAllRefused ||= refused > 0 && added + changed + unchanged === 0;
        }
      }
      return isAllRefused ? 1 : 0;
    } finally {
      await newsroom.close();
    }
  },
};

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(error, usage);
  }
}
