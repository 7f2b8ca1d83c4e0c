import type { Span } from '../coverage/article.ts';

/** A sentence longer than this is cut at a space: text without full stops must not become one endless quote. */
const maxSentenceChars = 1_000;

// Always followed by what they belong to: a title and its name.
const leading = new Set(
  (
    'mr mrs ms dr prof gen sen rep gov lt col sgt capt maj cmdr adm brig hon rev fr st mt vs ' +
    'ul al pl im np hab inż mgr płk kpt por ppłk św tzw m.in ds wg zob tys bzw z.b usw'
  ).split(' '),
);

// These belong to a number, if one follows: "No. 5", "godz. 15.00", "Jan. 6"; else they are words or end the sentence.
const beforeNumber = new Set(
  (
    'no nos fig vol pp art sec ch nr str godz ust pkt poz ok ca tel ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec'
  ).split(' '),
);

// These may end a sentence too; what follows decides.
const ambiguous = new Set('inc co corp ltd jr sr etc a.m p.m r ph.d u.s u.n u.k e.u d.c'.split(' '));

const starters = new Set(
  (
    'the a an this that these those it its he she they we i you his her their our my there here in on at by for from with ' +
    'as if when while after before since but and or so yet however meanwhile also both all some many most no not what who ' +
    'why how where one two three last next earlier later according asked'
  ).split(' '),
);

/** Unicode's rules let an opening quotation mark close the sentence before it where no space parts them: 。“ */
const openingAtEnd = /(?<=[.!?。！？…]["'”’」』）)\]]*)[“‘„«「『（《(]+$/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Whether a boundary that Unicode's rules found between two pieces of text is none: "Gen. Kim", "J. Smith", "“Go?” he said". */
function isFalseBoundary(before: string, after: string): boolean {
  const next = after.trimStart();
  if (next === '') return false;
  if (/^\p{Ll}/u.test(next) || /^[,;:)\]–—-]/u.test(next)) return true;
  const last = /([\p{L}\p{N}.]+)\.["'”’)\]]*\s*$/u.exec(before)?.[1];
  if (last === undefined) return false;
  const word = last.toLowerCase();
  if (leading.has(word)) return true;
  if (beforeNumber.has(word)) return /^\p{N}/u.test(next);
  const nextWord = (/^["'“‘(]*([\p{L}\p{N}]+)/u.exec(next)?.[1] ?? '').toLowerCase();
  if (/^\p{Lu}$/u.test(last)) return !starters.has(nextWord) || word === 'j';
  const dotted = /^(?:\p{L}\.)+\p{L}$/u.test(last);
  return (dotted || ambiguous.has(word)) && !starters.has(nextWord) && /^\p{L}/u.test(next);
}

function* pieces(text: string, start: number, end: number): Generator<Span> {
  let from = start;
  while (end - from > maxSentenceChars) {
    // Looked for in this piece alone: text without spaces would be searched back to its beginning each time.
    const space = from + text.slice(from, from + maxSentenceChars + 1).lastIndexOf(' ');
    let cut = space > from ? space : from + maxSentenceChars;
    if (space <= from && /[\udc00-\udfff]/.test(text.charAt(cut))) cut -= 1;
    yield { start: from, end: cut };
    from = text.charAt(cut) === ' ' ? cut + 1 : cut;
  }
  if (end > from) yield { start: from, end };
}

/**
 * Sentences of one paragraph (`text` from `start` to `end`), trimmed of white space, in order.
 * Unicode's sentence boundaries (UAX #29, by `Intl.Segmenter`), mended where an abbreviation, an initial or a quotation fooled them.
 */
export function sentencesOf(text: string, start = 0, end = text.length, language = 'en'): Span[] {
  const paragraph = text.slice(start, end);
  const found: Span[] = [];
  let from = 0;
  const close = (to: number): void => {
    const raw = paragraph.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (trimmed !== '') found.push(...pieces(text, start + from + lead, start + from + lead + trimmed.length));
    from = to;
  };
  for (const { index } of segmenterFor(language).segment(paragraph)) {
    const opening = openingAtEnd.exec(paragraph.slice(Math.max(from, index - 5), index))?.[0].length ?? 0;
    const at = index - opening;
    if (at > from && !isFalseBoundary(paragraph.slice(Math.max(from, at - 40), at), paragraph.slice(at, at + 40))) {
      close(at);
    }
  }
  close(paragraph.length);
  return found;
}
