import type { MessagesBody } from '../../local/claude/body.ts';
import { searchResults } from '../../local/claude/body.ts';
import { type Block, cite, type Turn } from '../../local/claude/script.ts';

/** Sentences of an answer: about what people get. */
const sentences = 3;
/** Between two pieces of a few words, as a quick model streams them. */
const pieceEveryMs = 30;

/** What Claude writes to each question: the first sentence of each of the best articles, cited. Cheap, so that the bot is measured and not the stand-in. */
export const writingTurn: Turn = { blocks: firstSentences, delayMs: pieceEveryMs };

function firstSentences(body: MessagesBody): Block[] {
  const results = searchResults(body);
  return results.slice(0, sentences).flatMap((_, index): Block[] => {
    const citation = cite(results, index, 0);
    const between: Block[] = index === 0 ? [] : [{ type: 'text', text: ' ' }];
    return [...between, { type: 'text', text: citation.cited_text.trim(), citations: [citation] }];
  });
}
