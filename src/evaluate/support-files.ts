import { closeSync, existsSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../ingest/problem.ts';
import { shownPath } from '../sources/folder-files.ts';
import { maxLineBytes } from '../sources/jsonl.ts';
import { readLines } from '../sources/lines.ts';
import { DataSetError } from './beir-set.ts';

export const supportLabels = ['supported', 'partially_supported', 'not_supported'] as const;

const claimLine = z.object({
  claim: z.string(),
  evidence: z.array(z.string()),
  /** What a reader sees around the evidence: headlines, with outlet and date. */
  titles: z.array(z.string()).default([]),
  /** What was done to it, or how it is true. */
  kind: z.string().optional(),
  /** What a second reader said of it. */
  secondReader: z.enum(['supported', 'partly', 'not_supported', 'unsupported', 'contradicted']).optional(),
  label: z.enum(supportLabels),
});
const textLine = z.object({ text: z.string() });

/** A claim, all that it cites, and what a person made of it. */
export type LabelledClaim = Readonly<z.infer<typeof claimLine>>;

interface SupportSet {
  readonly claims: readonly LabelledClaim[];
  /** Plain texts, whose sentences are altered by code. */
  readonly texts: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the `*.jsonl` files of a folder, by name, or one file: lines with `claim`, `evidence` and `label` (also `titles`, `kind`), and lines with `text`.
 * @throws {DataSetError} when there is no such folder, or no such line in it.
 */
export function readSupportSet(folder: string): SupportSet {
  if (!existsSync(folder)) {
    throw new DataSetError(`The folder ${folder} doesn't exist. Name a folder of *.jsonl files, or one such file.`);
  }
  const claims: LabelledClaim[] = [];
  const texts: string[] = [];
  const problems: Problem[] = [];
  for (const file of filesIn(folder)) {
    const handle = openSync(file, 'r');
    try {
      for (const { number, bytes } of readLines(handle, { offset: 0, lines: 0 }, maxLineBytes)) {
        const line = parse(bytes?.toString('utf8') ?? '');
        const claim = claimLine.safeParse(line);
        const text = textLine.safeParse(line);
        if (claim.success) claims.push(claim.data);
        else if (text.success) texts.push(text.data.text);
        else if (bytes?.length !== 0) {
          const reason = `it has neither "claim", "evidence" and "label" (${supportLabels.join(', ')}) nor "text"`;
          problems.push({ file: shownPath(file), line: number, reason });
        }
      }
    } finally {
      closeSync(handle);
    }
  }
  if (claims.length + texts.length === 0) {
    throw new DataSetError(`${folder} holds no claim. A line needs "claim", "evidence" and "label".`);
  }
  return { claims, texts, problems };
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith('.jsonl') && name !== 'queries.jsonl');
  return names.toSorted().map((name) => join(path, name));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
