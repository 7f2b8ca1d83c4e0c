import type { Mode, QuotesReason } from '../../coverage/answer.ts';
import { counted, day, either } from '../counts/english.ts';
import { temporaryReasons } from '../temporary-reasons.ts';
import { becauseInEnglish as because } from '../without-claude/english.ts';
import { writerName } from '../writer-name.ts';

/** What stands around an answer: who wrote it, what was searched, what it lacks and why. */
export const answersInEnglish = {
  searching: 'Looking through the coverage…',
  stillChecking: 'Still checking the rest…',
  writtenByClaude: (model: string | null): string =>
    `Written by ${writerName(model)} from these sources; every quotation was checked.`,
  /** The same where every sentence was read a second time. */
  writtenAndRead: (model: string | null): string =>
    `Written by ${writerName(model)} from these sources; each sentence was then read against what it cites.`,
  stillWriting: (model: string | null): string =>
    `Being written by ${writerName(model)}; each sentence is checked before it appears here.`,
  trace: (id: string): string => `Trace ${id}`,
  quoted: 'Quoted word for word from these sources.',

  reason: (reason: QuotesReason, mode: Mode): string =>
    mode === 'quotes'
      ? `${because[reason]}, so here are the passages themselves.`
      : `${because[reason]}, so this answer may stop short.${temporaryReasons.has(reason) ? ' You can ask again in a few minutes.' : ''}`,
  secondReading: {
    takenOut: (sentences: number): string =>
      sentences === 1
        ? 'One sentence was taken out: its source does not support it.'
        : `${sentences} sentences were taken out: their sources do not support them.`,
    /** Why not every sentence was read a second time. */
    gap: (reason: QuotesReason | 'off'): string =>
      `${reason === 'off' ? 'Sentences are not read a second time here' : `${because[reason]}, so not every sentence was read a second time`}: code compared quotations, numbers, dates and names with the sources, no more.`,
    /** What sentences say beyond their sources: the opening words of each, and what is only partly so. Both come escaped. */
    partly: (opening: string, why: string): string => `Supported only in part: “${opening}” (${why})`,
    answersPart: 'This answers only a part of the question.',
    answersNo: 'The coverage says this much; it does not answer the question itself.',
  },
  /** `question` comes escaped. */
  understoodAs: (question: string): string => `Understood as “${question}”`,
  notCovered: 'The coverage here does not answer this question.',
  /** Why a closer look might find the answer after all; `null` where there is nothing to say. */
  declinedBecause: (reason: QuotesReason | null): string | null => {
    if (reason === 'other_language')
      return `${because[reason]}. Asked in the coverage’s own language, it may be answered.`;
    if (reason === null || !temporaryReasons.has(reason)) return null;
    return `${because[reason]}, so there was no closer look. You can ask again in a few minutes.`;
  },
  nothingNear: 'Nothing in it comes close.',
  failed: (reason: QuotesReason | null): string => {
    if (reason === 'stopped') return 'The bot was stopped before the answer was ready. Please ask again in a minute.';
    if (reason === null) return 'Something went wrong, so there is no answer. Please ask again in a few minutes.';
    return `${because[reason]}, so there is no answer. ${temporaryReasons.has(reason) ? 'Please ask again in a few minutes.' : 'The people who run this bot can look into it.'}`;
  },
  leftOut: (sentences: number): string =>
    `There was no room here for the last ${sentences === 1 ? 'sentence' : `${sentences} sentences`} and the sources that only they cite. A narrower question gives a shorter answer.`,

  filterDates: (from: string | null, to: string | null): string | null => {
    if (from !== null && from === to) return `published on ${day(from)}`;
    if (from !== null && to !== null) return `published from ${day(from)} to ${day(to)}`;
    if (from !== null) return `published on or after ${day(from)}`;
    return to === null ? null : `published on or before ${day(to)}`;
  },
  /** `outlets` come escaped. */
  filterOutlets: (outlets: readonly string[]): string | null =>
    outlets.length === 0 ? null : `from ${either(outlets)}`,
  onlyArticles: (conditions: readonly string[]): string => `Only articles ${conditions.join(' and ')} were considered.`,
  /** A filter that was read from the question's words found nothing. */
  widened: (conditions: readonly string[]): string =>
    `No article ${conditions.join(' and ')} has anything on this, so others were searched too.`,
  undatedLeftOut: (count: number): string =>
    `${counted(count, { one: 'article that carries no date was', other: 'articles that carry no date were' })} left out.`,
};
