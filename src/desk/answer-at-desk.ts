import type { Answer } from '../coverage/answer.ts';
import type { Digest } from '../coverage/digest.ts';
import type { Question } from '../coverage/question.ts';
import { askedChanges } from '../language/asked-changes.ts';
import { listedStories, listingFrom } from '../writing/list-newest.ts';
import { promptValuesAt } from '../writing/prompts.ts';
import { changesAnswer } from '../writing/tell-changes.ts';
import { type AnswerTools, answerFrom } from '../writing/write-answer.ts';
import { checkQuestion, unknownOutletError } from './check-input.ts';
import { followedBy } from './conversation.ts';
import type { AskOptions } from './desk-options.ts';
import type { DeskWork } from './desk-work.ts';
import { expectKnownOutlets, filterInForce, unknownOutletIn } from './known-outlets.ts';
import { mostMs } from './model-team.ts';
import { ownQuestion } from './question-of-its-own.ts';
import type { QuestionWatch } from './trace-recorder.ts';

/** Answers a question, from its words to the answer with its trace. @throws {InputError} when it can't be used. */
export async function answerAtDesk(
  work: DeskWork,
  asked: Question,
  { signal, onProgress = () => {}, asker = null, follows = null, aboutStory = null, trace = null }: AskOptions,
): Promise<Answer> {
  const { library, prompts, calendar, recorder, repeats, findTrace, lookup } = work;
  const checked = work.usable(() => checkQuestion(asked));
  const question =
    follows === null ? checked : { ...checked, follows: followedBy(await findTrace(follows), aboutStory) };
  const { text, filter, askedAt: asOf } = question;
  const { model, explained } = await work.writer();
  const repeatKey = (await repeats?.keyOf(question, asker)) ?? null;
  const again = repeatKey === null ? null : ((await repeats?.find(repeatKey, text)) ?? null);
  const isRepeatable = (result: Answer | Digest): boolean => 'status' in result && (repeats?.isGood(result) ?? false);
  const prompt = prompts.answer;
  const name = model?.name ?? null;
  const kept = { repeatKey, isRepeatable, follows, id: trace };
  const about = { kind: 'ask' as const, text, filter, asOf, prompt, model: name, ...kept };
  return recorder.follow(about, asker, async (watch) => {
    if (again !== null) return again;
    const values = promptValuesAt(calendar, asOf);
    const whole = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
    const team = work.teamOf(model, watch);
    const own = await ownQuestion(question, team.model, prompts.rewrite.render(values), whole);
    const isRewritten = own.text !== text;
    /** As the person asked it, with what it was taken to mean. */
    const shown = (answer: Answer): Answer =>
      isRewritten ? { ...answer, question: text, understoodAs: own.text } : answer;
    await expectKnownOutlets(library, filterInForce(own));
    const listed = await listing(work, own, model === null ? 'no_key' : null, watch);
    if (listed !== null) return shown(explained(listed));
    const changes = await changesIn(work, own, watch);
    if (changes !== null) return shown(changes);
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
      onEnding: work.endingOf(watch),
    };
    return explained(shown(await answerFrom(own, evidence, tools, whole)));
  });
}

/** What became of an article, for a person who asks that; `null` for any other question, and where no article is about it. */
async function changesIn(
  { library, calendar }: DeskWork,
  { text, ...question }: Question,
  watch: QuestionWatch,
): Promise<Answer | null> {
  const asked = askedChanges(text);
  const found = asked === null ? null : await library.changes({ ...question, ...asked });
  if (found === null) return null;
  watch.notes.retrieveMs = watch.elapsedMs();
  return changesAnswer({ ...question, text }, found, { calendar, ms: watch.elapsedMs() });
}

/** The newest stories, for a person who asked nothing; with Claude a word alone is a question all the same. */
async function listing(
  { library, calendar }: DeskWork,
  question: Question,
  quotesReason: 'no_key' | null,
  watch: QuestionWatch,
): Promise<Answer | null> {
  const wish = await library.browseWish(question);
  if (wish === null || (quotesReason === null && wish.topic !== null)) return null;
  const { askedAt } = question;
  const found = await library.newest({ days: null, count: listedStories, askedAt, ...wish });
  if (found.stories.length === 0) return null;
  watch.notes.retrieveMs = watch.elapsedMs();
  return listingFrom(question, found, { filter: wish.filter, quotesReason, calendar, ms: watch.elapsedMs() });
}
