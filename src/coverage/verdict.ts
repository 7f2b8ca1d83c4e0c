/** How far the cited words bear a sentence. *Contradicted*: it differs from them in a number, a date, a name or a negation. */
export type Support = 'supported' | 'partly' | 'unsupported' | 'contradicted';

/** What a sentence has that the cited words have not, or have otherwise. */
export interface Reason {
  readonly fault:
    | 'quotation'
    | 'number'
    | 'date'
    | 'name'
    | 'negation'
    | 'opposite'
    | 'modality'
    | 'attribution'
    | 'bound'
    | 'words';
  /** The words of the sentence. */
  readonly claimed: string;
  /** What the cited words say instead; `null` where they say nothing of it. */
  readonly cited: string | null;
}

/** What the check of one sentence against the words that it cites came to. */
export interface Verdict {
  readonly label: Support;
  /** How sure it is that the sentence is borne: 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}
