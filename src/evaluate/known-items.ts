import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { msPerDay } from '../language/dates.ts';
import { termsOf } from '../language/terms.ts';
import { type DataSet, DataSetError, type EvaluationQuestion } from './beir-set.ts';
import { type PublishedArticle, plainArticles } from './bench/plain-corpus.ts';
import { createRandom } from './seeded-random.ts';

/** This many questions tell settings apart by two hundredths. */
const questions = 500;
const seed = 1;
/** Words of a question: as many as people type into a search. */
const words = 5;
/** A sentence of fewer content words has no choice of them. */
const leastTelling = 7;
/** Asked for fresh news, and for what happened long ago. */
const daysLater = 2;

/**
 * Questions for articles that somebody remembers: a few words of a sentence of each, not its first, drawn at random (Azzopardi, de Rijke and Balog
 * 2007). The same questions are asked twice: two days after the article, and on the last day of the corpus, when it may be an old story.
 * @param folder one with `corpus.jsonl` whose articles carry dates.
 * @throws {DataSetError}
 */
export function knownItems(folder: string): DataSet[] {
  const corpus = join(folder, 'corpus.jsonl');
  if (!existsSync(corpus)) throw new DataSetError(`${corpus} is missing. Name a folder that has it.`);
  let dated = 0;
  let newest = '';
  for (const { date } of plainArticles(corpus)) {
    const day = dayOf(date);
    if (day === null) continue;
    dated++;
    if (day > newest) newest = day;
  }
  const random = createRandom(seed);
  const every = Math.max(1, Math.floor(dated / questions));
  const asked: { readonly question: EvaluationQuestion; readonly day: string }[] = [];
  let number = 0;
  for (const article of plainArticles(corpus)) {
    const day = dayOf(article.date);
    if (day === null || number++ % every !== 0 || asked.length === questions) continue;
    const text = wordsOf(article, random);
    if (text === null) continue;
    const shared = { id: article.id, text, answers: [], facts: [], expected: [], asOf: newest };
    asked.push({ day, question: { ...shared, judgements: new Map([[article.id, 1]]) } });
  }
  if (asked.length === 0) throw new DataSetError(`${corpus} holds no dated article with a sentence to ask by.`);
  const set = (name: string, of: (one: (typeof asked)[number]) => EvaluationQuestion): DataSet => ({
    ...{ name: `${basename(resolve(folder))}, ${name}`, corpus: folder, questions: asked.map(of) },
    ...{ leftOut: {}, problems: [], withoutJudgements: 0 },
  });
  return [
    set(`${daysLater} days later`, ({ question, day }) => ({ ...question, asOf: later(day) })),
    set('on the last day', ({ question }) => question),
  ];
}

function dayOf(date: string | null): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0] ?? null;
}

function later(day: string): string {
  return new Date(Date.parse(day) + daysLater * msPerDay).toISOString().slice(0, 10);
}

/** Some content words of a sentence in their order; `null` where none has enough. */
function wordsOf({ text }: PublishedArticle, random: () => number): string | null {
  const [, ...sentences] = text.split(/(?<=[.!?])\s+/);
  const telling = sentences.map((sentence) => termsOf(sentence, 'en').filter(({ stop }) => !stop));
  const long = sentences.flatMap((sentence, index) => {
    const terms = telling[index] ?? [];
    return terms.length < leastTelling ? [] : [{ sentence, terms }];
  });
  const chosen = long[Math.floor(random() * long.length)];
  if (!chosen) return null;
  const left = [...chosen.terms];
  while (left.length > words) left.splice(Math.floor(random() * left.length), 1);
  return left.map(({ start, end }) => chosen.sentence.slice(start, end)).join(' ');
}
