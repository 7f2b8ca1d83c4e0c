import { closeSync, openSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Question } from '../coverage/question.ts';
import { checkQuestion, InputError } from '../desk/check-input.ts';
import { formatProblem } from '../ingest/problem.ts';
import { type Calendar, calendarIn, endOfDay } from '../language/calendar.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { isDate, isDay } from '../language/dates.ts';
import { shownPath } from '../sources/folder-files.ts';
import { maxLineBytes } from '../sources/jsonl.ts';
import { readLines } from '../sources/lines.ts';
import { normaliseForComparison } from './answer-strings.ts';
import { DataSetError } from './beir-set.ts';

/** Faults of a file that are told at once. */
const maxToldFaults = 10;

const fields = 'id, question, asOf, expected, facts, articles';
const comparable = z
  .string()
  .refine((text) => normaliseForComparison(text) !== '', 'holds a text without letters and digits');
const fact = z.union([comparable.transform((text) => [text]), z.array(comparable).min(1)], {
  error: 'holds what is neither a text with letters or digits nor a list of such texts',
});
const line = z
  .strictObject(
    {
      id: z.string({ error: 'is missing, or no text' }).min(1, 'is empty'),
      question: z.string({ error: 'is missing, or no text' }),
      asOf: z.string().refine(isDate, 'is no day; write it like 2026-02-03').optional(),
      expected: z.enum(['answered', 'not_covered'], { error: 'is neither "answered" nor "not_covered"' }),
      facts: z.array(fact).default([]),
      articles: z.array(z.string().transform(canonicalLine)).default([]),
    },
    {
      error: ({ code, keys }) =>
        code === 'unrecognized_keys'
          ? `has unknown fields: ${z.array(z.string()).parse(keys).join(', ')}. A line may have ${fields}`
          : 'it is no JSON object',
    },
  )
  .refine(({ expected, facts, articles }) => expected === 'answered' || facts.length + articles.length === 0, {
    error: 'has facts or articles, but is expected to be not covered',
  });

/** A question with what a right answer to it is. */
export interface AnswerQuestion {
  readonly id: string;
  readonly question: string;
  /** ISO day or instant of asking; `null` for now. */
  readonly asOf: string | null;
  readonly expected: 'answered' | 'not_covered';
  /** What a right answer holds: of each fact, one of its wordings. */
  readonly facts: readonly (readonly string[])[];
  /** Articles of which a right answer cites one; empty where the file doesn't say. */
  readonly articles: readonly string[];
}

/**
 * Reads a file of JSON Lines, a question each. A question that was misread would falsify every figure: any fault ends it.
 * @throws {DataSetError} when the file is missing or empty, or naming its faulty lines.
 */
export function readAnswerQuestions(file: string): AnswerQuestion[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new DataSetError(`The file ${file} doesn't exist. Name a file of JSON Lines with ${fields}.`);
  }
  const questions = new Map<string, AnswerQuestion>();
  const faults: string[] = [];
  const handle = openSync(file, 'r');
  try {
    for (const { number, bytes } of readLines(handle, { offset: 0, lines: 0 }, maxLineBytes)) {
      const text = bytes?.toString('utf8').replace(/^\ufeff/, '') ?? null;
      if (text?.trim() === '') continue;
      const read = text === null ? { fault: 'it is too long a line' } : readLine(text);
      const fault =
        'fault' in read ? read.fault : questions.has(read.id) ? `id ${read.id} stands on an earlier line too` : null;
      if (fault !== null) faults.push(formatProblem({ file: shownPath(file), line: number, reason: fault }));
      else if (!('fault' in read)) questions.set(read.id, read);
    }
  } finally {
    closeSync(handle);
  }
  if (faults.length > 0) {
    const more = faults.length - maxToldFaults;
    const told = [...faults.slice(0, maxToldFaults), ...(more > 0 ? [`${more} lines more`] : [])];
    throw new DataSetError(`${told.join('.\n')}.\nCorrect the file, then run it again.`);
  }
  if (questions.size === 0) throw new DataSetError(`${file} holds no question. A line may have ${fields}.`);
  return [...questions.values()];
}

function readLine(text: string): AnswerQuestion | { readonly fault: string } {
  const parsed = line.safeParse(parseJson(text));
  if (!parsed.success) {
    const { issues } = parsed.error;
    // A mistyped field is also a missing one: its own name says more.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    return { fault: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
  }
  const { asOf = null, ...rest } = parsed.data;
  try {
    checkQuestion(
      askedFrom(
        { question: rest.question, asOf },
        calendarIn('UTC', () => new Date(0)),
      ),
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { fault: `question can't be asked: ${error.message.replace(/\.$/, '')}` };
  }
  return { ...rest, asOf };
}

/** The question as `/ask` has it, without a filter. A day of asking is its end. */
export function askedFrom({ question, asOf }: Pick<AnswerQuestion, 'question' | 'asOf'>, calendar: Calendar): Question {
  const askedAt =
    asOf === null ? calendar.now() : isDay(asOf) ? endOfDay(calendar, asOf) : new Date(asOf.replace(' ', 'T'));
  return { text: question, filter: { from: null, to: null, outlets: [] }, askedAt };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
