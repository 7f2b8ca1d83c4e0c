import { parseArgs } from 'node:util';
import { takeIntake } from '../app/take-intake.ts';
import { Intake } from '../ingest/intake.ts';
import { SourceError } from '../ingest/source.ts';
import { isDay } from '../language/dates.ts';
import { openWeb } from '../sources/open-sources.ts';
import { bareEntry } from '../sources/preview.ts';
import { sitemapSource } from '../sources/sitemap/sitemap-source.ts';
import { readSourcesFile, type WebEntry } from '../sources/sources-file.ts';
import { describeReport } from '../wording/source-news.ts';
import type { Command } from './command.ts';
import { UsageError, usageError } from './options.ts';

const usage = 'npm run backfill -- SITE [--since DAY] [--data DIR]';
const options = { since: { type: 'string' }, data: { type: 'string' } } as const;

/** Takes a site's archive in by its sitemaps, page by page; cut off, it goes on where it was. */
export const backfill: Command = {
  usage,
  summary: "take in a site's archive by its sitemaps, politely; it can be cut off and goes on",
  async run(args, { config, now, tell, progress, stopSignal }) {
    const { values, positionals } = readArguments(args);
    const [site, ...others] = positionals;
    if (site === undefined || others.length > 0) throw new UsageError(`Name one site.\nUsage: ${usage}`);
    const since = values.since ?? null;
    if (since !== null && !isDay(since)) throw new UsageError(`--since ${since} is no day. Write it like 2026-02-03.`);
    const address = /^https?:\/\//i.test(site) ? site : `https://${site}`;
    if (!URL.canParse(address)) throw new UsageError(`${site} is no address. Write it like https://example.org.`);
    const dataDir = values.data ?? config.dataDir;
    const lost = new AbortController();
    const { writer, giveBack } = await takeIntake(dataDir, config, tell, () => lost.abort());
    const stopping = AbortSignal.any([lost.signal, stopSignal()]);
    try {
      const web = openWeb(config, now);
      try {
        const entry = { ...entryOf(address, readSourcesFile(config.sourcesFile)), since };
        const source = sitemapSource(entry, web, {
          isBackfill: true,
          progress: (pages, url) => progress.note(`${pages} pages, now ${url}`),
        });
        const report = await new Intake(writer).take(source, stopping);
        progress.clear();
        tell(describeReport(entry.id, report, false));
        for (const { file, reason } of report.problems.slice(0, 10)) tell(`  ${file}: ${reason}`);
        if (report.problems.length > 10) tell(`  and ${report.problems.length - 10} more.`);
        return 0;
      } catch (error) {
        progress.clear();
        if (stopping.aborted) {
          tell('Cut off. What came so far is in; run the same again and it goes on.');
          return 130;
        }
        if (!(error instanceof SourceError)) throw error;
        tell(`${address}: ${error.message}. What came so far is in; run the same again later and it goes on.`);
        return 1;
      } finally {
        await web.close();
      }
    } finally {
      await giveBack();
    }
  },
};

/** The site's own entry where the file names its sitemap: its outlet and filters hold for the archive, too. */
function entryOf(address: string, entries: ReturnType<typeof readSourcesFile>): WebEntry {
  const host = new URL(address).host;
  const named = entries.filter((entry): entry is WebEntry => entry.kind === 'sitemap');
  return named.find(({ url }) => URL.parse(url)?.host === host) ?? bareEntry('sitemap', address);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageError(error, usage);
  }
}
