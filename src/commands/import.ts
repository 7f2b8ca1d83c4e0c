import { resolve } from 'node:path';
import { type HandingIn, handIn } from '../app/hand-in.ts';
import { Newsroom } from '../app/newsroom.ts';
import { forgetImport, importAndReport, isAllRefused } from '../app/run-imports.ts';
import { hereOrHandedIn } from '../app/take-errand.ts';
import { shownPath } from '../sources/folder-files.ts';
import { fileStamp } from '../sources/jsonl.ts';
import { errandWords } from '../wording/errand-words.ts';
import type { Command, CommandContext } from './command.ts';
import { parseArguments, UsageError } from './options.ts';

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
  async run(args, context) {
    const { values, positionals } = parseArguments(args, options, usage);
    if (positionals.length === 0) throw new UsageError(`Name at least one file of JSON Lines.\nUsage: ${usage}`);
    const { config } = context;
    const dataDir = values.data ?? config.dataDir;
    const folders = { corpusDir: values.corpus ?? config.corpusDir, dataDir };
    const wish = { paths: positionals, isAgain: values.again ?? false, isForgotten: values.forget ?? false };
    return hereOrHandedIn(
      () => importHere(wish, folders, context),
      (handing) => importThere(wish, handing),
      { ...context, dataDir },
    );
  },
};

interface Wish {
  readonly paths: readonly string[];
  readonly isAgain: boolean;
  /** What they brought is taken out. */
  readonly isForgotten: boolean;
}

async function importHere(
  { paths, isAgain, isForgotten }: Wish,
  folders: { readonly corpusDir: string; readonly dataDir: string },
  { config, tell, progress }: CommandContext,
): Promise<number> {
  const newsroom = await Newsroom.open(folders, config, tell, { progress });
  try {
    const parts = await newsroom.takeImportParts();
    let code = 0;
    for (const path of paths) {
      if (isForgotten) tell(errandWords.forgotten(path, await forgetImport(parts, path)));
      else if (isAllRefused(await importAndReport(parts, path, isAgain))) code = 1;
    }
    return code;
  } finally {
    await newsroom.close();
  }
}

/** One file after another is handed to the process that takes the coverage in. @returns `null` once none does any more, and none was begun. */
async function importThere({ paths, isAgain, isForgotten }: Wish, handing: HandingIn): Promise<number | null> {
  let code = 0;
  for (const [at, path] of paths.entries()) {
    const named = { file: resolve(path), shownAs: shownPath(resolve(path)) };
    const ended = isForgotten
      ? await handIn({ kind: 'forget', ...named }, null, handing)
      : await handIn({ kind: 'import', ...named, stamp: fileStamp(path), isAgain }, path, handing);
    if (ended === null) return null;
    code = Math.max(code, ended);
    const rest = paths.slice(at + 1);
    if (!handing.stopping.aborted || rest.length === 0) continue;
    handing.tell(errandWords.notHandedIn(rest));
    return code;
  }
  return code;
}
