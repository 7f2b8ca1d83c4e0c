import { markdownBlocks } from '../ingest/markdown.ts';
import { canonicalLine } from '../text/canonical.ts';
import { detectLanguage } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';

/** Discord's own marks: mentions, custom emoji, times; and bare addresses. None of them states anything. */
const marksOfDiscord = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?)>|https?:\/\/\S+/g;
/** Fewer words say nothing that an article could bear: "So true!" */
const minWords = 3;
const question = /[?？؟]["'”’»」)\]]*$/u;

/**
 * The statements of a message: its sentences without Markdown, mentions and addresses, each once. Questions and exclamations of a word or
 * two state nothing.
 * @param message Discord's Markdown.
 * @throws {UnreadableError} when its quotations or lists nest absurdly deep.
 */
export function statementsIn(message: string): string[] {
  const words = new Intl.Segmenter('und', { granularity: 'word' });
  const statements = markdownBlocks(message)
    .map(({ text }) => text.replace(marksOfDiscord, ' '))
    .flatMap((text) =>
      sentencesOf(text, 0, text.length, detectLanguage(text)).map(({ start, end }) =>
        canonicalLine(text.slice(start, end)),
      ),
    );
  const isStatement = (sentence: string): boolean =>
    !question.test(sentence) && [...words.segment(sentence)].filter(({ isWordLike }) => isWordLike).length >= minWords;
  return [...new Set(statements.filter(isStatement))];
}
