/** A sentence that was sent, where it stands among the search results. */
export interface NumberedSentence {
  readonly source: string;
  readonly title: string;
  /** Of the search result. */
  readonly index: number;
  /** Of the block in it. */
  readonly block: number;
  readonly text: string;
}

/** Text with the citations that its marks stand for, as Claude itself would send them. */
interface MarkedPiece {
  readonly text: string;
  readonly citations: readonly object[];
}

const mark = /\s*\[(\d{1,4}(?:\s*[-–,]\s*\d{1,4})*)\]/g;
/** A sentence's end with the marks behind it, once something else has begun after them; or the end of a line. */
const end = /[.!?。！？…]["'”’»」)]*(?:\s*\[[\d\s,–-]+\])*\s+(?=[^\s[])|\n+/g;
/** "[1-40]" points at nothing in particular. */
const mostInARange = 5;

/** Reads a stream of text with marks such as `[3]`, `[1, 2]` and `[4-6]`. A number that wasn't sent stands for nothing. */
export class MarkReader {
  readonly #sentences: readonly NumberedSentence[];
  #text = '';

  constructor(sentences: readonly NumberedSentence[]) {
    this.#sentences = sentences;
  }

  /** Takes more text; gives what is finished. */
  add(text: string): MarkedPiece[] {
    this.#text += text;
    let done = 0;
    for (const { index, 0: found } of this.#text.matchAll(end)) done = index + found.length;
    return this.#take(done);
  }

  /** What is left at the end. */
  finish(): MarkedPiece[] {
    return this.#take(this.#text.length);
  }

  #take(length: number): MarkedPiece[] {
    const text = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    const pieces: MarkedPiece[] = [];
    let from = 0;
    for (const { index, 0: found } of text.matchAll(end)) {
      pieces.push(this.#piece(text.slice(from, index + found.length)));
      from = index + found.length;
    }
    if (from < text.length) pieces.push(this.#piece(text.slice(from)));
    return pieces;
  }

  #piece(text: string): MarkedPiece {
    const numbers = new Set([...text.matchAll(mark)].flatMap(([, list = '']) => numbersIn(list)));
    const citations = [...numbers].flatMap((number) => this.#citation(number));
    return { text: text.replace(mark, ''), citations };
  }

  #citation(number: number): object[] {
    const sentence = this.#sentences[number - 1];
    if (sentence === undefined) return [];
    const { source, title, index, block, text } = sentence;
    return [
      {
        type: 'search_result_location',
        cited_text: text,
        source,
        title,
        search_result_index: index,
        start_block_index: block,
        end_block_index: block + 1,
      },
    ];
  }
}

/** `1, 4-6`: each number, a range in full where it is short. */
function numbersIn(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split(/[-–]/).map(Number);
    const count = last - first + 1;
    if (count < 1 || count > mostInARange) return [];
    return Array.from({ length: count }, (_, at) => first + at);
  });
}
