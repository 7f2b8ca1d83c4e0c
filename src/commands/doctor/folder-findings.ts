import { statfs } from 'node:fs/promises';
import { formatProblem } from '../../ingest/problem.ts';
import type { Calendar } from '../../language/calendar.ts';
import { dayInWords } from '../../language/dates.ts';
import { CorpusError } from '../../sources/folder-files.ts';
import { inspectFolder } from '../../sources/inspect-folder.ts';
import { DataFolderError, DataFolderInUseError } from '../../store/data-folder-error.ts';
import { lockDataFolder } from '../../store/sqlite/lock.ts';
import { inspectState } from '../../store/sqlite/open-state.ts';
import { foldersFindings as say } from '../../wording/doctor/folders.ts';
import { trouble } from '../../wording/trouble.ts';
import { type DoctorFinding, ok, problem, warning } from './finding.ts';

/** How long the files of the corpus folder are read. */
const readingMs = 10_000;
/** Files that can't be read, named with their reasons: the first few show what is wrong. */
const mostNamed = 3;
/** Traces and an index rebuilt next to the old one need room; a full disk stops both. */
const leastFreeBytes = 200 * 1024 * 1024;

interface FolderReading {
  readonly corpusDir: string;
  readonly calendar: Calendar;
  /** How many files were imported: their articles lie in the index alone. */
  readonly imports: number;
}

/** What stands in the folder of articles: how many, how new, and what can't be read. Never throws: a folder that isn't there is a finding. */
export async function articleFindings({ corpusDir, calendar, imports }: FolderReading): Promise<DoctorFinding[]> {
  try {
    const signal = AbortSignal.timeout(readingMs);
    const { looked, files, articles, undated, future, newest, problems, held, warnings } = await inspectFolder(
      corpusDir,
      { calendar, signal },
    );
    const facts = {
      count: articles,
      folder: corpusDir,
      newest: newest === null ? null : dayInWords(newest),
      undated,
      future,
      imports,
      held,
    };
    const guessed = warnings.slice(0, mostNamed).map(formatProblem);
    const moreGuessed = warnings.length - guessed.length;
    const unread = problems.slice(0, mostNamed).map(formatProblem);
    const more = problems.length - unread.length;
    return [
      articles === 0 && imports === 0 && looked === files
        ? problem('articles', trouble.noArticles(corpusDir))
        : { ...ok('articles', say.articles(facts)), details: looked < files ? [say.looked(looked, files)] : [] },
      ...(unread.length > 0
        ? [warning('articles', say.unread(problems.length), more > 0 ? [...unread, say.moreUnread(more)] : unread)]
        : []),
      ...(guessed.length > 0
        ? [
            warning(
              'articles',
              say.guessed(warnings.length),
              moreGuessed > 0 ? [...guessed, say.moreGuessed(moreGuessed)] : guessed,
            ),
          ]
        : []),
    ];
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    return [problem('articles', error.trouble)];
  }
}

/** Whether the data folder can be made and written, and what the state in it says. Takes it for a moment, as a start does. */
export async function dataFindings(dataDir: string): Promise<{ findings: DoctorFinding[]; imports: number }> {
  let isInUse = false;
  try {
    try {
      lockDataFolder(dataDir)();
    } catch (error) {
      if (!(error instanceof DataFolderInUseError)) throw error;
      isInUse = true;
    }
    const imports = inspectState(dataDir)?.imports ?? 0;
    const { bavail, bsize } = await statfs(dataDir);
    const freeBytes = bavail * bsize;
    const free = inUnits(freeBytes);
    const findings = [
      ok('data', isInUse ? say.inUse(dataDir, free) : say.data(dataDir, free)),
      ...(freeBytes < leastFreeBytes ? [warning('data', say.littleSpace(free, dataDir))] : []),
    ];
    return { findings, imports };
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error;
    return { findings: [problem('data', error.trouble)], imports: 0 };
  }
}

function inUnits(bytes: number): string {
  const mib = bytes / 1024 / 1024;
  return mib < 1_024 ? `${Math.floor(mib)} MiB` : `${(mib / 1_024).toFixed(1)} GiB`;
}
