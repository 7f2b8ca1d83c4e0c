/** What an article's body is made of. Headings guide the eye; only paragraphs are evidence. */
export interface Block {
  readonly kind: 'heading' | 'paragraph';
  /** One line of canonical text, never blank. */
  readonly text: string;
}
