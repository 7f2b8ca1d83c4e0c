import { closeSync, openSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '../ingest/problem.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { isDate } from '../language/dates.ts';
import { shownPath } from '../sources/folder-files.ts';
import { maxLineBytes } from '../sources/jsonl.ts';
import { readLines } from '../sources/lines.ts';

const id = z
  .union([z.string(), z.number()], { error: 'is missing' })
  .transform((value) => canonicalLine(String(value)));
const strings = z.union([z.string().transform((one) => [one]), z.array(z.string())]).nullish();
const queryLine = z.object(
  {
    _id: id,
    text: z.string({ error: 'is missing' }).transform(canonicalLine),
    metadata: z
      .looseObject({
        answers: strings,
        facts: strings,
        asOf: z.string().refine(isDate, 'is no day; write it like 2026-02-03').nullish(),
        expected: strings,
      })
      .nullish(),
  },
  { error: 'it is no JSON object' },
);

interface Query {
  readonly id: string;
  readonly text: string;
  readonly answers: readonly string[];
  readonly facts: readonly string[];
  readonly asOf: string | null;
  readonly expected: readonly string[];
}

/** Reads `queries.jsonl`; a line that can't be read is a problem, and the rest is read. */
export function readQueries(file: string): { lines: Query[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lines: Query[] = [];
  for (const { number, text } of textLines(file, problems)) {
    const parsed = queryLine.safeParse(parseJson(text));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const reason = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
      problems.push({ file: shownPath(file), line: number, reason });
      continue;
    }
    const { _id, text: question, metadata } = parsed.data;
    lines.push({
      id: _id,
      text: question,
      answers: metadata?.answers ?? [],
      facts: metadata?.facts ?? [],
      asOf: metadata?.asOf ?? null,
      expected: metadata?.expected ?? [],
    });
  }
  return { lines, problems };
}

/** Reads `qrels/test.tsv`: query, article and grade a line, the first line being names. A later line on the same pair counts. */
export function readQrels(file: string): { judgements: Map<string, Map<string, number>>; problems: Problem[] } {
  const problems: Problem[] = [];
  const judgements = new Map<string, Map<string, number>>();
  for (const { number, text } of textLines(file, problems)) {
    const columns = text.trim().split('\t');
    const [query, article, grade] = columns;
    if (number === 1 && !isGrade(grade)) continue;
    if (!query || !article || !isGrade(grade) || columns.length !== 3) {
      const reason = 'it is not query, article and a whole number, parted by tabs';
      problems.push({ file: shownPath(file), line: number, reason });
      continue;
    }
    const known = judgements.get(canonicalLine(query)) ?? new Map<string, number>();
    judgements.set(canonicalLine(query), known.set(canonicalLine(article), Number(grade)));
  }
  return { judgements, problems };
}

function isGrade(text: string | undefined): boolean {
  return text !== undefined && /^-?\d{1,6}$/.test(text.trim());
}

/** A file's lines that aren't empty; one that is too long is a problem. */
export function* textLines(file: string, problems: Problem[]): Generator<{ number: number; text: string }> {
  const handle = openSync(file, 'r');
  try {
    for (const { number, bytes } of readLines(handle, { offset: 0, lines: 0 }, maxLineBytes)) {
      const text = bytes?.toString('utf8').replace(/^\ufeff/, '');
      if (text === undefined) problems.push({ file: shownPath(file), line: number, reason: 'it is too long a line' });
      else if (text.trim() !== '') yield { number, text };
    }
  } finally {
    closeSync(handle);
  }
}

/** `null` for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
