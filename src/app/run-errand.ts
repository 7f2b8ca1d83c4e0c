import type { ArchiveWriter } from '../index/archive-writer.ts';
import { Intake } from '../ingest/intake.ts';
import { SourceError } from '../ingest/source.ts';
import { removeFromSourcesFile } from '../sources/edit-sources-file.ts';
import { importFile, removeImport } from '../sources/jsonl.ts';
import { sourceOf } from '../sources/open-sources.ts';
import type { Poller } from '../sources/poller.ts';
import { bareEntry } from '../sources/preview.ts';
import { sitemapSource } from '../sources/sitemap/sitemap-source.ts';
import { readSourcesFile, type SourceEntry, type WebEntry } from '../sources/sources-file.ts';
import type { WebParts } from '../sources/web-parts.ts';
import { isDamage } from '../store/damage.ts';
import type { ErrandForm, ErrandOutcome, ErrandProgress } from '../store/errands.ts';
import { corpusSource } from '../store/source-names.ts';
import { diskTrouble } from '../wording/disk-trouble.ts';
import { errandWords } from '../wording/errand-words.ts';
import { errorMessage } from '../wording/error-message.ts';
import { describeReport } from '../wording/source-news.ts';
import { isAllRefused, reportImport } from './run-imports.ts';

type Form<Kind extends ErrandForm['kind']> = Extract<ErrandForm, { readonly kind: Kind }>;

interface ErrandParts {
  readonly writer: ArchiveWriter;
  readonly poller: Poller;
  /** Opens what reads the web, once. */
  readonly web: () => WebParts;
  readonly sourcesFile: string;
  readonly progress: (progress: ErrandProgress) => void;
  readonly signal: AbortSignal;
}

/** Of pages that couldn't be read, this many are named. */
const mostTold = 10;

/**
 * Does what a command asks, as the one writer of the archive. What was written when it is cut off stays, and the same errand goes on from there.
 * @param path where the file lies that was handed in; `null` for none.
 * @throws the signal's reason when it is aborted.
 * @throws {Error} when store or disk fail; what else goes wrong is an outcome.
 */
export async function runErrand(form: ErrandForm, path: string | null, parts: ErrandParts): Promise<ErrandOutcome> {
  try {
    switch (form.kind) {
      case 'import':
        return await takeIn(form, path, parts);
      case 'forget':
        return forget(form, parts);
      case 'backfill':
        return await backfill(form, parts);
      case 'remove':
        return await remove(form, parts);
      case 'accept':
      case 'poll':
        return await poll(form, parts);
    }
  } catch (error) {
    if (parts.signal.aborted || isDamage(error) || diskTrouble(error, '') !== null) throw error;
    return failed(errorMessage(error));
  }
}

function failed(...lines: string[]): ErrandOutcome {
  return { code: 1, lines };
}

async function takeIn(form: Form<'import'>, path: string | null, parts: ErrandParts): Promise<ErrandOutcome> {
  const { file, shownAs, stamp, isAgain } = form;
  if (path === null) return failed(errandWords.fileGone(shownAs));
  const report = await importFile(parts.writer, file, {
    again: isAgain,
    begun: async () => {},
    copy: { path, stamp, shownAs },
    progress: (done, total) =>
      parts.progress({ what: errandWords.importing(shownAs), share: total === 0 ? 1 : done / total }),
    signal: parts.signal,
  });
  const lines: string[] = [];
  reportImport(report, (line) => lines.push(line), shownAs);
  return { code: isAllRefused(report) ? 1 : 0, lines };
}

function forget({ file, shownAs }: Form<'forget'>, { writer }: ErrandParts): ErrandOutcome {
  return { code: 0, lines: [errandWords.forgotten(shownAs, removeImport(writer, file))] };
}

/** Takes a site's archive in by its sitemaps, page by page. */
async function backfill({ address, since }: Form<'backfill'>, parts: ErrandParts): Promise<ErrandOutcome> {
  const { writer, poller, signal, progress } = parts;
  const entry = { ...entryOf(address, readSourcesFile(parts.sourcesFile)), since };
  const source = sitemapSource(entry, parts.web(), {
    isBackfill: true,
    progress: (pages, url) => progress({ what: errandWords.pages(pages, url), share: null }),
  });
  try {
    const report = await poller.alone(entry.id, () => new Intake(writer).take(source, signal));
    const told = report.problems.slice(0, mostTold).map(({ file, reason }) => `  ${file}: ${reason}`);
    const more = report.problems.length - told.length;
    return {
      code: 0,
      lines: [describeReport(entry.id, report, false), ...told, ...(more > 0 ? [`  and ${more} more.`] : [])],
    };
  } catch (error) {
    if (!(error instanceof SourceError) || signal.aborted) throw error;
    return failed(errandWords.backfillFailed(address, error.message));
  }
}

/** The site's own entry where the file names its sitemap: its outlet and filters hold for the archive, too. */
function entryOf(address: string, entries: readonly SourceEntry[]): WebEntry {
  const host = new URL(address).host;
  const named = entries.filter((entry): entry is WebEntry => entry.kind === 'sitemap');
  return named.find(({ url }) => URL.parse(url)?.host === host) ?? bareEntry('sitemap', address);
}

/** Takes a source out with all that it brought, and out of the file of sources: it isn't read again. */
async function remove({ source: id, wasNamed }: Form<'remove'>, parts: ErrandParts): Promise<ErrandOutcome> {
  const { writer, poller, sourcesFile } = parts;
  const { sources, items } = writer.store;
  let isNamed = wasNamed;
  try {
    if (removeFromSourcesFile(sourcesFile, id)) isNamed = true;
  } catch (error) {
    return failed(errandWords.stillNamed(id, sourcesFile, errorMessage(error)));
  }
  const record = id === corpusSource ? null : sources.record(id);
  if (record === null) return isNamed ? { code: 0, lines: [] } : failed(errandWords.unknownSource(id));
  // Whoever goes on where this is cut off takes it out.
  writer.transaction(() => sources.dismiss(record.number));
  return poller.alone(id, async () => {
    const articles = items.count(record.number);
    new Intake(writer).remove(id);
    return { code: 0, lines: [errandWords.takenOut(id, articles)] };
  });
}

/** Reads a source now, whatever it waits for; `accept` lets through what is held of it. */
async function poll({ kind, source: id }: Form<'accept' | 'poll'>, parts: ErrandParts): Promise<ErrandOutcome> {
  const { writer, poller, sourcesFile } = parts;
  const { sources } = writer.store;
  const lines: string[] = [];
  if (kind === 'accept') {
    const record = sources.record(id);
    const held = record?.held;
    if (!record || !held) return failed(errandWords.nothingHeld(id));
    writer.transaction(() => sources.hold(record.number, { ...held, isAccepted: true }));
    lines.push(errandWords.accepted(id));
  }
  const entry = readSourcesFile(sourcesFile).find((one) => one.id === id);
  if (!entry) return kind === 'accept' ? { code: 0, lines } : failed(errandWords.notNamed(id, sourcesFile));
  const source = sourceOf(entry, parts.web());
  await poller.alone(id, () => poller.poll(source));
  parts.signal.throwIfAborted();
  const trouble = sources.record(id)?.trouble ?? null;
  return trouble === null ? { code: 0, lines } : failed(...lines, `${id}: ${trouble}`);
}
