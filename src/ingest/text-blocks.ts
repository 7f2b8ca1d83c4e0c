/** What an article's body is made of. Headings and the heads of columns guide the eye; the others are evidence. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'heads' | 'row' | 'note';
  /** One line of canonical text, never blank. */
  readonly text: string;
  /** All of it was set in bold or italics. */
  readonly isStressed?: boolean;
  /** The cells of a table's row or of its heads; an empty one is an empty string. */
  readonly cells?: readonly string[];
}

/** Stands between the cells of a table's row. */
const cellBreak = ' · ';

/** Whether a block's words are the article's own sentences. */
export function isProse({ kind }: TextBlock): boolean {
  return kind !== 'heading' && kind !== 'heads';
}

/** Whether a line ends with a mark that ends a sentence or a clause, in quotation marks or brackets or not. */
export function endsLikeSentence(line: string): boolean {
  return /[.!?…:;,。！？][\p{Pe}\p{Pf}\p{Pi}"']*$/u.test(line);
}

/**
 * The paragraphs that breaks within one make of it: each line that ends like a sentence ends one, and each line of verse, an address, a table of
 * times does; else a break only wraps a sentence.
 * @param text canonical, with a line feed for each break.
 */
export function partedByBreaks(text: string): string[] {
  if (!text.includes('\n')) return text === '' ? [] : [text];
  return text.split(/\n{2,}/).flatMap((group) => {
    const lines = group
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const isVerse = !lines.some((line) => endsLikeSentence(line));
    const parts: string[] = [];
    let isOpen = false;
    for (const line of lines) {
      const last = parts.at(-1);
      if (isOpen && last !== undefined) parts[parts.length - 1] = `${last} ${line}`;
      else parts.push(line);
      isOpen = !isVerse && !(endsLikeSentence(line) && !/[,;，]$/.test(line));
    }
    return parts;
  });
}

/** A row of a table as a block; none where all its cells are empty. */
export function rowOf(cells: readonly string[], kind: 'heads' | 'row'): TextBlock[] {
  const text = cells.filter((cell) => cell !== '').join(cellBreak);
  return text === '' ? [] : [{ kind, text, cells }];
}
