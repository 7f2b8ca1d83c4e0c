import type { Span } from '../coverage/article.ts';
import type { Filter, Question } from '../coverage/question.ts';
import type { Calendar } from '../language/calendar.ts';
import { detectLanguage } from '../language/detect.ts';
import { tagWords } from '../language/parts-of-speech.ts';
import { datesInWords } from './dates-in-words.ts';

/** A person would rather look through the newest stories than have a question answered. */
interface BrowseWish {
  /** `null` for anything. */
  readonly topic: string | null;
  readonly filter: Filter;
}

/** How people ask for news as such, in the languages that the bot speaks. */
const opening = new RegExp(
  [
    String.raw`^(?:(?:show|tell|give) me )?(?:(?:the|any|all) )?(?:latest|newest|recent|breaking|top|today['’]?s)? ?(?:news|headlines|stories)\b`,
    String.raw`^(?:the )?(?:latest|newest)\b`,
    String.raw`^what(?:['’]?s| is) (?:new|the latest|happening|going on)\b`,
    String.raw`^what(?:['’]s| has)? happened(?=[?\s]*$)`,
    String.raw`^co (?:nowego|słychać|się dzieje)(?!\p{L})`,
    String.raw`^(?:najnowsze |ostatnie |dzisiejsze )?(?:wiadomości|aktualności|newsy)(?!\p{L})`,
    '^(?:오늘|최신|최근)?(?:의)? ?(?:뉴스|소식)',
  ].join('|'),
  'iu',
);
const preposition = /^\s*(?:on|about|in|from|with|for|of|o|w|z|na temat)\s+(?:the\s+)?/i;
/** More words than these say something, and want an answer. */
const maxTopicWords = 3;

/** What a question that asks nothing wishes to look through: the news, a day's, or a topic's of a few words; `null` where it asks. */
export function browseWish({ text, filter, askedAt, follows }: Question, calendar: Calendar): BrowseWish | null {
  if (follows !== undefined) return null;
  const days = filter.from === null && filter.to === null ? datesInWords(text, askedAt, calendar) : null;
  const undated = without(text, days?.spans ?? []);
  const words = undated.replace(/\s+/g, ' ').trim();
  const found = opening.exec(words)?.[0] ?? null;
  const rest = words
    .slice(found?.length ?? 0)
    .replace(preposition, '')
    .replace(/^[\s?!.,:]+|[\s?!.,:]+$/gu, '');
  if (found === null && days === null && /[?？]$/.test(words)) return null;
  const narrowed = { ...filter, ...(days !== null && { from: days.from, to: days.to }) };
  if (!/[\p{L}\p{N}]/u.test(rest)) return found === null && days === null ? null : { topic: null, filter: narrowed };
  // "storm", "latest on the drone deal"; but "Who was it yesterday?" asks.
  const isAsked = found === null && /[?？]/.test(words);
  return !isAsked && isNoun(rest) ? { topic: rest, filter: narrowed } : null;
}

/** A text without these spans, which are in order. */
function without(text: string, spans: readonly Span[]): string {
  return spans.toReversed().reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

function isNoun(words: string): boolean {
  const tagged = tagWords(words, detectLanguage(words));
  // A word or two are looked up whatever they are: "storm", "strike Busan".
  if (tagged.length <= 2) return tagged[0]?.part !== 'other' || tagged.length === 1;
  const isSaid = tagged.some(({ part }) => part === 'name' || part === 'noun');
  return isSaid && tagged.length <= maxTopicWords && tagged.every(({ part }) => part !== 'verb' && part !== 'other');
}
