import type { Article, Headline, Passage } from './article.ts';
import type { Filter } from './question.ts';
import type { Difference } from './story.ts';

/** One article of the evidence, with the passages that speak to the question, in its order and apart from each other. */
export interface EvidenceSource {
  readonly article: Article;
  readonly passages: readonly Passage[];
  readonly score: number;
  /** The other articles of its story. */
  readonly copies: readonly Headline[];
  /** Where these quote other words or give another number. */
  readonly differences: readonly Difference[];
}

export type Judgement = 'covered' | 'unsure' | 'not_covered';

/** One thing that the question speaks of. */
export interface QueryTerm {
  /** Its term as the index knows it. */
  readonly text: string;
  readonly kind: 'name' | 'number' | 'noun' | 'verb' | 'other';
  /** Inverse document frequency: how rare it is in the archive. */
  readonly idf: number;
  /** The archive has it nowhere, in no variant. */
  readonly isUnknown: boolean;
  /** What ranking makes of it besides its rarity. */
  readonly weight: number;
  /** Terms by which it is met, itself among them with 1, and how much each counts. */
  readonly variants: readonly { readonly text: string; readonly weight: number }[];
  /** Where it stands among the question's words. */
  readonly position: number;
}

export interface Evidence {
  readonly judgement: Judgement;
  /** How sure the judgement is that it's covered: 0 to 1, covered from 0.5. */
  readonly coverage: number;
  /** No article is in the question's language: not finding its words says nothing, so it is never judged *not covered*. */
  readonly inOtherLanguage: boolean;
  readonly terms: readonly QueryTerm[];
  /**
   * Some article that the person's own filter lets in holds a word that matters of the question: a name, a noun, a number or a verb that
   * doesn't only frame it, in any variant. Where none does, nothing can be answered.
   */
  readonly sharesWords: boolean;
  /** The filter as applied: what the person set, completed by what the question's words say. */
  readonly filter: Filter;
  /** What the person set: no search goes beyond it. */
  readonly binding: Filter;
  /** A filter that was read from the question's words, found nothing and was dropped. */
  readonly widened: Filter | null;
  /** Best first, one a story. Empty only where nothing has a word in common with the question. */
  readonly sources: readonly EvidenceSource[];
  /** Headlines nearest to the question, for when it isn't covered. */
  readonly nearest: readonly Headline[];
  /** Articles that a date filter left out because they carry no date. */
  readonly undatedLeftOut: number;
}
