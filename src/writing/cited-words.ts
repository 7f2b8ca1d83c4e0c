import type { Article } from '../coverage/article.ts';
import type { CitedWords } from '../model/model.ts';
import { titleOf } from './blocks.ts';
import type { CitedSpan } from './discrepancies.ts';

/** Sentences around the cited words: those before say who "he" is, the one behind what came of it. */
const SENTENCES_BEFORE = 2;
const SENTENCES_AFTER = 1;

/** The words that a sentence cites, each run with what stands around it in its article. */
export function wordsCited(spans: readonly CitedSpan[]): CitedWords[] {
  return spans.map(({ source: { article }, span: { start, end } }) => {
    const before = article.sentences.filter((sentence) => sentence.end <= start).slice(-SENTENCES_BEFORE);
    const after = article.sentences.filter((sentence) => sentence.start >= end).slice(0, SENTENCES_AFTER);
    return {
      title: titleOf(article),
      before: textOf(article, before[0]?.start, before.at(-1)?.end),
      cited: article.text.slice(start, end),
      after: textOf(article, after[0]?.start, after.at(-1)?.end),
    };
  });
}

function textOf({ text }: Article, start = 0, end = 0): string {
  return text.slice(start, end);
}
