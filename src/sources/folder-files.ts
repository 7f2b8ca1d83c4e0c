import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import type { Article } from '../coverage/article.ts';
import type { Problem } from '../ingest/problem.ts';
import { SourceError } from '../ingest/source.ts';
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

/** A folder as it stood when it was listed. It is text, which goes from thread to thread at once: where no file has changed, nobody reads it. */
export interface FolderListing {
  /** Changes when a file does, comes, goes, or gets another name. */
  readonly digest: string;
  /** Its files as JSON: `listedFiles` reads them. */
  readonly json: string;
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

/** Lists a folder, and says by which digest it is known again. @throws {CorpusError} when it can't be listed. */
export function listFolder(folder: string): FolderListing {
  const json = JSON.stringify(listFiles(folder));
  return { digest: createHash('sha256').update(json).digest('base64url'), json };
}

/** The files of a listing, ordered by path. */
export function listedFiles({ json }: FolderListing): readonly CorpusFile[] {
  return JSON.parse(json);
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

/** An article whose id an earlier file has: only one of them can be in the archive. */
export function takenId(file: CorpusFile, { id }: Article, rival: string): Problem {
  return { file: file.path, line: null, reason: `its id ${id} is taken by ${rival}; give one of them another id` };
}

/** Names a path for a message: relative to where the person stands when that is shorter. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near !== '' && near.length < path.length ? near : path;
}
