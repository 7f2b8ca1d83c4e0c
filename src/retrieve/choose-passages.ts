import type { Article } from '../coverage/article.ts';
import type { PassageScorer, SentenceRun } from './score-passages.ts';

/** A run of sentences that speaks to the question, comparable over articles by its score. */
export interface ScoredRun extends SentenceRun {
  readonly score: number;
}

/** Passages that an article gives at most. */
const maxPassages = 5;
/** Sentences that a passage has on both sides of the one that it is chosen for: the next one is often the answer. */
const besideSentences = 1;

/**
 * The passages of an article that speak to the question most, best first: sentences by what they hold of it themselves and together with
 * their neighbours, in equal parts. None is chosen for a sentence that an earlier one holds.
 */
export function passagesFor(article: Article, scorer: PassageScorer): ScoredRun[] {
  const lastOf = article.sentences.length - 1;
  const candidates = article.sentences
    .map((_, at) => {
      const first = Math.max(0, at - besideSentences);
      const last = Math.min(lastOf, at + besideSentences);
      const own = scorer.score({ first: at, last: at });
      return { at, first, last, score: own === 0 ? 0 : (own + scorer.score({ first, last })) / 2 };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.at - b.at);
  const chosen: ScoredRun[] = [];
  for (const { at, first, last, score } of candidates) {
    if (chosen.length === maxPassages) break;
    if (chosen.some((run) => run.first <= at && at <= run.last)) continue;
    chosen.push({ first: leansBack(article, first) ? first - 1 : first, last, score });
  }
  return chosen;
}

/** A capital behind a space: a name, in any script that has capitals. */
const name = /\s["'“‘„«(]*\p{Lu}/u;

/**
 * Whether a sentence needs the one before it to be understood. One that names nobody most often does: "He said that the wall had held."
 * In scripts without capitals this can't be told, and the sentence is taken to lean. Nothing leans over a heading.
 */
function leansBack({ text, sentences }: Article, sentence: number): boolean {
  const own = sentences[sentence];
  const before = sentences[sentence - 1];
  if (!own || !before || text.slice(before.end, own.start).trim() !== '') return false;
  return !name.test(text.slice(own.start, own.end));
}
