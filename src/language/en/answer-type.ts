import type { Span } from '../../coverage/article.ts';
import { functionWords } from '../function-words.ts';
import { placeOf } from '../places.ts';
import { fold, type Term } from '../terms.ts';

/** What kind of thing a question asks for. */
export type AnswerType =
  | 'person'
  | 'date'
  | 'number'
  | 'money'
  | 'age'
  | 'place'
  | 'name'
  | 'reason'
  | 'anyone'
  | 'any';

/** Kinds so particular that nothing else will do: a year is no price, and a sum no age. */
export const particularTypes: ReadonlySet<AnswerType> = new Set(['money', 'age']);

const nouns: readonly (readonly [AnswerType, RegExp])[] = [
  ['date', /^(?:years?|date|day|month|century|decade|time)$/],
  [
    'number',
    /^(?:percentage|percent|number|amount|population|price|cost|score|size|length|height|width|distance|temperature|rate|age|speed|total|share|sum|salary|budget|weight|area|gdp)$/,
  ],
  [
    'place',
    /^(?:city|cities|country|countries|state|town|region|place|location|continent|county|province|river|island|nations?|village|capital|area|street)$/,
  ],
  [
    'person',
    /^(?:person|people|man|woman|president|minister|king|queen|emperor|leader|author|actor|scientist|player|director|coach|writer|politician|singer|officials?|ambassador|general|mayor)$/,
  ],
  [
    'name',
    /^(?:name|company|companies|organi[sz]ation|university|team|party|group|network|show|book|film|movie|school|college|building|language|war|treaty|agency|club|band|religion|newspaper|title|ship)$/,
  ],
];
const between = /^(?:is|was|are|were|the|a|an|kind|type|sort|of|specific|other|first|total|exact)$/;

/** The kind of answer an English question asks for; `any` where nothing tells. */
export function answerTypeOf(question: string): AnswerType {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = words.join(' ');
  if (/\bhow old\b/.test(text)) return 'age';
  if (
    /\bhow much\b.*\b(?:cost|costs|pay|pays|paid|spend|spent|worth|price|charge|charged|earn|earned)\b|\bwhat (?:is|was) the (?:price|cost)\b/.test(
      text,
    )
  ) {
    return 'money';
  }
  if (/\bhow (?:many|much|long|old|far|high|tall|large|big|fast|often|deep|wide|heavy|hot|cold)\b/.test(text))
    return 'number';
  if (words[0] === 'when' || /\bwhen (?:did|was|were|is|has|does|will|do|are)\b|\bsince when\b/.test(text))
    return 'date';
  const asked = words.findIndex((word) => word === 'what' || word === 'which');
  if (asked >= 0) {
    const after = words.slice(asked + 1, asked + 4);
    for (const word of [after[0] ?? '', after.find((one) => !between.test(one)) ?? '']) {
      const found = nouns.find(([, pattern]) => pattern.test(word));
      if (found) return found[0];
    }
  }
  if (/\b(?:who|whom|whose)\b/.test(text) && !/^(?:what|which|when|where)$/.test(words[0] ?? '')) return 'person';
  if (words[0] === 'where' || /\bwhere (?:did|was|were|is|does|do|are)\b/.test(text)) return 'place';
  if (/^(?:is|are|was|were|has|have|had|did|does|do|will)\b.*\b(?:any(?:one|body)|some(?:one|body))\b/.test(text))
    return 'anyone';
  return /^why\b|\bwhat (?:is|was) the reason\b|\bfor what reason\b/.test(text) ? 'reason' : 'any';
}

/** Where one question ends and another begins inside a sentence: "Where was it held, and who took part?" */
const nextQuestion = /[?;]\s+|,?\s+and\s+(?=(?:who|where|when|why|how|what|which)\b)/i;

/** The kinds of answers that the parts of an English question ask for, distinct, in order. */
export function answerTypesOf(question: string): AnswerType[] {
  return [
    ...new Set(
      question
        .split(nextQuestion)
        .filter((part) => part.trim() !== '')
        .map(answerTypeOf),
    ),
  ];
}

const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|thirds?|quarter|twice|once|no|several)$/;
const timeWord =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century|centuries|yesterday|spring|summer|autumn|winter|decade|\d{3,4}s)$/;
/** A unit in brackets is a column's head: "2027 (£m)". */
const moneyPattern =
  /\p{Sc}\s?\d|\d\s?\p{Sc}|\(\p{Sc}[^)]{0,12}\)|\b(?:\d|hundred|thousand|million|billion|trillion)[\d.,\s\p{L}]{0,24}\b(?:dollars?|euros?|pounds?|zloty(?:s|ch)?|złotych|won|yen|yuan|rubles?|roubles?|francs?|crowns?|cents?|dlrs|usd|eur|pln|krw)\b/iu;
const agePattern =
  /\b\d{1,3}[- ]years?[- ]old\b|\baged? (?:of )?\d|\bborn\b|, \d{2},|\d[- ]?(?:lat|letni\p{L}*|jahre|jährige\p{L}*|ans|años|лет|세|살|歳|岁)/iu;
const year = /^(?:1\d{3}|20\d{2}|\d{1,2}(?:st|nd|rd|th)?|\d{3})$/;
const reasonWord = /^(?:because|due|reason|reasons|cause|caused|so|order|result|therefore|owing|thanks|as|for|after)$/;
const preposition =
  /^(?:in|at|from|to|near|into|through|throughout|across|outside|around|between|towards?|of|on|over|the)$/;

/** Who it was, how many, or that it was nobody. */
const someone =
  /\b(?:nobody|no ?one|none|everyone|everybody|no (?:people|\p{Ll}+s)|people|men|women|children|victims?)\b/giu;

/**
 * What in an English sentence could be the answer: words of the right kind that the question doesn't have itself, in order; neighbours
 * are one span. Empty for a question of any kind.
 * @param sentence its text, where its `terms` stand.
 * @param asked the question's terms.
 */
export function answersIn(
  type: AnswerType,
  sentence: string,
  terms: readonly Term[],
  asked: ReadonlySet<string>,
): Span[] {
  if (type === 'any') return [];
  const pattern = { money: moneyPattern, age: agePattern, anyone: someone }[String(type)];
  if (pattern) return spansOf(pattern, sentence);
  const surface = terms.map(({ start, end }) => sentence.slice(start, end));
  const isCapital = surface.map((word) => /^\p{Lu}/u.test(word));
  const isPlace = surface.map((word) => placeOf(fold(word.replace(/['’]s$/, ''))) !== undefined);
  const could = (term: Term, index: number): boolean => {
    if (asked.has(term.text)) return false;
    const word = (surface[index] ?? '').toLowerCase();
    const before = (surface[index - 1] ?? '').toLowerCase();
    const isName = isCapital[index] === true && functionWords('en')?.has(word) !== true && !timeWord.test(word);
    switch (type) {
      case 'number':
        return (/^\p{N}/u.test(word) && !/^(?:19|20)\d{2}$/.test(word)) || numberWord.test(word);
      case 'date':
        return year.test(word) || timeWord.test(word);
      case 'name':
        return isName && index > 0;
      case 'person':
        // "Korean Peninsula" names no one.
        return isName && (index > 0 || isCapital[1] === true) && !isPlace[index] && !isPlace[index - 1];
      case 'place':
        return isName && index > 0 && (preposition.test(before) || isCapital[index - 1] === true);
      default:
        // "Since 2014" is no reason.
        return reasonWord.test(word) || (word === 'since' && !/^\p{N}/u.test(surface[index + 1] ?? '0'));
    }
  };
  return joined(sentence, terms.filter(could));
}

/**
 * Whether a sentence holds something that could be the answer.
 * @param sentence for a table's row, with the heads of its columns: a unit stands there.
 */
export function mayAnswer(
  type: AnswerType,
  sentence: string,
  terms: readonly Term[],
  asked: ReadonlySet<string>,
): boolean {
  return type === 'any' || answersIn(type, sentence, terms, asked).length > 0;
}

function spansOf(pattern: RegExp, text: string): Span[] {
  const everywhere = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return [...text.matchAll(everywhere)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Words with at most a space, a hyphen or an initial's dot between them as one span. */
function joined(sentence: string, words: readonly Term[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of words) {
    const last = spans.at(-1);
    if (last && /^[.\s-]{0,2}$/.test(sentence.slice(last.end, start))) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
