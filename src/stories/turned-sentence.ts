import type { WordOrder } from '../language/language-rules.ts';
import { rulesOf } from '../language/languages.ts';
import { type ToldWord, tellSame } from './told-words.ts';

/** A sentence's words with what is written, in lower case. */
interface OrderedWord {
  readonly word: ToldWord;
  readonly written: string;
  /** A word of grammar: it belongs to the one that follows. */
  readonly isGrammar: boolean;
}

/**
 * Whether two sentences say the same in another order: an active one made passive or the other way round, or, in a language that tells by its
 * endings who does what, the same words moved about. Who did it to whom is still the same; "the council was criticised by residents" is not
 * "the council criticised residents".
 */
export function isTurned(
  old: readonly ToldWord[],
  now: readonly ToldWord[],
  language: string,
  [oldText, nowText]: readonly [string, string],
): boolean {
  const rules = rulesOf(language);
  const order = rules?.order;
  if (!order || !rules?.functionWords) return false;
  const ordered = (words: readonly ToldWord[], text: string): OrderedWord[] =>
    words.map((word) => {
      const written = text.slice(word.start, word.end).toLowerCase();
      return { word, written, isGrammar: word.kind === 'word' && rules.functionWords?.has(written) === true };
    });
  const [before, after] = [ordered(old, oldText), ordered(now, nowText)];
  return (order.isFree && isMovedAbout(before, after)) || isOtherVoice(before, after, order);
}

/** The same words as they are written, each that belongs to the next one still before it. */
function isMovedAbout(before: readonly OrderedWord[], after: readonly OrderedWord[]): boolean {
  const written = (words: readonly OrderedWord[]): string[] => words.map((one) => one.written);
  return sameBag(written(before), written(after)) && sameBag(bound(before), bound(after));
}

function isOtherVoice(before: readonly OrderedWord[], after: readonly OrderedWord[], order: WordOrder): boolean {
  const isVoice = ({ written }: OrderedWord): boolean => order.agents.has(written) || order.auxiliaries.has(written);
  const agentIn = (words: readonly OrderedWord[]): number =>
    words.findIndex(({ written }) => order.agents.has(written));
  const [passive, active] = agentIn(before) >= 0 ? [before, after] : [after, before];
  if (agentIn(passive) < 0 || agentIn(active) >= 0) return false;
  const plain = (words: readonly OrderedWord[]): OrderedWord[] => words.filter((word) => !isVoice(word));
  const senses = (words: readonly OrderedWord[]): string[] => words.map(({ word }) => word.name ?? word.sense);
  if (!sameBag(senses(plain(before)), senses(plain(after)))) return false;
  if (!sameBag(bound(plain(before)), bound(plain(after)))) return false;
  const said = (words: readonly OrderedWord[]): ToldWord | undefined =>
    words.find((word) => !word.isGrammar && !isVoice(word))?.word;
  const [agent, subject] = [said(passive.slice(agentIn(passive))), said(passive)];
  const placeOf = (sought: ToldWord | undefined): number => active.findIndex(({ word }) => tellSame(word, sought));
  return placeOf(agent) >= 0 && placeOf(agent) < placeOf(subject);
}

/** Words of grammar and figures, each with what follows it: a number counts what stands behind it. */
function bound(words: readonly OrderedWord[]): string[] {
  return words.flatMap(({ isGrammar, word }, at) =>
    isGrammar || word.kind === 'figure' ? [`${word.sense} ${words[at + 1]?.word.sense ?? ''}`] : [],
  );
}

function sameBag(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join('\n') === others.toSorted().join('\n');
}
