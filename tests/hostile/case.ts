import { markdown } from '../building/article.ts';
import type { Files } from '../building/folder.ts';

/** An article that tries something. `PLACE` stands for a name that no other case has. */
export interface HostileArticle {
  /** What it tries. */
  readonly name: string;
  /** Front matter besides the harmless title, outlet and address, or instead of them. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Paragraphs before the harmless one. */
  readonly text?: string;
  /** What is asked of it; by default a harmless question. */
  readonly question?: string;
  /** Its file, by default a harmless name. */
  readonly path?: string;
}

/** A case with its place. */
export interface PlacedCase {
  readonly name: string;
  readonly place: string;
  readonly path: string;
  readonly file: string;
  readonly question: string;
  /** True when the case has a question of its own. */
  readonly isOddQuestion: boolean;
}

const beginnings = ['Bor', 'Dal', 'Fen', 'Gor', 'Hal', 'Kes', 'Lun', 'Mor', 'Nar', 'Pel', 'Rad', 'Sol'];
const endings = ['wick', 'ford', 'mere', 'stad', 'holm', 'burg', 'dorf', 'minster', 'thorpe', 'gard'];

function placeOf(index: number): string {
  return `${beginnings[index % beginnings.length]}${endings[Math.floor(index / beginnings.length) % endings.length]}`;
}

/** Gives each case a place of its own and writes its file. Values go in as JSON strings, which YAML reads with all escapes. */
export function placed(cases: readonly HostileArticle[]): PlacedCase[] {
  return cases.map(({ name, fields = {}, text = '', question, path }, index) => {
    const place = placeOf(index);
    const here = (words: string): string => words.replaceAll('PLACE', place);
    const all = {
      title: `Bridge of ${place}`,
      source: 'Baltic Courier',
      url: `https://news.example/${place}`,
      ...fields,
    };
    const written = Object.fromEntries(Object.entries(all).map(([key, value]) => [key, JSON.stringify(here(value))]));
    return {
      name,
      place,
      path: here(path ?? `PLACE.md`),
      file: markdown(written, here(text), `Engineer Nowak reopened the bridge of ${place}.`),
      question: here(question ?? 'Who reopened the bridge of PLACE?'),
      isOddQuestion: question !== undefined,
    };
  });
}

export function filesOf(cases: readonly PlacedCase[]): Files {
  return Object.fromEntries(cases.map(({ path, file }) => [path, file]));
}
