import { detectLanguage } from './detect.ts';
import { rulesOf } from './languages.ts';

/** A question that asks what became of an article. */
interface AskedChanges {
  /** What the article is about: the question without the words that ask for its changes. */
  readonly topic: string;
  /** It names an article, or the like: "What changed in Poland?" doesn't, and may ask about the country. */
  readonly namesArticle: boolean;
}

/**
 * Whether a question asks what was changed, corrected or withdrawn in what a newsroom wrote; `null` where it asks for something else, and where nothing is known of its
 * language.
 */
export function askedChanges(question: string): AskedChanges | null {
  const rules = rulesOf(detectLanguage(question))?.changes ?? null;
  if (rules === null) return null;
  const text = question.trim();
  const begins = (patterns: readonly string[]): RegExpExecArray | null =>
    new RegExp(`^(?:${patterns.join('|')})`, 'iu').exec(text);
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const isText = (word: string): boolean => rules.texts.some((one) => startsAs(word, one));
  const isDeed = (word: string): boolean => rules.deeds.some((one) => word.toLowerCase().startsWith(one));
  const plain = begins(rules.plain);
  const namesArticle = begins(rules.asks) !== null && words.some(isText) && words.some(isDeed);
  if (!namesArticle && plain === null) return null;
  const topic = words.filter((word) => !isText(word) && !isDeed(word)).join(' ');
  return { topic, namesArticle };
}

/** A word as it is, or with what is written onto it where that takes no letters of ours: "기사에서". */
function startsAs(word: string, text: string): boolean {
  const lower = word.toLowerCase();
  return lower === text || (/\p{Script=Hangul}/u.test(text) && lower.startsWith(text));
}
