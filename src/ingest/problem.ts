import { UnreadableError } from '../coverage/unreadable.ts';
import { clean } from '../language/visible-text.ts';

/** Something in the coverage that couldn't be read, or was guessed at; the rest went in. */
export interface Problem {
  /** The file as the person named it: a path below the corpus folder. */
  readonly file: string;
  /** Line in the file, counted from 1; `null` where it concerns the whole file. */
  readonly line: number | null;
  /** What is wrong and what to do. */
  readonly reason: string;
}

/** Thrown where the body alone can't be read: what the file says of itself is known, and that readers may see the article. */
export class UnreadableBodyError extends UnreadableError {}

/** Thrown where an article that has been taken from readers has no text, or none that can be read; its earlier version goes. */
export class WithdrawnError extends UnreadableError {
  readonly id: string;
  constructor(id: string, reason: string) {
    super(reason);
    this.id = id;
  }
}

/** What was guessed, left out or not understood in an article that was read in spite of it. */
export interface Warning {
  readonly line: number | null;
  readonly reason: string;
}

/** On one line and without control characters, which a file's name or a value may have. */
export function formatProblem({ file, line, reason }: Problem): string {
  return clean(`${file}${line === null ? '' : `:${line}`}: ${reason}`);
}

/** A warning as people read it where the file is named already. */
export function formatWarning({ line, reason }: Warning): string {
  return clean(line === null ? reason : `line ${line}: ${reason}`);
}
