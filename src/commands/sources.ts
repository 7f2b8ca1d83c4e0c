import { takeErrand } from '../app/take-errand.ts';
import { discover } from '../sources/discover/discover.ts';
import { addToSourcesFile, removeFromSourcesFile } from '../sources/edit-sources-file.ts';
import { openWeb } from '../sources/open-sources.ts';
import { preview } from '../sources/preview.ts';
import { statusOf } from '../sources/source-status.ts';
import { readSourcesFile } from '../sources/sources-file.ts';
import { corpusSource } from '../store/source-names.ts';
import type { SourceRecord } from '../store/source-record.ts';
import { readSourceRows } from '../store/sqlite/source-rows.ts';
import { type ListedSource, renderPreview, renderSources } from '../terminal/render-sources.ts';
import type { Command, CommandContext } from './command.ts';
import { hideArticle, showArticle } from './hide-article.ts';
import { parseArguments, UsageError } from './options.ts';

const usage =
  'npm run sources [-- --json], -- add URL, -- check URL [--json], -- poll ID, -- remove ID, -- accept ID, -- hide ARTICLE, or -- show ARTICLE [--data DIR]';

const options = { json: { type: 'boolean' }, data: { type: 'string' } } as const;
/** Articles that are shown before a source is added. */
const previewed = 5;

export const sources: Command = {
  usage,
  summary: 'list where the coverage comes from and how fresh it is; add, check or remove a source',
  async run(args, context) {
    const { values, positionals } = parseArguments(args, options, usage);
    const [action, argument, ...others] = positionals;
    const dataDir = values.data ?? context.config.dataDir;
    if (others.length > 0) throw new UsageError(`That is one word too many: ${others.join(' ')}.\nUsage: ${usage}`);
    if (action === undefined) return list(dataDir, values.json ?? false, context);
    if (argument === undefined) throw new UsageError(`Say what to ${action}.\nUsage: ${usage}`);
    switch (action) {
      case 'check':
        return check(argument, values.json ?? false, context);
      case 'add':
        return add(argument, dataDir, context);
      case 'remove':
        return remove(argument, dataDir, context);
      case 'poll':
      case 'accept':
        return takeErrand({ kind: action, source: argument }, { ...context, dataDir });
      case 'hide':
        return hideArticle(argument, dataDir, context);
      case 'show':
        return showArticle(argument, dataDir, context);
      default:
        throw new UsageError(
          `“${action}” isn't one of add, check, poll, remove, accept, hide and show.\nUsage: ${usage}`,
        );
    }
  },
};

/** All sources, those of the file that were never read too. */
function list(dataDir: string, json: boolean, { config, now, print, tell }: CommandContext): number {
  const named = readSourcesFile(config.sourcesFile);
  const rows = new Map(readSourceRows(dataDir).map((row) => [row.record.id, row]));
  const listed: ListedSource[] = [
    ...named.map(({ id, kind }) => {
      const row = rows.get(id);
      rows.delete(id);
      return { status: statusOf(row?.record ?? unread(id, kind), row?.articles ?? 0, now()), isNamed: true };
    }),
    ...[...rows.values()].map(({ record, articles }) => {
      const isOfCommandLine = record.id === corpusSource || record.kind === 'jsonl';
      return { status: statusOf(record, articles, now()), isNamed: isOfCommandLine };
    }),
  ];
  if (json) print(JSON.stringify(listed.map(({ status, isNamed }) => ({ ...status, isNamed }))));
  else if (listed.length > 0) print(renderSources(listed, now()));
  if (named.length === 0) {
    tell(`${config.sourcesFile} names no sources yet. Add your site with npm run sources -- add https://example.org`);
  }
  return listed.some(({ status }) => status.trouble !== null) ? 1 : 0;
}

/** A source that the store doesn't know yet. */
function unread(id: string, kind: string): SourceRecord {
  const never = {
    triedAt: null,
    succeededAt: null,
    changedAt: null,
    nextAt: null,
    trouble: null,
    held: null,
    told: null,
  };
  const counts = {
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: 0,
    duplicates: 0,
    refused: 0,
    leftOut: {},
    warnings: 0,
  };
  return {
    ...never,
    ...{ number: 0, id, kind, cursor: null, counts, addedAt: new Date(0), failures: 0, longestSilenceMs: 0 },
    isDismissed: false,
  };
}

async function check(url: string, json: boolean, { config, now, print }: CommandContext): Promise<number> {
  const web = openWeb(config, now);
  try {
    const found = await preview(web, url, { pages: previewed, signal: new AbortController().signal });
    print(json ? JSON.stringify(found) : renderPreview(found, previewed));
    return found.problem === null ? 0 : 1;
  } finally {
    await web.close();
  }
}

/** Finds what stands behind an address, shows its newest articles, and names it in the file. */
async function add(address: string, dataDir: string, context: CommandContext): Promise<number> {
  const { config, now, print, tell } = context;
  const web = openWeb(config, now);
  try {
    const { signal } = new AbortController();
    const { candidates, problem } = await discover(web.client, address, signal);
    const [best, ...others] = candidates;
    if (best === undefined) {
      tell(`${address} can't be added: ${problem ?? 'no feed, sitemap or article was found behind it'}.`);
      return 1;
    }
    const known = readSourcesFile(config.sourcesFile).find((entry) => 'url' in entry && entry.url === best.url);
    if (known) {
      tell(`${best.url} is a source already: ${known.id}.`);
      return 1;
    }
    print(`The ${best.kind} ${best.url}${best.title === null ? '' : ` (${best.title})`}:`);
    const found = await preview(web, best.url, { pages: previewed, signal });
    print(renderPreview(found, previewed));
    if (found.problem !== null) return 1;
    const entry = addToSourcesFile(config.sourcesFile, best.kind, best.url);
    print(`\nAdded to ${config.sourcesFile} as ${entry.id}.`);
    if (others.length > 0) {
      print(
        `Also found, to be added by their own addresses: ${others.map(({ kind, url }) => `${kind} ${url}`).join(', ')}.`,
      );
    }
    if (config.contact === null) {
      tell('Set CONTACT to your mail or web address: it tells the sites that are read whom to write to.');
    }
    return await takeErrand({ kind: 'poll', source: entry.id }, { ...context, dataDir });
  } finally {
    await web.close();
  }
}

/** Takes a source out of the file, and out of the coverage, wherever that is taken in. */
function remove(id: string, dataDir: string, context: CommandContext): Promise<number> {
  const { config, print } = context;
  const wasNamed = removeFromSourcesFile(config.sourcesFile, id);
  if (wasNamed) print(`${id} was taken out of ${config.sourcesFile}.`);
  return takeErrand({ kind: 'remove', source: id, wasNamed }, { ...context, dataDir });
}
