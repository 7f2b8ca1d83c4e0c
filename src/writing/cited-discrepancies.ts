import { hasRules } from '../check/checkable-languages.ts';
import { discrepanciesOf } from '../check/discrepancies.ts';
import type { Discrepancy } from '../coverage/verdict.ts';
import { detectLanguage } from '../language/detect.ts';
import { languageCode } from '../language/language-code.ts';
import { aroundOf, type CitedSpan } from './cited-words.ts';

/**
 * What a sentence states and what stands nowhere in the spans that it cites, all taken together, nor around them.
 * @param question whose words count too, where somebody verifies; else `null`.
 */
export function discrepanciesIn(
  sentence: string,
  spans: readonly CitedSpan[],
  question: string | null,
): readonly Discrepancy[] {
  const byLanguage = Map.groupBy(spans, ({ source }) => languageCode(source.article.language));
  const [first = [], ...others] = [...byLanguage.values()].map((some) => inOneLanguage(sentence, some, question));
  // What stands in one of them stands in what is cited.
  return first.filter((one) => others.every((found) => found.some((other) => isOne(one, other))));
}

function isOne(a: Discrepancy, b: Discrepancy): boolean {
  return a.kind === b.kind && a.stated === b.stated;
}

function inOneLanguage(sentence: string, spans: readonly CitedSpan[], question: string | null): readonly Discrepancy[] {
  const articles = [...new Set(spans.map(({ source }) => source.article))];
  const inOrder = spans.toSorted(
    (a, b) => articles.indexOf(a.source.article) - articles.indexOf(b.source.article) || a.span.start - b.span.start,
  );
  return discrepanciesOf(sentence, {
    cited: inOrder.map(({ source, span }) => source.article.text.slice(span.start, span.end)),
    around: [...new Set(inOrder.flatMap(wordsAround))],
    published: articles.flatMap(({ date }) => date ?? []),
    citedLanguage: articles[0]?.language ?? 'en',
    language: languageOf(sentence, articles[0]?.language ?? 'en'),
    ...(question !== null && { question }),
  });
}

/** So few words may hold one that another language has too: "met" is Dutch as well. */
const fewWords = 12;

/** The language of a sentence; of a short one that seems to be in none that code can read, that of what it cites. */
function languageOf(sentence: string, cited: string): string {
  const guessed = detectLanguage(sentence);
  return hasRules(guessed) || sentence.split(/\s+/).length > fewWords ? guessed : cited;
}

/** What a reader sees around a cited span: headline, outlet, what it stands under, and the sentences before and after it. */
function wordsAround({ source: { article }, span }: CitedSpan): string[] {
  const { above, before, after } = aroundOf(article, span);
  return [
    article.title,
    ...(article.source === null ? [] : [article.source]),
    ...above,
    ...[...before, ...after].map(({ start, end }) => article.text.slice(start, end)),
  ];
}

/** A discrepancy in words, for editors. */
export function describe({ kind, stated, cited }: Discrepancy): string {
  return `${kind} “${stated}”${cited === null ? ' is not there' : `, but cited is “${cited}”`}`;
}
