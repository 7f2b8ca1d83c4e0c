import type { BriefingRequest } from '../coverage/briefing.ts';
import type { DigestRequest } from '../coverage/digest.ts';
import type { Filter, Question } from '../coverage/question.ts';
import type { TimelineRequest } from '../coverage/timeline.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { isDay } from '../language/dates.ts';
import { english } from '../wording/english.ts';
import type { Wording } from '../wording/wording.ts';
import {
  maxDigestCount,
  maxDigestDays,
  maxQuestionChars,
  maxTimelineLines,
  maxTopicChars,
  maxWishChars,
} from './input-limits.ts';

/** Something the person typed can't be used. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** What to do instead, in the person's language; the message says it in English. */
  readonly said: (wording: Wording) => string;

  constructor(said: (wording: Wording) => string) {
    super(said(english));
    this.said = said;
  }
}

/** How much of what was typed an error repeats. */
const typedChars = 80;
const dayChars = 40;

function words(text: string, what: 'question' | 'topic', max: number): string {
  const line = canonicalLine(text);
  if (line.length > max) {
    throw new InputError(({ input }) =>
      what === 'question' ? input.questionTooLong(line.length, max) : input.topicTooLong(line.length, max),
    );
  }
  if (!/[\p{L}\p{N}]/u.test(line)) {
    throw new InputError(({ input }) => (what === 'question' ? input.noWordsInQuestion : input.noWordsInTopic));
  }
  return line;
}

function checkFilter({ from, to }: Filter): void {
  for (const [name, day] of Object.entries({ from, to })) {
    if (day !== null && !isDay(day)) {
      throw new InputError(({ input }) => input.badDate(name, day.slice(0, dayChars)));
    }
  }
  if (from !== null && to !== null && from > to) throw new InputError(({ input }) => input.datesSwapped(from, to));
}

function checkWhole(name: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new InputError(({ input }) => input.notWhole(name, max));
  }
}

/** @throws {InputError} */
export function checkQuestion(question: Question): Question {
  checkFilter(question.filter);
  return { ...question, text: words(question.text, 'question', maxQuestionChars) };
}

/** @throws {InputError} */
export function checkDigestRequest(request: DigestRequest): DigestRequest {
  checkFilter(request.filter);
  checkWhole('count', request.count, maxDigestCount);
  if (request.days !== null) checkWhole('days', request.days, maxDigestDays);
  return { ...request, topic: request.topic === null ? null : words(request.topic, 'topic', maxTopicChars) };
}

/** @throws {InputError} */
export function checkWish(words: string, count: number): string {
  checkWhole('count', count, maxDigestCount);
  const line = canonicalLine(words);
  if (line.length > maxWishChars) throw new InputError(({ input }) => input.filterTooLong(line.length, maxWishChars));
  return line;
}

/** @throws {InputError} */
export function checkBriefingRequest(request: BriefingRequest): BriefingRequest {
  return { ...request, words: checkWish(request.words, request.count) };
}

/** A topic as it is searched for. @throws {InputError} */
export function checkTopic(topic: string): string {
  return words(topic, 'topic', maxWishChars);
}

/** @throws {InputError} */
export function checkTimelineRequest(request: TimelineRequest): TimelineRequest {
  checkFilter(request.filter);
  checkWhole('count', request.count, maxTimelineLines);
  return { ...request, topic: words(request.topic ?? '', 'topic', maxQuestionChars) };
}

/** An outlet that the coverage doesn't have. */
export interface UnknownOutlet {
  readonly name: string;
  /** Those that it has. */
  readonly outlets: readonly string[];
}

/** For a filter that names an outlet the coverage doesn't have. */
export function unknownOutletError({ name, outlets }: UnknownOutlet): InputError {
  return new InputError(({ input }) => input.unknownOutlet(name.slice(0, typedChars), outlets));
}
