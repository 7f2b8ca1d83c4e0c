import type { Answer } from '../coverage/answer.ts';
import type { Article } from '../coverage/article.ts';
import type { Digest } from '../coverage/digest.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { StaleSource } from '../coverage/source.ts';
import type { Timeline } from '../coverage/timeline.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import type { ModelCall } from '../model/metered-model.ts';
import type { Model } from '../model/model.ts';
import type { Library } from '../retrieve/library.ts';
import type { Trace } from '../store/trace.ts';
import type { WritingEnd } from '../writing/checked-writing.ts';
import type { Prompts } from '../writing/prompts.ts';
import { withBreaker } from './circuit-breaker.ts';
import type { Budget, BudgetShare } from './daily-budget.ts';
import { type DeskObserver, unobserved } from './desk-observer.ts';
import { type ModelTeam, teamFor } from './model-team.ts';
import type { Repeats } from './repeated-questions.ts';
import { type SharedBriefings, shareBriefings } from './shared-briefings.ts';
import { pricing } from './trace-record.ts';
import { createRecorder, type QuestionWatch, type Recorder, type TraceKeeping } from './trace-recorder.ts';

export interface DeskParts {
  readonly library: Library;
  /** `null` without a key. */
  readonly model: Model | null;
  /** Who reads what was written a second time: by default the model that writes, `null` for nobody. */
  readonly verifier?: Model | null;
  readonly prompts: Prompts;
  readonly calendar: Calendar;
  readonly log: Log;
  /** The state; without it no traces are kept. */
  readonly keeping?: TraceKeeping | null;
  /** Finds what a follow-up leans on. */
  readonly findTrace?: (trace: string) => Promise<Trace | null>;
  /** Gives an answer again to the same question; without it, each is answered anew. */
  readonly repeats?: Repeats | null;
  /** The models are on a server that whoever runs the bot has set, not Anthropic's. */
  readonly isOwnServer?: boolean;
  /** Sources whose news may be missing. */
  readonly stale?: () => readonly StaleSource[];
  readonly observer?: DeskObserver;
  /** When it is spent, answers are quotes. */
  readonly budget?: Budget | null;
  /** How digests that come by themselves share their texts and what they may cost; without it, texts are shared within the process alone. */
  readonly briefings?: BriefingSharing | null;
}

/** What digests that come by themselves share: a text, and a part of the budget. */
interface BriefingSharing {
  readonly texts: SharedBriefings;
  readonly budget: BudgetShare;
}

/** Why Claude may not write now; `null` where it may. */
type WhySpent = BudgetShare['spent'];

/** Nobody writes. */
interface NoTeam {
  readonly model: null;
  readonly verifier: null;
  readonly mayWriteAgain: () => Promise<boolean>;
}

/** Claude, as long as the day's budget lasts; else why a text came without. */
interface Writer {
  /** `null` where the text is quotes. */
  readonly model: Model | null;
  explained<T extends Answer | Digest | Timeline>(result: T): T;
}

/** What each task at the desk works with: who writes and who reads it again, within the budget, and what is kept of it. */
export interface DeskWork {
  readonly library: Library;
  readonly prompts: Prompts;
  readonly calendar: Calendar;
  readonly log: Log;
  readonly observer: DeskObserver;
  readonly recorder: Recorder;
  /** Behind its breaker; `null` without a key. */
  readonly model: (Model & { readonly isResting: boolean }) | null;
  /** Who reads what was written a second time; `null` for nobody. */
  readonly verifier: Model | null;
  readonly isOwnServer: boolean;
  readonly repeats: Repeats | null;
  readonly briefings: BriefingSharing;
  readonly findTrace: (trace: string) => Promise<Trace | null>;
  readonly stale: () => readonly StaleSource[];
  readonly lookup: (id: string) => Promise<Article | null>;
  /** What was typed, read; where it can't be used, that is told. @throws what `read` throws. */
  usable<T>(read: () => T): T;
  /** The day's budget has come to its end. */
  isSpent(): Promise<boolean>;
  /** @param whySpent what holds it back; the day's budget unless said. */
  writer(whySpent?: WhySpent): Promise<Writer>;
  /** The models that work on one text, each call watched; nobody where none is to write. */
  teamOf(writer: Model | null, watch: Pick<QuestionWatch, 'onCall' | 'log'>, whySpent?: WhySpent): ModelTeam | NoTeam;
  /** Tells how writing ended, and notes it. */
  endingOf(watch: QuestionWatch): (ending: WritingEnd, read: readonly ReadSentence[]) => void;
}

/** What Claude said of a request may be in the trace alone where it is what Claude made of a question. */
function tellFailure(
  log: Log,
  step: ModelCall['kind'],
  { failure, detail }: Pick<ModelCall, 'failure' | 'detail'>,
): void {
  if (failure === null || failure === 'budget_spent' || failure === 'stopped') return;
  log.warn('Claude failed', { step, failure, ...(failure !== 'unreadable' && { detail }) });
}

/** Puts together what the desk's tasks work with. */
export function deskWork(parts: DeskParts): DeskWork {
  const { library, prompts, calendar, log, keeping = null, budget = null, observer = unobserved } = parts;
  const { now } = calendar;
  const { findTrace = async () => null, repeats = null, isOwnServer = false, stale = () => [] } = parts;
  const model = parts.model && withBreaker(parts.model, now);
  const isOwn = parts.verifier === undefined || parts.verifier === parts.model;
  const verifier = isOwn ? model : parts.verifier && withBreaker(parts.verifier, now);
  const recorder = createRecorder({ keeping, budget, priceOf: pricing(isOwnServer), now, log, observer });
  const isSpent = async (): Promise<boolean> => budget !== null && (await budget.isSpent());
  const whyBudgetSpent: WhySpent = async () => ((await isSpent()) ? 'budget_spent' : null);
  const briefings = parts.briefings ?? { texts: shareBriefings(null), budget: { spent: whyBudgetSpent } };
  return {
    ...{ library, prompts, calendar, log, observer, recorder, model, verifier, isOwnServer, repeats, findTrace, stale },
    briefings,
    isSpent,
    lookup: (id) => library.article(id),
    usable: (read) => {
      try {
        return read();
      } catch (error) {
        observer.refused('unusable');
        throw error;
      }
    },
    writer: async (whySpent = whyBudgetSpent) => {
      const why = model === null ? null : await whySpent();
      return {
        model: why === null ? model : null,
        explained: (result) =>
          why !== null && result.quotesReason === 'no_key' ? { ...result, quotesReason: why } : result,
      };
    },
    teamOf: (writer, { onCall, log }, whySpent = whyBudgetSpent) => {
      if (writer === null) return { model: null, verifier: null, mayWriteAgain: async () => false };
      const told = (call: ModelCall): Promise<void> => {
        // How writing ends is told once, with what became of it.
        if (call.kind !== 'write') tellFailure(log, call.kind, call);
        return onCall(call);
      };
      const isOver = async (): Promise<boolean> => (await whySpent()) !== null;
      const instructions = prompts.verify.render({});
      return teamFor({ model: writer, verifier, instructions, isSpent: isOver, onCall: told });
    },
    endingOf: (watch) => (ending, read) => {
      tellFailure(watch.log, 'write', ending);
      const count = read.filter(({ fate }) => fate === 'taken_out').length;
      if (count > 0) watch.log.info("Sentences of Claude's were taken out; the trace says why", { count });
      watch.onEnding(ending, read);
    },
  };
}
