import { createHash } from 'node:crypto';
import type { Answer, QuotesReason } from '../coverage/answer.ts';
import type { Question } from '../coverage/question.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import type { HashId } from '../store/hash-id.ts';
import type { TraceReader } from '../store/traces.ts';
import type { Asker } from './trace-recorder.ts';

/** Finds the answer that the same question was given in public, within minutes and from the same coverage. */
export interface Repeats {
  /** What stands for the question where others may be given its answer; `null` where nobody may. */
  keyOf(question: Question, asker: Asker | null): Promise<string | null>;
  /** The answer with when it was asked for, under the question as it was asked now. */
  find(key: string, question: string): Promise<Answer | null>;
  /** Whether an answer is worth giving again. */
  isGood(answer: Answer): boolean;
}

interface RepeatsParts {
  readonly traces: Pick<TraceReader, 'repeatable'>;
  readonly hashId: HashId;
  /** Changes with any change of the coverage. */
  readonly revision: () => Promise<string>;
  /** "Today" means another day after its midnight. */
  readonly calendar: Calendar;
}

/** Long enough for a channel where everybody asks the same; short enough that "today" means the same. */
const withinMs = 10 * 60_000;

/** Reasons that pass by themselves: asked again, Claude may write. */
const temporaryReasons: ReadonlySet<QuotesReason> = new Set<QuotesReason>([
  'budget_spent',
  'nothing_cited',
  'rate_limited',
  'overloaded',
  'unavailable',
  'timed_out',
  'cut_off',
  'unreadable',
  'stopped',
]);

/** Finds the answer that the same question got in the same channel while neither the coverage nor the day has changed. Private questions are never shared. */
export function createRepeats({ traces, hashId, revision, calendar }: RepeatsParts): Repeats {
  return {
    keyOf: async ({ text, filter, follows, askedAt }, asker) => {
      if (asker === null || asker.server === null || asker.isPrivate || follows !== undefined) return null;
      const { server, channel } = asker;
      const where = [hashId('server', server), channel];
      const same = [...where, dayOf(calendar, askedAt), normalised(text), filter, await revision()];
      return createHash('sha256').update(JSON.stringify(same)).digest('base64url');
    },
    find: async (key, question) => {
      const moment = calendar.now();
      const trace = await traces.repeatable(key, new Date(moment.getTime() - withinMs), moment);
      const answer = trace?.record.answer ?? null;
      return trace === null || answer === null ? null : { ...answer, question, repeats: { askedAt: trace.askedAt } };
    },
    isGood: ({ status, complete, quotesReason, secondReading, repeats }) => {
      const gap = secondReading?.gap ?? null;
      const isPassing = [quotesReason, gap].some(
        (reason) => reason !== null && reason !== 'off' && temporaryReasons.has(reason),
      );
      return status !== 'failed' && complete && repeats === undefined && !isPassing;
    },
  };
}

/** The same question however it was typed: case, spaces and the marks at its end don't count. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s?!.…？！。]+$/u, '');
}
