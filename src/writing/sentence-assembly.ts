import { sentencesOf } from '../language/sentences.ts';
import type { ModelCitation } from '../model/model.ts';

/** A sentence as the model wrote it, with all that it cites for any part of it. */
export interface DraftSentence {
  readonly text: string;
  readonly citations: readonly ModelCitation[];
  readonly startsParagraph: boolean;
}

interface CitedPiece {
  readonly start: number;
  readonly end: number;
  readonly citations: readonly ModelCitation[];
}

/** What begins a list item, a quotation or a heading. Its number is no sentence. */
const lineMark = /^\s*(?:[-*•#>]+|\d{1,2}[.)])(?:\s+|$)/;

/** Puts the pieces of a streamed answer together into whole sentences. */
export class Assembly {
  #text = '';
  #pieces: CitedPiece[] = [];
  /** Up to where sentences were handed out. */
  #done = 0;

  /** Adds a finished piece; returns the sentences that are whole now. */
  add(text: string, citations: readonly ModelCitation[]): DraftSentence[] {
    const start = this.#text.length;
    this.#text += text;
    this.#pieces.push({ start, end: this.#text.length, citations });
    // A cited piece that ends a sentence needn't wait for what follows, nor one whose full stop comes by itself; any other end
    // may be one inside a sentence.
    const closed = (citations.length > 0 || !/[\p{L}\p{N}]/u.test(text)) && /[.!?。！？]["'”’)\]]*\s*$/u.test(text);
    return this.#take(closed);
  }

  /** What is left when the model has ended. */
  finish(): DraftSentence[] {
    return this.#take(true);
  }

  #take(all: boolean): DraftSentence[] {
    const drafts: DraftSentence[] = [];
    const rest = this.#text.slice(this.#done);
    const offset = this.#done;
    const lines = [...rest.matchAll(/[^\n]+/g)];
    lines.forEach((line, index) => {
      const isLastLine = index === lines.length - 1 && !/\n\s*$/.test(rest);
      const start = offset + line.index;
      const end = start + line[0].length;
      const isWholeLine = start === 0 || this.#text[start - 1] === '\n';
      const mark = isWholeLine ? (lineMark.exec(line[0])?.[0].length ?? 0) : 0;
      const spans = sentencesOf(this.#text, start + mark, end);
      const whole = all || !isLastLine ? spans : spans.slice(0, -1);
      for (const span of whole) {
        const before = this.#text.slice(this.#text.lastIndexOf('\n', span.start - 1) + 1, span.start);
        drafts.push({
          text: clean(this.#text.slice(span.start, span.end)),
          citations: this.#citationsOf(span.start, span.end),
          startsParagraph: before.replace(lineMark, '').trim() === '',
        });
        this.#done = span.end;
      }
    });
    return drafts.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  }

  #citationsOf(start: number, end: number): ModelCitation[] {
    return this.#pieces
      .filter((piece) => {
        const overlap = this.#text.slice(Math.max(start, piece.start), Math.min(end, piece.end));
        return /[\p{L}\p{N}]/u.test(overlap);
      })
      .flatMap(({ citations }) => citations);
  }
}

/** Numbers in brackets and emphasis are ours to write: the model's own are taken off. */
function clean(sentence: string): string {
  return sentence
    .replace(/\s*\[\d+(?:\s*,\s*\d+)*\]/g, '')
    .replace(/\*\*|__/g, '')
    .trim();
}

const words = new Intl.Segmenter('und', { granularity: 'word' });

/** One word says too little to be held against a source: "Yes." */
function isBare({ text }: DraftSentence): boolean {
  return [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length === 1;
}

/**
 * Puts a bare "Yes." or "No." in front of the sentence behind it, with which it is read.
 * @returns what takes drafts in order, and whether they are the last ones.
 */
export function joinBareAnswers(): (drafts: readonly DraftSentence[], isEnd: boolean) => DraftSentence[] {
  let held: DraftSentence | null = null;
  return (drafts, isEnd) => {
    const joined: DraftSentence[] = [];
    for (const draft of drafts) {
      const whole: DraftSentence = held === null ? draft : join(held, draft);
      held = isBare(draft) ? whole : null;
      if (held === null) joined.push(whole);
    }
    if (isEnd && held !== null) joined.push(held);
    return joined;
  };
}

function join(bare: DraftSentence, next: DraftSentence): DraftSentence {
  const { startsParagraph } = bare;
  return { text: `${bare.text} ${next.text}`, citations: [...bare.citations, ...next.citations], startsParagraph };
}
