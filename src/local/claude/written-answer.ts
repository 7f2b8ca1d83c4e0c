import { contentWords } from './answer-words.ts';
import { type MessagesBody, questionOf, type SearchResult, searchResults } from './request-body.ts';
import { cite, type WrittenBlock, type WrittenText } from './turn-script.ts';

/** A run of blocks of one search result, and how well it fits. */
interface Pick {
  readonly result: number;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const mostSentences = 3;

/** A sentence fits with this many of the question's words, or with all of them where it has fewer. */
const leastShared = 2;

/** A gap or a heading, which no citation may cover. */
const noEvidence = /^(?:\[…\]|## )/;

/** A question for an overview rather than for a fact: answered with the first sentence of each source. */
const overview = /\b(summar(y|i[sz]e)|overview|digest|latest|news|headlines|stories|brief)\b/i;

const nothingFits = 'The articles that I was given do not answer this.';

/** Every sentence with the question's words it has, rarer words counting more. */
function scored(results: readonly SearchResult[], question: string): Pick[] {
  const asked = contentWords(question);
  const sentences = results.flatMap((result, index) =>
    result.content.map((block, start) => ({
      result: index,
      start,
      text: block.text.trim(),
      shared: contentWords(block.text).intersection(asked),
    })),
  );
  const weight = (word: string) =>
    Math.log(1 + sentences.length / sentences.filter(({ shared }) => shared.has(word)).length);
  const least = Math.max(1, Math.min(leastShared, asked.size));
  const seen = new Set<string>();
  return sentences
    .filter(({ text, shared }) => shared.size >= least && !noEvidence.test(text))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ result, start, shared }) => ({
      result,
      start,
      end: start + 1,
      score: [...shared].reduce((sum, word) => sum + weight(word), 0),
    }));
}

/** The best sentences, best source first, and those of one source in its order; neighbours become one run. */
function bestRuns(picks: readonly Pick[]): Pick[] {
  const best = picks.toSorted((a, b) => b.score - a.score).slice(0, mostSentences);
  const order = [...new Set(best.map(({ result }) => result))];
  const sorted = best.toSorted((a, b) => order.indexOf(a.result) - order.indexOf(b.result) || a.start - b.start);
  const runs: Pick[] = [];
  for (const pick of sorted) {
    const last = runs.at(-1);
    if (last?.result === pick.result && last.end === pick.start) runs[runs.length - 1] = { ...last, end: pick.end };
    else runs.push(pick);
  }
  return runs;
}

/** Where to part a sentence in two: the space nearest to its middle. */
function middle(text: string): number {
  const at = text.indexOf(' ', Math.floor(text.length / 2));
  return at < 0 ? text.length : at + 1;
}

/** One run as Claude would stream it: whole, or with its full stop uncited, or over two cited blocks. */
function written(pick: Pick, results: readonly SearchResult[], place: number): WrittenText[] {
  const citation = cite(results, pick.result, pick.start, pick.end);
  const text = citation.cited_text.trim();
  const cited = (part: string): WrittenText => ({ type: 'text', text: part, citations: [citation] });
  if (place % 3 === 1) return [cited(text.slice(0, middle(text))), cited(text.slice(middle(text)))].filter(hasText);
  const stop = /[.。]$/.exec(text)?.[0];
  if (place % 3 === 2 && stop) return [cited(text.slice(0, -stop.length)), { type: 'text', text: stop }];
  return [cited(text)];
}

const hasText = (block: WrittenText) => block.text !== '';

/**
 * The honest answer to a request: sentences of its own search results that share most words with its question, each
 * citing exactly its blocks, with uncited blocks in between. Says so when nothing fits.
 */
export function extract(body: MessagesBody): WrittenBlock[] {
  const results = searchResults(body);
  const question = questionOf(body);
  let runs = bestRuns(scored(results, question));
  if (runs.length === 0 && overview.test(question)) {
    runs = results.slice(0, mostSentences).flatMap(({ content }, result) => {
      const start = content.findIndex(({ text }) => !noEvidence.test(text));
      return start < 0 ? [] : [{ result, start, end: start + 1, score: 0 }];
    });
  }
  if (runs.length === 0) return [{ type: 'text', text: nothingFits }];
  const citing = results.every((result) => result.citations?.enabled === true);
  const blocks = runs.flatMap((run, place) => {
    const between = runs[place - 1]?.result === run.result ? ' ' : '\n\nAlso: ';
    const lead: WrittenText[] = place === 0 ? [] : [{ type: 'text', text: between }];
    return [...lead, ...written(run, results, place)];
  });
  return citing ? blocks : blocks.map(({ type, text }) => ({ type, text }));
}
