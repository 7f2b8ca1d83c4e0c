/** What an article's body is made of. Headings and the heads of columns guide the eye; the others are evidence. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'heads' | 'row';
  /** One line of canonical text, never blank. */
  readonly text: string;
  /** All of it was set in bold or italics. */
  readonly isStressed?: boolean;
  /** The cells of a table's row or of its heads; an empty one is an empty string. */
  readonly cells?: readonly string[];
}

/** Stands between the cells of a table's row. */
export const cellBreak = ' · ';

/** Whether a block's words are the article's own sentences. */
export function isProse({ kind }: Block): boolean {
  return kind !== 'heading' && kind !== 'heads';
}
