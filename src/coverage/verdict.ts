/** How far the words it cites support a sentence, as a reader of both says. */
export type Support = 'supported' | 'partly' | 'unsupported' | 'contradicted';

/** Something that a sentence states and that stands nowhere in what it cites or around it; or that stands there otherwise. */
export interface Discrepancy {
  readonly kind: 'quotation' | 'number' | 'date' | 'name';
  /** The sentence's words. */
  readonly stated: string;
  /** What is there instead, where one thing of its kind and unit is there in the cited words themselves. */
  readonly cited: string | null;
}

/** What code alone knows of a sentence. *Unchecked*: nothing against it, which is not to say that it's supported. */
export interface CodeVerdict {
  readonly label: 'unchecked' | 'unsupported' | 'contradicted';
  readonly discrepancies: readonly Discrepancy[];
}
