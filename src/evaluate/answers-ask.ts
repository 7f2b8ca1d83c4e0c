import type { Answer } from '../coverage/answer.ts';
import type { Answers, ReadSentence } from '../coverage/second-reading.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import { type Calendar, calendarIn } from '../language/calendar.ts';
import { silentLog } from '../log/log.ts';
import type { Models } from '../model/create-models.ts';
import type { Library } from '../retrieve/library.ts';
import type { Trace } from '../store/trace.ts';
import { loadPrompts } from '../writing/prompts.ts';
import { type AnswerQuestion, askedFrom } from './answers-file.ts';

/** What one question came to. */
export interface AskedAnswer {
  readonly id: string;
  readonly status: Answer['status'];
  readonly mode: Answer['mode'];
  /** The sentences that were shown. */
  readonly sentences: readonly string[];
  /** Every sentence that Claude wrote, with what was said of it before anybody saw it. */
  readonly read: readonly ReadSentence[];
  /** Whether it was said that what is shown answers the question; `null` where nobody said. */
  readonly answers: Answers | null;
  /** Claude was asked to write. */
  readonly wasAsked: boolean;
  /** Claude wrote once more, since what was taken out left the question open. */
  readonly secondTry: boolean;
  /** Articles that are cited, each once. */
  readonly cited: readonly string[];
  /** Until the first checked sentence was there; `null` without one. */
  readonly firstSentenceMs: number | null;
  readonly totalMs: number;
  /** 0 without a call to Claude, `null` when its price isn't known. */
  readonly dollars: number | null;
  /** Of Claude's. */
  readonly failure: string | null;
}

type AskForEvaluation = (question: AnswerQuestion) => Promise<AskedAnswer>;

interface AskingParts {
  readonly library: Library;
  /** Its now is that of a question which doesn't say when it is asked. */
  readonly calendar: Calendar;
  /** Who writes and who reads a second time. */
  readonly models: Models;
}

/**
 * Asks by the code of `/ask`: Claude where there is a key, quotes where there is none. The desk's own trace tells what
 * isn't in an answer; none is kept. No day's budget holds here: an answer that it turned to quotes would be measured as Claude's.
 */
export function askingThrough({ library, calendar, models }: AskingParts): AskForEvaluation {
  let trace: Trace | null = null;
  const desk: Desk = createDesk({
    library,
    ...models,
    prompts: loadPrompts(),
    // How long a model rests after a failure is told by a clock that goes on.
    calendar: calendarIn(calendar.timeZone),
    // Failures and sentences that were taken out are counted from the trace.
    log: silentLog,
    keeping: {
      hashId: () => '',
      traces: {
        keep: async (kept) => {
          trace = kept;
        },
      },
    },
  });
  const { signal } = new AbortController();
  return async (question) => {
    trace = null;
    const answer = await desk.ask(askedFrom(question, calendar), { signal });
    return rowOf(question, answer, trace);
  };
}

function rowOf(
  { id }: AnswerQuestion,
  { status, mode, sentences, citations, secondReading }: Answer,
  trace: Trace | null,
): AskedAnswer {
  if (trace === null) throw new Error(`The desk left no trace of ${id}`);
  const { read, calls, timings, failure } = trace.record;
  const writing = calls.filter(({ kind }) => kind === 'write').length;
  return {
    id,
    status,
    mode,
    sentences: sentences.map(({ text }) => text),
    read,
    answers: secondReading?.answers ?? null,
    wasAsked: writing > 0,
    secondTry: writing > 1,
    cited: [...new Set(citations.map(({ article }) => article))],
    firstSentenceMs: timings.firstSentenceMs,
    totalMs: timings.totalMs,
    dollars: trace.cost,
    failure,
  };
}
