import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { calendarIn, minuteOf } from '../language/calendar.ts';
import { clean } from '../language/visible-text.ts';
import { readCorrection } from '../schedule/corrections/correction-reference.ts';
import { heldCorrections } from '../schedule/corrections/held-corrections.ts';
import { DataFolderError } from '../store/data-folder-error.ts';
import type { Delivery } from '../store/deliveries.ts';
import { openStateIn } from '../store/open-state-in.ts';
import type { State } from '../store/state.ts';
import type { Command } from './command.ts';
import { parseArguments, UsageError } from './options.ts';

const usage = 'npm run corrections -- [release | drop] [--data DIR] [--json]';
const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Changes that are listed: a screenful. */
const listed = 20;

export const corrections: Command = {
  usage,
  summary: 'list the answers that were corrected; release or drop corrections that wait until somebody has looked',
  async run(args, { config, print, tell, now }) {
    const { decision, dataDir, json } = readArguments(args, config.dataDir);
    if (config.databaseUrl === null && !existsSync(join(dataDir, 'state.sqlite'))) {
      throw new DataFolderError({
        found: `Nothing was asked in ${dataDir} yet.`,
        remedy: "Point DATA_DIR or --data to the bot's data folder.",
      });
    }
    const state = await openStateIn(dataDir, config.databaseUrl);
    try {
      const held = heldCorrections(state.settings);
      if (decision !== null) {
        const wasHeld = await (decision === 'release' ? held.release() : held.drop());
        if (!wasHeld) {
          tell('No corrections are held.');
          return 1;
        }
        print(
          decision === 'release'
            ? 'They are released: a running bot corrects the answers within seconds.'
            : 'They are dropped: the answers stay as they are.',
        );
        return 0;
      }
      const [waiting, changes] = [await held.held(), await changesOf(state)];
      if (json) {
        print(JSON.stringify({ held: waiting, changes }));
        return 0;
      }
      const calendar = calendarIn(config.timeZone, now);
      if (waiting !== null) {
        print(
          `Held since ${minuteOf(calendar, waiting.since)}: ${waiting.articles} articles were corrected at once, and ${waiting.messages} messages would be changed. Decide with npm run corrections -- release, or -- drop.`,
        );
      }
      if (changes.length === 0) print('No answer was corrected yet.');
      for (const { at, state: done, question, trace } of changes)
        print(`${minuteOf(calendar, at)}  ${done.padEnd(8)}  ${trace}  ${clean(question)}`);
      return 0;
    } finally {
      await state.close();
    }
  },
};

interface ListedChange {
  /** When it was due. */
  readonly at: Date;
  readonly state: Delivery['state'];
  readonly trace: string;
  /** Empty where the trace is kept no more. */
  readonly question: string;
}

async function changesOf({ deliveries, traces }: State): Promise<ListedChange[]> {
  const newest = await deliveries.changes(listed);
  return Promise.all(
    newest.map(async ({ delivery, trace }) => {
      const id = trace ?? readCorrection(delivery.payload)?.trace ?? '';
      const question = (await traces.find(id))?.question ?? '';
      return { at: delivery.dueAt, state: delivery.state, trace: id, question };
    }),
  );
}

function readArguments(args: readonly string[], defaultDir: string) {
  const { values, positionals } = parseArguments(args, options, usage);
  const [decision = null, ...more] = positionals;
  if (more.length > 0 || (decision !== null && decision !== 'release' && decision !== 'drop'))
    throw new UsageError(`Say release or drop, or nothing.\nUsage: ${usage}`);
  return { decision, dataDir: values.data ?? defaultDir, json: values.json ?? false };
}
