import { type AnswerTools, answerFrom } from '../answer/answer.ts';
import type { Answer, Digest, DigestRequest, Question } from '../coverage.ts';
import { digestFrom } from '../digest/digest.ts';
import type { Model } from '../model/model.ts';
import type { Library } from '../retrieve/library.ts';
import { dayIn } from '../text/dates.ts';
import type { Ending } from '../writing/checked-writing.ts';
import type { Prompt } from '../writing/prompts.ts';
import { checkDigestRequest, checkQuestion, unknownOutletError } from './input.ts';

export interface DeskOptions {
  /** Ends the work; what was checked by then is kept and the answer says so. */
  readonly signal: AbortSignal;
  /** Called with a whole snapshot each time a checked sentence is added; the latest one wins. */
  readonly onProgress?: (partial: Answer) => void;
}

/** A question's whole way, from the person's words to a checked answer. What Discord and the terminal call. */
export interface Desk {
  /** @throws {InputError} when the question can't be used; its message is for the person. */
  ask(question: Question, options: DeskOptions): Promise<Answer>;
  /** @throws {InputError} when the request can't be used; its message is for the person. */
  summarise(request: DigestRequest, options: Pick<DeskOptions, 'signal'>): Promise<Digest>;
}

export interface DeskParts {
  readonly library: Library;
  /** `null` without a key. */
  readonly model: Model | null;
  readonly prompts: { readonly answer: Prompt; readonly summary: Prompt };
  readonly timeZone: string;
  /** Told when Claude failed or a sentence of its was taken out. */
  readonly log: (message: string) => void;
}

export function createDesk({ library, model, prompts, timeZone, log }: DeskParts): Desk {
  const lookup = (id: string) => library.article(id);
  const onEnding = ({ failure, detail }: Ending, dropped: number): void => {
    if (failure !== null) log(`Claude failed (${failure}): ${detail ?? 'no detail'}`);
    if (dropped > 0) log(`${dropped} sentence(s) of Claude's were taken out: nothing they cite could be verified`);
  };
  const stopwatch = (): (() => number) => {
    const start = performance.now();
    return () => performance.now() - start;
  };

  return {
    async ask(asked, { signal, onProgress = () => {} }) {
      const elapsedMs = stopwatch();
      const question = checkQuestion(asked);
      const evidence = await library.retrieve(question);
      if ('unknownOutlet' in evidence) throw unknownOutletError(evidence.unknownOutlet, evidence.outlets);
      const promptValues = { today: dayIn(question.askedAt, timeZone), timeZone };
      const tools: AnswerTools = {
        model,
        prompt: prompts.answer,
        promptValues,
        lookup,
        elapsedMs,
        onProgress,
        onEnding,
      };
      return answerFrom(question, evidence, tools, signal);
    },

    async summarise(asked, { signal }) {
      const elapsedMs = stopwatch();
      const request = checkDigestRequest(asked);
      const found = await library.newest(request);
      if ('unknownOutlet' in found) throw unknownOutletError(found.unknownOutlet, found.outlets);
      const promptValues = { today: dayIn(request.askedAt, timeZone), timeZone };
      return digestFrom(
        request,
        found,
        { model, prompt: prompts.summary, promptValues, timeZone, lookup, elapsedMs, onEnding },
        signal,
      );
    },
  };
}
