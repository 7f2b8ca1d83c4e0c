import { takeErrand } from '../app/take-errand.ts';
import { isDay } from '../language/dates.ts';
import type { Command } from './command.ts';
import { parseArguments, UsageError } from './options.ts';

const usage = 'npm run backfill -- SITE [--since DAY] [--data DIR]';
const options = { since: { type: 'string' }, data: { type: 'string' } } as const;

/** Takes a site's archive in by its sitemaps, page by page; cut off, it goes on where it was. */
export const backfill: Command = {
  usage,
  summary: "take in a site's archive by its sitemaps, politely; it can be cut off and goes on",
  async run(args, context) {
    const { values, positionals } = parseArguments(args, options, usage);
    const [site, ...others] = positionals;
    if (site === undefined || others.length > 0) throw new UsageError(`Name one site.\nUsage: ${usage}`);
    const since = values.since ?? null;
    if (since !== null && !isDay(since)) throw new UsageError(`--since ${since} is no day. Write it like 2026-02-03.`);
    const address = /^https?:\/\//i.test(site) ? site : `https://${site}`;
    if (!URL.canParse(address)) throw new UsageError(`${site} is no address. Write it like https://example.org.`);
    const dataDir = values.data ?? context.config.dataDir;
    return takeErrand({ kind: 'backfill', address, since }, { ...context, dataDir });
  },
};
