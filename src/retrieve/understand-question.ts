import type { Days, Filter, Followed, Question } from '../coverage/question.ts';
import type { Calendar } from '../language/calendar.ts';
import { type Name, namesIn } from '../language/capitalised-names.ts';
import { detectLanguage } from '../language/detect.ts';
import { answerTypeOf } from '../language/en/answer-type.ts';
import { tagWords } from '../language/parts-of-speech.ts';
import { placeOf } from '../language/places.ts';
import { fold, termsOf } from '../language/terms.ts';
import { datesInWords } from './dates-in-words.ts';
import { isOpenFilter } from './filter-scope.ts';
import { askingWords, frameWords } from './frame-words.ts';

/** A question with what narrows it down taken out of its words. */
export interface Understood {
  /** What is left to look for. */
  readonly text: string;
  /** The same with its dates still in. */
  readonly textWithDates: string;
  /** Ids of articles that the conversation is about. */
  readonly stories: readonly string[];
  /** The filter that was set, completed by what the words say. */
  readonly filter: Filter;
  /** The filter that the person set: nothing may be looked for beyond it. */
  readonly binding: Filter;
  /** The filter's days were read from the question's words, or from those of the question before it. */
  readonly hasDatesInWords: boolean;
  /** So were its outlets. */
  readonly hasOutletsInWords: boolean;
  /** They were calendar words: an article of another day may tell of them too. */
  readonly isCalendar: boolean;
  /** "Latest", "what changed": the newest first. */
  readonly wantsLatest: boolean;
  /** Asks for several things at once. */
  readonly wantsSeveral: boolean;
}

const latestPattern = /\b(?:latest|newest|most recent|recently|what(?:'s| is| has)? (?:new|changed))\b/i;

const severalPattern =
  /\b(?:compare|compared|comparison|versus|vs|both|differ|difference|differently|respectively)\b|\?.*\?/i;

/** Words that stand for someone or something of the question before. */
const pronoun =
  /\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|then)\b|^(?:and|but|so|why|when|where|how)\b/i;

/** Words that stand for a person. */
const someone = /\b(?:he|she|him|her|his|hers)\b/i;

/** Who a "who?" was answered with: the first name of several words in what was shown that its question didn't have. */
function someoneNamed({ text, answer }: Followed): Name[] {
  if (answerTypeOf(text) !== 'person') return [];
  const isPerson = ({ text: name }: Name): boolean =>
    /\s/.test(name) && !name.split(/[\s-]+/).some((word) => text.includes(word) || placeOf(fold(word)) !== undefined);
  return namesIn(answer).filter(isPerson).slice(0, 1);
}

/** Whether a question says what it is about: "Why?" and "And how many of them?" don't. */
function hasSubject(text: string): boolean {
  return termsOf(text, detectLanguage(text)).some(({ stop, start, end }) => {
    const word = text.slice(start, end).toLowerCase();
    return !stop && !frameWords.has(word) && !askingWords.has(word);
  });
}

/**
 * A follow-up with what it leaves open filled from the question before it: the names, where it has none of its own or a pronoun stands
 * for them; all that the question was about, where it has no subject of its own; and the filter, where it sets none.
 */
function carryOn(question: Question): Question & Pick<Understood, 'binding'> {
  const { follows, text, filter } = question;
  if (!follows) return { ...question, binding: filter };
  const isOwn = hasSubject(text);
  const names = [
    ...tagWords(follows.text, detectLanguage(follows.text)).filter(
      ({ part, text: word }) => part === 'name' || (!isOwn && part !== 'other' && hasSubject(word)),
    ),
    ...(someone.test(text) ? someoneNamed(follows) : []),
  ];
  const hasOwnNames = tagWords(text, detectLanguage(text)).some(({ part }) => part === 'name');
  const needed = hasOwnNames && !pronoun.test(text) ? [] : names.filter(({ text: name }) => !text.includes(name));
  const isOpen = isOpenFilter(filter);
  return {
    ...question,
    text: needed.length === 0 ? text : `${text} (${needed.map(({ text: name }) => name).join(' ')})`,
    filter: isOpen ? follows.filter : filter,
    binding: isOpen ? follows.binding : filter,
  };
}

/**
 * Reads dates and outlets from a question's words. What the person set as a filter goes before what the words say.
 * @param hasDates whether any article carries a date: without, days can't filter.
 */
export function understand(
  asked: Question,
  outlets: readonly string[],
  calendar: Calendar,
  hasDates: boolean,
): Understood {
  const question = carryOn(asked);
  const { filter } = question;
  let { text } = question;
  const named = filter.outlets.length > 0 ? [] : outletsIn(text, outlets);
  for (const { mention } of named) text = text.replace(mention, ' ');
  const textWithDates = tidy(text, question.text);
  const isOpen = hasDates && filter.from === null && filter.to === null;
  const inWords = isOpen ? datesInWords(text, question.askedAt, calendar) : null;
  const days: Days | null = inWords ?? (isOpen ? carriedDays(question) : null);
  for (const { start, end } of inWords?.spans.toReversed() ?? []) text = `${text.slice(0, start)} ${text.slice(end)}`;
  return {
    text: tidy(text, question.text),
    textWithDates,
    stories: question.follows?.articles ?? [],
    filter: {
      from: days?.from ?? filter.from,
      to: days?.to ?? filter.to,
      outlets: named.length > 0 ? named.map(({ outlet }) => outlet) : filter.outlets,
    },
    binding: question.binding,
    hasDatesInWords: days !== null,
    hasOutletsInWords: named.length > 0,
    isCalendar: inWords !== null && !inWords.isRelative,
    wantsLatest: latestPattern.test(question.text),
    wantsSeveral: severalPattern.test(question.text),
  };
}

/** Days that a follow-up carries; none where both ends are open. */
function carriedDays({ inferred }: Question): Days | null {
  return inferred === undefined || (inferred.from ?? inferred.to) === null ? null : inferred;
}

/** What is left of a question's words, or all of them where nothing is left. */
function tidy(rest: string, whole: string): string {
  return /[\p{L}\p{N}]/u.test(rest) ? rest.replace(/\s+/g, ' ').trim() : whole;
}

interface NamedOutlet {
  readonly outlet: string;
  /** The words to take out, with the preposition before them. */
  readonly mention: RegExp;
}

/** Outlets that a question names as they write themselves; a leading "The" may be missing. The longest name wins where two overlap. */
function outletsIn(text: string, outlets: readonly string[]): NamedOutlet[] {
  const found: NamedOutlet[] = [];
  let rest = text;
  for (const outlet of outlets.toSorted((a, b) => b.length - a.length)) {
    const name = outlet.replace(/^The\s+/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const mention = new RegExp(
      `(?:\\b(?:according to|as reported by|reported by|in|by|from|of|per|on|and|both|between)\\s+)?(?:[Tt]he\\s+)?(?<![\\p{L}\\p{N}])${name}(?:['’]s)?(?![\\p{L}\\p{N}])(?:\\s+(?:article|articles|report|reports|story|stories|coverage)\\b)?`,
      'u',
    );
    if (!mention.test(rest)) continue;
    rest = rest.replace(mention, ' ');
    found.push({ outlet, mention });
  }
  return found;
}
