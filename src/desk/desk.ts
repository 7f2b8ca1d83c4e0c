import type { Answer } from '../coverage/answer.ts';
import type { ClaimCheck } from '../coverage/claim.ts';
import type { Digest, DigestRequest } from '../coverage/digest.ts';
import type { Filter, Question } from '../coverage/question.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { StaleSource } from '../coverage/source.ts';
import { UnreadableError } from '../coverage/unreadable.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import type { ModelCall } from '../model/metered-model.ts';
import type { Model } from '../model/model.ts';
import { browseWish } from '../retrieve/browse-wish.ts';
import type { Library } from '../retrieve/library.ts';
import type { Trace } from '../store/trace.ts';
import { checkClaims } from '../writing/check-claims.ts';
import type { WritingEnd } from '../writing/checked-writing.ts';
import { listedStories, listingFrom } from '../writing/list-newest.ts';
import { type Prompts, promptValuesAt } from '../writing/prompts.ts';
import { type AnswerTools, answerFrom } from '../writing/write-answer.ts';
import { digestFrom } from '../writing/write-digest.ts';
import { checkDigestRequest, checkQuestion, InputError, unknownOutletError } from './check-input.ts';
import { withBreaker } from './circuit-breaker.ts';
import { followedBy } from './conversation.ts';
import type { Budget } from './daily-budget.ts';
import { type DeskObserver, unobserved } from './desk-observer.ts';
import { expectKnownOutlets, filterInForce, unknownOutletIn } from './known-outlets.ts';
import { mostMs, teamFor } from './model-team.ts';
import { ownQuestion } from './question-of-its-own.ts';
import type { Repeats } from './repeated-questions.ts';
import { pricing } from './trace-record.ts';
import { type Asker, createRecorder, type QuestionWatch, type TraceKeeping } from './trace-recorder.ts';

interface DeskOptions {
  /** Ends the work; what was checked by then is kept and the answer says so. */
  readonly signal: AbortSignal;
  /** Called with a whole snapshot each time a checked sentence is added; the latest one wins. */
  readonly onProgress?: (partial: Answer) => void;
  /** The number that its trace gets; by default a new one. */
  readonly trace?: string | null;
  /** Who asks; absent or `null` in the terminal, where nobody is known. */
  readonly asker?: Asker | null;
}

interface AskOptions extends DeskOptions {
  /** The trace of the answer that the question follows up. */
  readonly follows?: string | null;
}

interface CheckOptions {
  readonly signal: AbortSignal;
  readonly byCodeAlone: boolean;
}

/** Whether Claude writes at the moment. */
export type ClaudeStatus = 'up' | 'down' | 'none' | 'budget_spent';

/** A question's whole way, from the person's words to a checked answer with its trace. What Discord and the terminal call. */
export interface Desk {
  /** @throws {InputError} when the question can't be used; its message is for the person. */
  ask(question: Question, options: AskOptions): Promise<Answer>;
  /** @throws {InputError} when the request can't be used; its message is for the person. */
  summarise(request: DigestRequest, options: Omit<DeskOptions, 'onProgress'>): Promise<Digest>;
  /**
   * Holds the statements of somebody's message against the coverage. Nothing of it is kept; its statements go to the model that verifies,
   * unless it is kept to code.
   * @param message Discord's Markdown.
   * @throws {InputError} for a message that can't be read.
   */
  check(message: string, options: CheckOptions): Promise<ClaimCheck>;
  claude(): Promise<{ readonly status: ClaudeStatus; readonly model: string | null; readonly isOwnServer: boolean }>;
}

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
}

const noFilter: Filter = { from: null, to: null, outlets: [] };

/** What Claude said of a request may be in the trace alone where it is what Claude made of a question. */
function tellFailure(
  log: Log,
  step: ModelCall['kind'],
  { failure, detail }: Pick<ModelCall, 'failure' | 'detail'>,
): void {
  if (failure === null || failure === 'budget_spent' || failure === 'stopped') return;
  log.warn('Claude failed', { step, failure, ...(failure !== 'unreadable' && { detail }) });
}

/** A desk over a library and, where there is one, a model. What can't be answered is an outcome, never thrown; a failing disk is logged. */
export function createDesk(parts: DeskParts): Desk {
  const { library, prompts, calendar, log, keeping = null, budget = null, observer = unobserved } = parts;
  const { now } = calendar;
  const { findTrace = async () => null, repeats = null, isOwnServer = false } = parts;
  const model = parts.model && withBreaker(parts.model, now);
  const isOwn = parts.verifier === undefined || parts.verifier === parts.model;
  const verifier = isOwn ? model : parts.verifier && withBreaker(parts.verifier, now);
  const recorder = createRecorder({ keeping, budget, priceOf: pricing(isOwnServer), now, log, observer });
  /** What was typed, read; where it can't be used, that is told. */
  const usable = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      observer.refused('unusable');
      throw error;
    }
  };
  const spent = async (): Promise<boolean> => budget !== null && (await budget.isSpent());
  const lookup = (id: string) => library.article(id);
  const endingOf = (watch: QuestionWatch) => (ending: WritingEnd, read: readonly ReadSentence[]) => {
    tellFailure(watch.log, 'write', ending);
    const count = read.filter(({ fate }) => fate === 'taken_out').length;
    if (count > 0) watch.log.info("Sentences of Claude's were taken out; the trace says why", { count });
    watch.onEnding(ending, read);
  };
  /** The models that work on one answer, each call watched; nobody where none is to write. */
  const teamOf = (writer: Model | null, { onCall, log }: Pick<QuestionWatch, 'onCall' | 'log'>) => {
    if (writer === null) return { model: null, verifier: null, mayWriteAgain: async () => false };
    const told = (call: ModelCall): Promise<void> => {
      // How writing ends is told once, with what became of it.
      if (call.kind !== 'write') tellFailure(log, call.kind, call);
      return onCall(call);
    };
    return teamFor({ model: writer, verifier, instructions: prompts.verify.render({}), isSpent: spent, onCall: told });
  };
  /** Claude, as long as the day's budget lasts; else why an answer came without. */
  const writer = async () => {
    const isSpent = model !== null && (await spent());
    const explained = <T extends Answer | Digest>(result: T): T =>
      isSpent && result.quotesReason === 'no_key' ? { ...result, quotesReason: 'budget_spent' } : result;
    return { model: isSpent ? null : model, explained };
  };

  /** The newest stories, for a person who asked nothing; with Claude a word alone is a question all the same. */
  const listing = async (
    question: Question,
    quotesReason: 'no_key' | null,
    watch: QuestionWatch,
  ): Promise<Answer | null> => {
    const wish = browseWish(question, calendar);
    if (wish === null || (quotesReason === null && wish.topic !== null)) return null;
    const { askedAt } = question;
    const found = await library.newest({ days: null, count: listedStories, askedAt, ...wish });
    if (found.stories.length === 0) return null;
    watch.notes.retrieveMs = watch.elapsedMs();
    return listingFrom(question, found, { filter: wish.filter, quotesReason, calendar, ms: watch.elapsedMs() });
  };

  return {
    claude: async () => {
      if (model === null) return { status: 'none', model: null, isOwnServer };
      const status = (await spent()) ? 'budget_spent' : model.isResting ? 'down' : 'up';
      return { status, model: model.name, isOwnServer };
    },

    async check(message, { signal, byCodeAlone }) {
      const team = teamOf(byCodeAlone ? null : (await writer()).model, {
        ...{ onCall: recorder.spend, log: log.about({}, [message]) },
      });
      const reader = team.verifier && verifier;
      const instructions = prompts.claims.render({});
      const find = (text: string) => library.retrieve({ text, filter: noFilter, askedAt: now() });
      const reading = team.verifier && reader && { ...team.verifier, instructions, name: reader.name };
      const isSpent = model !== null && !byCodeAlone && (await spent());
      const start = performance.now();
      const ended = (status: 'answered' | 'failed'): void =>
        observer.ended({ kind: 'check', status, totalMs: performance.now() - start, record: null });
      observer.begun();
      try {
        const checked = await checkClaims(message, { find, verifier: reading }, signal);
        ended('answered');
        return isSpent && checked.gap === 'off' ? { ...checked, gap: 'budget_spent' } : checked;
      } catch (error) {
        if (!(error instanceof UnreadableError)) {
          ended('failed');
          throw error;
        }
        observer.ended(null);
        observer.refused('unusable');
        throw new InputError(({ check }) => check.noText);
      }
    },

    async ask(asked, { signal, onProgress = () => {}, asker = null, follows = null, trace = null }) {
      const checked = usable(() => checkQuestion(asked));
      const question = follows === null ? checked : { ...checked, follows: followedBy(await findTrace(follows)) };
      const { text, filter, askedAt: asOf } = question;
      const { model, explained } = await writer();
      const repeatKey = (await repeats?.keyOf(question, asker)) ?? null;
      const again = repeatKey === null ? null : ((await repeats?.find(repeatKey, text)) ?? null);
      const isRepeatable = (answer: Answer): boolean => repeats?.isGood(answer) ?? false;
      const prompt = prompts.answer;
      const name = model?.name ?? null;
      const kept = { repeatKey, isRepeatable, follows, id: trace };
      const about = { kind: 'ask' as const, text, filter, asOf, prompt, model: name, ...kept };
      return recorder.follow(about, asker, async (watch) => {
        if (again !== null) return again;
        const values = promptValuesAt(calendar, asOf);
        const whole = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
        const team = teamOf(model, watch);
        const own = await ownQuestion(question, team.model, prompts.rewrite.render(values), whole);
        const isRewritten = own.text !== text;
        /** As the person asked it, with what it was taken to mean. */
        const shown = (answer: Answer): Answer =>
          isRewritten ? { ...answer, question: text, understoodAs: own.text } : answer;
        await expectKnownOutlets(library, filterInForce(own));
        const listed = await listing(own, model === null ? 'no_key' : null, watch);
        if (listed !== null) return shown(explained(listed));
        const evidence = await library.retrieve(own);
        watch.notes.evidence = evidence;
        watch.notes.retrieveMs = watch.elapsedMs();
        const tools: AnswerTools = {
          ...team,
          prompt,
          promptAgain: prompts.again,
          calendar,
          lookup,
          find: async (words, filter) => {
            const unknown = await unknownOutletIn(library, filter);
            const found =
              unknown === null
                ? await library.retrieve({ text: words, filter, askedAt: asOf })
                : { problem: unknownOutletError(unknown).message };
            watch.notes.searches.push({ words, filter, found });
            return found;
          },
          elapsedMs: watch.elapsedMs,
          onProgress: (partial) => {
            watch.onProgress(partial);
            onProgress(shown(partial));
          },
          onEnding: endingOf(watch),
        };
        return explained(shown(await answerFrom(own, evidence, tools, whole)));
      });
    },

    async summarise(asked, { signal, asker = null, trace = null }) {
      const request = usable(() => checkDigestRequest(asked));
      const { topic, filter, askedAt: asOf } = request;
      const { model, explained } = await writer();
      const prompt = prompts.summary;
      const about = {
        ...{ kind: 'summary' as const, text: topic ?? '', filter, asOf, prompt, model: model?.name ?? null },
        ...{ follows: null, repeatKey: null, isRepeatable: () => false, id: trace },
      };
      return recorder.follow(about, asker, async (watch) => {
        await expectKnownOutlets(library, filter);
        const found = await library.newest(request);
        watch.notes.stories = found.stories;
        watch.notes.retrieveMs = watch.elapsedMs();
        const { elapsedMs } = watch;
        const onEnding = endingOf(watch);
        const team = teamOf(model, watch);
        const tools = { ...team, prompt, calendar, lookup, elapsedMs, onEnding };
        const whole = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
        const stale = parts.stale?.() ?? [];
        const digest = explained(await digestFrom(request, found, tools, whole));
        return stale.length === 0 ? digest : { ...digest, stale };
      });
    },
  };
}
