import type { Answer } from '../coverage/answer.ts';
import type { Digest } from '../coverage/digest.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { Timeline } from '../coverage/timeline.ts';
import type { Log } from '../log/log.ts';
import type { ModelCall } from '../model/metered-model.ts';
import type { HashId } from '../store/hash-id.ts';
import type { Trace } from '../store/trace.ts';
import { newTraceId } from '../store/trace-id.ts';
import type { Traces } from '../store/traces.ts';
import type { WritingEnd } from '../writing/checked-writing.ts';
import { InputError } from './check-input.ts';
import type { Budget } from './daily-budget.ts';
import type { DeskObserver } from './desk-observer.ts';
import {
  dollarsOf,
  type Notes,
  noNotes,
  type Pricing,
  recordOf,
  statusOf,
  type TracedOutcome,
  type TracedQuestion,
} from './trace-record.ts';

/** Who asks, as the place knows them: the ids are hashed before anything is kept. */
export interface Asker {
  readonly id: string;
  /** `null` outside of a server. */
  readonly server: string | null;
  /** The channel; `null` where it isn't known. */
  readonly channel: string | null;
  /** Where: `discord`. */
  readonly place: string;
  /** Nobody else sees the answer. */
  readonly isPrivate: boolean;
}

/** Whether nobody else saw the answer, or nobody knows: a channel alone has others in it. */
function isPrivate(asker: Asker | null): boolean {
  return asker === null || asker.isPrivate || asker.server === null;
}

/** Where traces are kept: the state has both. */
export interface TraceKeeping {
  readonly traces: Pick<Traces, 'keep'>;
  readonly hashId: HashId;
}

interface RecorderParts {
  /** `null` where nothing is kept, as in an evaluation. */
  readonly keeping: TraceKeeping | null;
  readonly budget: Budget | null;
  readonly priceOf: Pricing;
  readonly now: () => Date;
  readonly log: Log;
  readonly observer: DeskObserver;
}

/** Notes what happens on one question's way. */
export interface QuestionWatch {
  readonly notes: Notes;
  /** Each of its lines carries the trace's number, and none the question. */
  readonly log: Log;
  /** Milliseconds since the question came in. */
  readonly elapsedMs: () => number;
  readonly onProgress: (partial: Answer) => void;
  readonly onEnding: (ending: WritingEnd, read: readonly ReadSentence[]) => void;
  /** Told of each call of a model as it ends: it counts into the day's budget. */
  readonly onCall: (call: ModelCall) => Promise<void>;
}

export interface Recorder {
  /** Counts a call into the day's budget. */
  spend(call: ModelCall): Promise<void>;
  /**
   * Watches a question to its end and keeps its trace, which is on the disk before the result goes out. Keeping that
   * fails is logged: the result goes out without a trace's id. A refusal of what was typed is no question.
   */
  follow<T extends Answer | Digest | Timeline>(
    asked: TracedQuestion,
    asker: Asker | null,
    work: (watch: QuestionWatch) => Promise<T>,
  ): Promise<T & { readonly trace: string | null }>;
}

/** Keeps a trace of each question, and charges the budget with what Claude's calls cost. What can't be kept is logged, and the answer goes out. */
export function createRecorder({ keeping, budget, priceOf, now, log, observer }: RecorderParts): Recorder {
  const keep = async (
    numbered: { readonly id: string; readonly log: Log },
    askedAt: Date,
    asked: TracedQuestion,
    asker: Asker | null,
    notes: Notes,
    outcome: TracedOutcome,
  ): Promise<string | null> => {
    const { id, log } = numbered;
    const cost = dollarsOf(notes, priceOf);
    const { kind } = asked;
    const record = recordOf(asked, isPrivate(asker), notes, outcome);
    observer.ended({ kind, status: statusOf(outcome), totalMs: outcome.totalMs, record });
    log.info('Question', { kind, status: statusOf(outcome), ms: Math.round(outcome.totalMs), dollars: cost });
    if (keeping === null) return null;
    try {
      const { hashId, traces } = keeping;
      const trace: Trace = {
        id,
        askedAt,
        kind: asked.kind,
        place: asker?.place ?? asked.place ?? 'terminal',
        asker: asker === null ? null : hashId('person', asker.id),
        server: asker === null || asker.server === null ? null : hashId('server', asker.server),
        question: asked.text,
        status: statusOf(outcome),
        cost,
        record,
      };
      const result = outcome.answer ?? outcome.digest;
      await traces.keep(trace, result !== null && asked.isRepeatable(result) ? asked.repeatKey : null);
      return id;
    } catch (error) {
      log.error('A trace could not be kept', { error });
      return null;
    }
  };

  const spend = async (call: ModelCall): Promise<void> => {
    const cost = priceOf(call);
    observer.called(call, cost);
    if (cost === null || cost === 0 || budget === null) return;
    if ((await budget.add(cost)) === 'now spent') log.warn("The day's budget for Claude is spent: answers are quotes");
  };

  return {
    spend,

    async follow(asked, asker, work) {
      observer.begun();
      const askedAt = now();
      const start = performance.now();
      const elapsedMs = (): number => performance.now() - start;
      const notes = noNotes();
      const id = asked.id ?? newTraceId();
      const own = log.about({ trace: id }, [asked.text]);
      log.debug('A question came in', { trace: id, kind: asked.kind, question: asked.text });
      const watch: QuestionWatch = {
        notes,
        log: own,
        elapsedMs,
        onProgress: ({ sentences }) => {
          if (sentences.length > 0) notes.firstSentenceMs ??= elapsedMs();
        },
        onEnding: (ending, read) => {
          notes.ending = ending;
          notes.read = read;
        },
        onCall: (call) => {
          notes.calls.push(call);
          return spend(call);
        },
      };
      const ended = (outcome: Partial<TracedOutcome>): Promise<string | null> =>
        keep({ id, log: own }, askedAt, asked, asker, notes, {
          answer: null,
          digest: null,
          timeline: null,
          error: null,
          totalMs: elapsedMs(),
          ...outcome,
        });
      try {
        const result = await work(watch);
        return { ...result, trace: await ended(outcomeOf(result)) };
      } catch (error) {
        if (error instanceof InputError) {
          observer.ended(null);
          observer.refused('unusable');
        } else await ended({ error });
        throw error;
      }
    },
  };
}

function outcomeOf(result: Answer | Digest | Timeline): Partial<TracedOutcome> {
  if ('sentences' in result) return { answer: result };
  return 'daysLeftOut' in result ? { timeline: result } : { digest: result };
}
