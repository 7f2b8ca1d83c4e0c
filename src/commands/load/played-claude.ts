import type { MessagesBody } from '../../local/claude/request-body.ts';
import { searchResults } from '../../local/claude/request-body.ts';
import { cite, type Turn, type WrittenBlock } from '../../local/claude/turn-script.ts';

/** Sentences of an answer: about what people get. */
const sentences = 3;
/** Between two pieces of a few words, as a quick model streams them. */
const pieceEveryMs = 30;

/** What Claude writes to each question: the first sentence of each of the best articles, cited. Cheap, so that the bot is measured and not the stand-in. */
export const writingTurn: Turn = { blocks: firstSentences, delayMs: pieceEveryMs };

function firstSentences(body: MessagesBody): WrittenBlock[] {
  const results = searchResults(body);
  return results.slice(0, sentences).flatMap((_, index): WrittenBlock[] => {
    const citation = cite(results, index, 0);
    const between: WrittenBlock[] = index === 0 ? [] : [{ type: 'text', text: ' ' }];
    return [...between, { type: 'text', text: citation.cited_text.trim(), citations: [citation] }];
  });
}
