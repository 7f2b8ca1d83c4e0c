import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Article } from '../coverage/article.ts';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { maxArticleBytes } from '../ingest/limits.ts';
import { type ReadingOptions, readHtml, readMarkdown, readPlainText } from '../ingest/make-article.ts';
import { type Problem, UnreadableBodyError, type Warning } from '../ingest/problem.ts';
import { type ReadArticle, SourceError, type UnreadItem } from '../ingest/source.ts';
import { decode } from '../language/encoding.ts';
import { errorMessage } from '../wording/error-message.ts';
import { inOneGo, type Trouble } from '../wording/trouble.ts';

/** How the names of articles' files end. */
export const articleEnding = /\.(?:md|markdown|txt|html?)$/i;

/** A file of the corpus folder as the file system shows it. */
export interface CorpusFile {
  /** Below the corpus folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Changes when the file does: size and times of change, to the nanosecond. */
  readonly stamp: string;
}

/** The corpus folder can't be listed; the message says what to do. */
export class CorpusError extends SourceError {
  override readonly name = 'CorpusError';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(inOneGo(trouble));
    this.trouble = trouble;
  }
}

/**
 * Every file below a folder, that may be an article by its ending, nested ones too, hidden ones left out, ordered by path.
 * @throws {CorpusError} when the folder can't be listed.
 */
export function listFiles(folder: string): CorpusFile[] {
  let paths: string[];
  try {
    paths = [...pathsBelow(folder, '')];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new CorpusError(
      code === 'ENOENT'
        ? {
            found: `The corpus folder ${folder} doesn't exist.`,
            remedy: 'Make it and put articles in (.md or .txt), or point CORPUS_DIR or --corpus to where they are.',
          }
        : {
            found: `The corpus folder ${folder} can't be read (${String(code)}).`,
            remedy: 'Point CORPUS_DIR or --corpus to a folder that this user may read.',
          },
    );
  }
  return paths.toSorted().flatMap((path) => {
    const stat = statSync(`${folder}/${path}`, { bigint: true, throwIfNoEntry: false });
    if (!stat?.isFile()) return [];
    return [{ path, bytes: Number(stat.size), stamp: `${stat.size}-${stat.mtimeNs}-${stat.ctimeNs}` }];
  });
}

/** The paths that may be articles. Node's own recursive listing asks the file system about each file once more. */
function* pathsBelow(folder: string, below: string): Generator<string> {
  for (const entry of readdirSync(below === '' ? folder : `${folder}/${below}`, { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith('.')) continue;
    const path = below === '' ? name : `${below}/${name}`;
    const isLink = entry.isSymbolicLink();
    const isFolder = entry.isDirectory() || (isLink && isLinkToFolder(`${folder}/${path}`));
    if (isFolder) yield* pathsBelow(folder, path);
    else if (articleEnding.test(name)) yield path;
  }
}

/** A link that leads nowhere, or round in a circle, leads to no folder. */
function isLinkToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Reads one file of the corpus folder into an article.
 * @throws {UnreadableError} with the line and what to do.
 */
export function readArticleFile(folder: string, file: CorpusFile, options: ReadingOptions): Article {
  if (file.bytes > maxArticleBytes) {
    const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
    throw new UnreadableError(
      `it has ${mib(file.bytes)} MiB; an article has at most ${mib(maxArticleBytes)} MiB. Split it up`,
    );
  }
  const content = decode(readFileSync(join(folder, file.path)), options.warn);
  if (/\.(?:md|markdown)$/i.test(file.path)) return readMarkdown(file.path, content, options);
  return /\.html?$/i.test(file.path)
    ? readHtml(file.path, content, options)
    : readPlainText(file.path, content, options);
}

/** The same with what is wrong as a value. */
export function tryReading(folder: string, file: CorpusFile, timeZone: string): ReadArticle | UnreadItem {
  const warnings: Warning[] = [];
  const warn: Warn = (reason, line = null) => warnings.push({ line, reason });
  try {
    return { article: readArticleFile(folder, file, { timeZone, warn }), warnings };
  } catch (error) {
    const line = error instanceof UnreadableError ? error.line : null;
    const reason = errorMessage(error);
    // A file that the file system doesn't give says nothing new.
    const isUnread = error instanceof Error && 'syscall' in error;
    const mayKeepEarlier = error instanceof UnreadableBodyError || isUnread;
    return { problem: { file: file.path, line, reason }, mayKeepEarlier, warnings };
  }
}

/** An article whose id an earlier file has: only one of them can be in the archive. */
export function takenId(file: CorpusFile, { id }: Article, rival: string): Problem {
  return { file: file.path, line: null, reason: `its id ${id} is taken by ${rival}; give one of them another id` };
}

/** Names a path for a message: relative to where the person stands when that is shorter. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near !== '' && near.length < path.length ? near : path;
}
