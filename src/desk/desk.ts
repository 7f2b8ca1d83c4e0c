import type { Answer } from '../coverage/answer.ts';
import type { Briefing, BriefingPreview, BriefingRequest } from '../coverage/briefing.ts';
import type { ClaimCheck } from '../coverage/claim.ts';
import type { Digest, DigestRequest } from '../coverage/digest.ts';
import type { Question } from '../coverage/question.ts';
import type { Timeline, TimelineRequest } from '../coverage/timeline.ts';
import { answerAtDesk } from './answer-at-desk.ts';
import { briefAtDesk, previewAtDesk } from './brief-at-desk.ts';
import { checkAtDesk } from './check-at-desk.ts';
import type { AskOptions, CheckOptions, DeskOptions } from './desk-options.ts';
import { type DeskParts, deskWork } from './desk-work.ts';
import { summariseAtDesk } from './summarise-at-desk.ts';
import { timelineAtDesk } from './timeline-at-desk.ts';
import { topicInCoverage } from './topic-in-coverage.ts';

/** Whether Claude writes at the moment. */
export type ClaudeStatus = 'up' | 'down' | 'none' | 'budget_spent';

/** A question's whole way, from the person's words to a checked answer with its trace. What Discord and the terminal call. */
export interface Desk {
  /** @throws {InputError} when the question can't be used; its message is for the person. */
  ask(question: Question, options: AskOptions): Promise<Answer>;
  /** @throws {InputError} when the request can't be used; its message is for the person. */
  summarise(request: DigestRequest, options: Omit<DeskOptions, 'onProgress'>): Promise<Digest>;
  /** @throws {InputError} when the request can't be used; its message is for the person. */
  timeline(request: TimelineRequest, options: Omit<DeskOptions, 'onProgress'>): Promise<Timeline>;
  /**
   * A topic of another language in that of the coverage, as a question is searched for; it counts into the day's budget.
   * @returns `null` where that is no other language, without Claude, and where it fails.
   */
  inCoverageLanguage(topic: string, options: Pick<DeskOptions, 'signal'>): Promise<string | null>;
  /** The topic of the story that a question or a headline belongs to. */
  subjectOf(said: string): Promise<string>;
  /**
   * Holds the statements of somebody's message against the coverage. Nothing of it is kept; its statements go to the model that verifies,
   * unless it is kept to code.
   * @param message Discord's Markdown.
   * @throws {InputError} for a message that can't be read.
   */
  check(message: string, options: CheckOptions): Promise<ClaimCheck>;
  /**
   * What is new in a window, for a digest that comes by itself. All who ask for the same get one text; it may cost a part of the day's budget.
   * @throws {InputError} when the request can't be used.
   * @throws {Error} while the index is behind the coverage, or the store can't be read: it is to be asked for again.
   */
  brief(request: BriefingRequest, options: Pick<DeskOptions, 'signal'>): Promise<Briefing>;
  /** What such a digest's filter takes of the last week. Nothing is written. @throws {InputError} when it can't be used. */
  previewBriefing(words: string, count: number): Promise<BriefingPreview>;
  claude(): Promise<{ readonly status: ClaudeStatus; readonly model: string | null; readonly isOwnServer: boolean }>;
}

/** A desk over a library and, where there is one, a model. What can't be answered is an outcome, never thrown; a failing disk is logged. */
export function createDesk(parts: DeskParts): Desk {
  const work = deskWork(parts);
  return {
    ask: (question, options) => answerAtDesk(work, question, options),
    summarise: (request, options) => summariseAtDesk(work, request, options),
    brief: (request, { signal }) => briefAtDesk(work, request, signal),
    previewBriefing: (words, count) => previewAtDesk(work, words, count),
    timeline: (request, options) => timelineAtDesk(work, request, options),
    inCoverageLanguage: async (topic, { signal }) => {
      const watch = { onCall: work.recorder.spend, log: work.log.about({}, [topic]) };
      return topicInCoverage(work, topic, work.teamOf((await work.writer()).model, watch).model, signal);
    },
    subjectOf: (said) => parts.library.subjectOf(said),
    check: (message, options) => checkAtDesk(work, message, options),
    claude: async () => {
      const { model, isOwnServer } = work;
      if (model === null) return { status: 'none', model: null, isOwnServer };
      const status = (await work.isSpent()) ? 'budget_spent' : model.isResting ? 'down' : 'up';
      return { status, model: model.name, isOwnServer };
    },
  };
}
