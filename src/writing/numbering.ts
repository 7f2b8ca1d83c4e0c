import type { Answer, Citation, Sentence } from '../coverage/answer.ts';
import type { Article, Span } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';

/** Sections whose articles argue rather than report. */
const opinionSection =
  /\b(?:opinion|op-ed|editorial|comment|commentary|column|analysis|viewpoint|opinia|komentarz|felieton|analiza)\b|사설|칼럼|오피니언/iu;

/** Gives cited spans their numbers: counted from 1, the same span of the same version the same number. */
export class Numbering {
  readonly #citations: Citation[] = [];

  /** The number of a span of an article. */
  cite(article: Article, span: Span, { copies, differences }: Pick<EvidenceSource, 'copies' | 'differences'>): number {
    const known = this.#citations.find(
      (citation) =>
        citation.article === article.id &&
        citation.version === article.hash &&
        citation.span.start === span.start &&
        citation.span.end === span.end,
    );
    if (known) return known.number;
    const { id, title, titleIsOurs, source, date, url } = article;
    const number = this.#citations.length + 1;
    const differing = differences.filter(({ ours }) => ours.span.start < span.end && span.start < ours.span.end);
    this.#citations.push({
      number,
      article: id,
      version: article.hash,
      span,
      quote: article.text.slice(span.start, span.end),
      headline: { id, title, titleIsOurs, source, date, url },
      copies,
      ...(differing.length > 0 && { differences: differing }),
      ...(article.correction !== null && { correction: article.correction }),
      ...(opinionSection.test(article.section ?? '') && { isOpinion: true }),
    });
    return number;
  }

  get citations(): readonly Citation[] {
    return [...this.#citations];
  }
}

/** Older than this, an answer says how old it is: news moves on. */
const longAgoDays = 30;

/** True where the newest cited article is so old that the reader should be told. */
export function isLongAgo({ asOfAgeDays }: Pick<Answer, 'asOfAgeDays'>): boolean {
  return (asOfAgeDays ?? 0) > longAgoDays;
}

/** Day or instant of the newest cited article; `null` when all are undated. */
export function newestDate(citations: readonly Citation[]): string | null {
  const dates = citations.flatMap(({ headline }) => headline.date ?? []);
  return dates.toSorted((a, b) => Date.parse(b.replace(' ', 'T')) - Date.parse(a.replace(' ', 'T')))[0] ?? null;
}

/** What goes before a quote that stands under something: `Libraries · 2027: `, `Why close it? `; empty where there is nothing. */
export function leadBefore({ lead }: Sentence): string {
  if (lead === undefined) return '';
  return /[?？:：]$/.test(lead) ? `${lead} ` : `${lead}: `;
}

/** Whether a sentence is nothing but the quote that it cites. */
export function isQuote(sentence: Sentence, citations: readonly Citation[]): boolean {
  const [number, ...more] = sentence.citations;
  return more.length === 0 && citations.find((citation) => citation.number === number)?.quote === sentence.text;
}
