/** Files, or items of other sources, that can't be read now. */
export interface RefusedFiles {
  readonly count: number;
  /** The first of them. */
  readonly first: readonly { readonly file: string; readonly reason: string }[];
  /** Another one where it is not the same files any more, or for another reason. */
  readonly stamp: string;
}
