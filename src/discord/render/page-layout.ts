import { escapeMarkdown, graphemesOf, guardLineStart } from './escape.ts';
import type { Paragraph, TextRun, Unit } from './markup.ts';
import { descriptionChars, embedBytesPerMessage, embedCharsPerMessage, embedsPerMessage } from './size-limits.ts';

/** The smallest thing that is written: a word, a mark, or a grapheme of a word too long for a page. */
interface Atom {
  readonly markdown: string;
  readonly isData: boolean;
  /** What parts it from the atom before it on the same line. */
  readonly glue: '' | ' ';
}

interface Size {
  readonly chars: number;
  readonly bytes: number;
}

const prefixes = { plain: '', quote: '> ', small: '-# ' } as const;
/** A prefix, a blank line, a space and a guarding backslash: what an atom may cost beyond its own size. */
const atomMargin = 8;

function sizeOf(text: string): Size {
  return { chars: text.length, bytes: Buffer.byteLength(text) };
}

/**
 * Lays blocks out on embeds and messages, in order. A unit (a sentence with its numbers) is kept whole where it fits
 * on a page, else broken between words, else between graphemes; marks (links, numbers, dates) are never broken.
 * @param footer stands under the last embed; room is kept for it on every message.
 * @returns one list of embed descriptions a message; at least one message, none empty.
 */
export function layOut(blocks: readonly Paragraph[], footer: string): string[][] {
  const pages = new Pages(sizeOf(footer));
  for (const block of blocks) {
    pages.startBlock(block);
    for (const unit of block.units) pages.addUnit(unit);
  }
  return pages.messages();
}

class Pages {
  readonly #done: string[][] = [];
  readonly #room: Size;
  #embeds: string[] = [];
  #used: Size = { chars: 0, bytes: 0 };
  #page = '';
  #prefix = '';
  /** What goes before the next atom unless it begins a page. */
  #between = '';

  constructor(footer: Size) {
    this.#room = {
      chars: embedCharsPerMessage - footer.chars,
      bytes: embedBytesPerMessage - footer.bytes,
    };
  }

  startBlock(block: Paragraph): void {
    this.#prefix = prefixes[block.style];
    this.#between = block.apart ? `\n\n${this.#prefix}` : `\n${this.#prefix}`;
  }

  addUnit(unit: Unit): void {
    const whole = atomsOf(unit);
    const size = sizeOf(whole.map(({ glue, markdown }) => glue + markdown).join(''));
    if (this.#fitsPage(size)) {
      if (!this.#fitsHere(size)) this.#turn(size);
      for (const atom of whole) this.#write(atom);
    } else {
      for (const atom of whole.flatMap((one) => this.#broken(one))) {
        const atomSize = sizeOf(atom.markdown);
        if (!this.#fitsHere(atomSize)) this.#turn(atomSize);
        this.#write(atom);
      }
    }
    this.#between = ' ';
  }

  messages(): string[][] {
    this.#endMessage();
    return this.#done;
  }

  /** True when an empty page can hold it. */
  #fitsPage({ chars, bytes }: Size): boolean {
    return chars + atomMargin <= Math.min(descriptionChars, this.#room.chars) && bytes + atomMargin <= this.#room.bytes;
  }

  #fitsHere({ chars, bytes }: Size): boolean {
    return (
      this.#page.length + chars + atomMargin <= descriptionChars &&
      this.#used.chars + this.#page.length + chars + atomMargin <= this.#room.chars &&
      this.#used.bytes + Buffer.byteLength(this.#page) + bytes + atomMargin <= this.#room.bytes
    );
  }

  /** Goes on in a further embed, or in a further message when this one can't take `size` more. */
  #turn(size: Size): void {
    this.#endPage();
    if (!this.#fitsHere(size) || this.#embeds.length === embedsPerMessage) this.#endMessage();
  }

  #write({ markdown, glue, isData }: Atom): void {
    const startsPage = this.#page === '';
    const startsLine = startsPage || this.#between.startsWith('\n');
    this.#page += startsPage ? this.#prefix : this.#between + glue;
    this.#page += isData && startsLine ? guardLineStart(markdown) : markdown;
    this.#between = '';
  }

  #broken(atom: Atom): Atom[] {
    if (!atom.isData || this.#fitsPage(sizeOf(atom.markdown))) return [atom];
    return [...graphemesOf(atom.markdown, longestGrapheme)]
      .reduce<string[]>(keepEscapes, [])
      .map((markdown, at) => ({ markdown, isData: true, glue: at === 0 ? atom.glue : '' }));
  }

  #endPage(): void {
    if (this.#page === '') return;
    const size = sizeOf(this.#page);
    this.#used = { chars: this.#used.chars + size.chars, bytes: this.#used.bytes + size.bytes };
    this.#embeds.push(this.#page);
    this.#page = '';
  }

  #endMessage(): void {
    this.#endPage();
    if (this.#embeds.length > 0) this.#done.push(this.#embeds);
    this.#embeds = [];
    this.#used = { chars: 0, bytes: 0 };
  }
}

/** Longer runs are no letters that anyone reads; they are cut between code points. */
const longestGrapheme = 100;

/** Joins a lone backslash to the character that it escapes. */
function keepEscapes(kept: string[], grapheme: string): string[] {
  const last = kept.at(-1);
  if (last === '\\') kept[kept.length - 1] = last + grapheme;
  else kept.push(grapheme);
  return kept;
}

/** A space that a following mark doesn't make part of its own grapheme. */
const wordBreak = / (?![\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}])/u;

function atomsOf(unit: Unit): Atom[] {
  return unit.flatMap((run: TextRun, at): Atom[] => {
    if (run.kind === 'mark') return [{ markdown: run.markdown, isData: false, glue: '' }];
    const startsSpaced = at > 0 && run.text.startsWith(' ');
    const parts = run.text.split(wordBreak).filter((word) => word !== '');
    const around = run.isBold === true ? '**' : run.isStruck === true ? '~~' : '';
    return parts.map((word, nth) => ({
      markdown: `${nth === 0 ? around : ''}${escapeMarkdown(word)}${nth === parts.length - 1 ? around : ''}`,
      isData: true,
      glue: nth > 0 || startsSpaced ? ' ' : '',
    }));
  });
}
