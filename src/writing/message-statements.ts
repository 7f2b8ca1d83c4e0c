import { markdownBlocks } from '../ingest/markdown.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { detectLanguage } from '../language/detect.ts';
import { sentencesOf } from '../language/sentences.ts';

/** Discord's own marks: mentions, custom emoji, times; and bare addresses. None of them states anything. */
const marksOfDiscord = /<(?:[@#][!&]?\d+|a?:\w+:\d+|t:-?\d+(?::\w)?)>|https?:\/\/\S+/g;
/** Spoiler bars hide words that are said all the same; struck words are not said. */
const spoiler = /\|\|([\s\S]*?)\|\|/g;
const struck = /~~[\s\S]*?~~/g;
/** Fewer words say nothing that an article could speak of: "So true!" */
const minWords = 3;
const question = /[?？؟]["'”’»」)\]]*$/u;

/** As Markdown has it: in a chat each line stands for itself. */
function asMarkdown(message: string): string {
  return message.replace(struck, '').replace(spoiler, '$1').replace(/\n/g, '\n\n');
}

/** Where nobody bothers with capitals, a small letter behind a full stop begins a sentence. */
function withCapitals(text: string): string {
  if (/\p{Lu}/u.test(text)) return text;
  return text.replace(/([.!?]\s+)(\p{Ll})/gu, (whole, end: string, letter: string) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? end + capital : whole;
  });
}

/**
 * The statements of a message: its sentences without Markdown, mentions and addresses, each once. Questions and exclamations of a word or
 * two state nothing.
 * @param message Discord's Markdown.
 * @throws {UnreadableError} when its quotations or lists nest absurdly deep.
 */
export function statementsIn(message: string): string[] {
  const words = new Intl.Segmenter('und', { granularity: 'word' });
  const statements = markdownBlocks(asMarkdown(message))
    .map(({ text }) => text.replace(marksOfDiscord, ' '))
    .flatMap((text) =>
      sentencesOf(withCapitals(text), 0, text.length, detectLanguage(text)).map(({ start, end }) =>
        canonicalLine(text.slice(start, end)),
      ),
    );
  const isStatement = (sentence: string): boolean =>
    !question.test(sentence) && [...words.segment(sentence)].filter(({ isWordLike }) => isWordLike).length >= minWords;
  return [...new Set(statements.filter(isStatement))];
}
