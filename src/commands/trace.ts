import { groupUnanswered } from '../desk/unanswered-questions.ts';
import { calendarIn } from '../language/calendar.ts';
import { msPerDay } from '../language/dates.ts';
import { findCorrections } from '../retrieve/find-corrections.ts';
import { openTracesIn } from '../store/open-state-in.ts';
import { openStandings } from '../store/sqlite/open-standings.ts';
import { citationsOf } from '../store/trace.ts';
import { readTraceId } from '../store/trace-id.ts';
import type { TraceReader } from '../store/traces.ts';
import { ratedJson, traceJson, traceListJson, unansweredJson } from '../terminal/trace-json.ts';
import { renderRated, renderTraceList, renderUnanswered } from '../terminal/trace-list.ts';
import { renderTrace } from '../terminal/trace-text.ts';
import type { Command, CommandContext } from './command.ts';
import { parseArguments, UsageError } from './options.ts';

const usage = 'npm run trace -- [ID | --unanswered [--days N] | --rated [--days N]] [--data DIR] [--json]';

/** Traces that are listed: a screenful. */
const listed = 20;

interface TraceOptions {
  readonly id: string | null;
  readonly unanswered: boolean;
  readonly rated: boolean;
  readonly days: number;
  readonly dataDir: string;
  readonly json: boolean;
}

/** Looks into the traces, next to a running bot: it takes no lock and writes nothing. */
export const trace: Command = {
  usage,
  summary: 'follow an answer, list the latest questions, those that were not covered, or what readers rated down',
  async run(args, context) {
    const { config, print, tell, now } = context;
    const options = readTraceOptions(args, context);
    const { id, json, days, dataDir } = options;
    const calendar = calendarIn(config.timeZone, now);
    const traces = await openTracesIn(dataDir, config.databaseUrl);
    try {
      if (id !== null) return await showTrace(traces, id, options, context);
      const since = new Date(now().getTime() - days * msPerDay);
      if (options.rated) {
        const counts = await traces.ratings.count(since);
        const down = await traces.ratings.down(since);
        print(json ? JSON.stringify(ratedJson(down, counts, days)) : renderRated(down, counts, days, calendar));
      } else if (options.unanswered) {
        const groups = groupUnanswered(await traces.notCovered(since));
        print(json ? JSON.stringify(unansweredJson(groups, days)) : renderUnanswered(groups, days, calendar));
      } else {
        const latest = await traces.latest(listed);
        print(json ? JSON.stringify(traceListJson(latest)) : renderTraceList(latest, calendar));
        if (!json && latest.length > 0) tell('To follow one: npm run trace -- ID');
      }
      return 0;
    } finally {
      await traces.close();
    }
  },
};

async function showTrace(
  traces: TraceReader,
  id: string,
  { dataDir, json }: TraceOptions,
  { config: { timeZone, traceDays }, now, print, tell }: CommandContext,
): Promise<number> {
  const found = await traces.find(id);
  if (found === null) {
    tell(`There is no trace ${id} in ${dataDir}. Traces are kept for ${traceDays} days (TRACE_DAYS).`);
    return 1;
  }
  const standings = openStandings(dataDir);
  try {
    const standingOf = (article: string, version: string) => standings?.of(article, version) ?? null;
    const cited = citationsOf(found.record).filter(({ isPast }) => isPast !== true);
    const corrections = standings === null ? [] : findCorrections(standings.articles, cited);
    print(
      json
        ? JSON.stringify(traceJson(found, standingOf, corrections))
        : renderTrace(found, standingOf, corrections, calendarIn(timeZone, now)),
    );
    return 0;
  } finally {
    standings?.close();
  }
}

function readTraceOptions(args: readonly string[], { config }: CommandContext): TraceOptions {
  const { values, positionals } = parseArguments(
    args,
    {
      unanswered: { type: 'boolean' },
      rated: { type: 'boolean' },
      days: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean' },
    },
    usage,
  );
  const typed = positionals.join(' ');
  const id = typed === '' ? null : readTraceId(typed);
  const {
    unanswered = false,
    rated = false,
    days = String(config.traceDays),
    data = config.dataDir,
    json = false,
  } = values;
  if (typed !== '' && id === null) {
    throw new UsageError(
      `“${typed}” is no trace's id: it has ten letters and digits and stands below its answer.\nUsage: ${usage}`,
    );
  }
  if ([id !== null, unanswered, rated].filter((one) => one).length > 1)
    throw new UsageError(`Give one of ID, --unanswered and --rated.\nUsage: ${usage}`);
  if (values.days !== undefined && !unanswered && !rated)
    throw new UsageError(`--days goes with --unanswered or --rated.\nUsage: ${usage}`);
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new UsageError(`--days ${days} is no whole number of days from 1 to 9999.`);
  return { id, unanswered, rated, days: Number(days), dataDir: data, json };
}
