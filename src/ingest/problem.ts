import { clean } from '../language/visible.ts';

/** Something in the coverage that couldn't be read; the rest went in. */
export interface Problem {
  /** The file as the person named it: a path below the corpus folder. */
  readonly file: string;
  /** Line in the file, counted from 1; `null` where it concerns the whole file. */
  readonly line: number | null;
  /** What is wrong and what to do. */
  readonly reason: string;
}

/** Thrown while one file is read; carries the line. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly line: number | null;
  constructor(reason: string, line: number | null = null) {
    super(reason);
    this.line = line;
  }
}

/** On one line and without control characters, which a file's name or a value may have. */
export function formatProblem({ file, line, reason }: Problem): string {
  return clean(`${file}${line === null ? '' : `:${line}`}: ${reason}`);
}
