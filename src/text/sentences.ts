import type { Span } from '../coverage.ts';

/** A sentence longer than this is cut at a space: text without full stops must not become one endless quote. */
const maxSentenceChars = 1_000;

// Always followed by what they belong to: a title and its name, "No." and its number.
const leading = new Set(
  (
    'mr mrs ms dr prof gen sen rep gov lt col sgt capt maj cmdr adm brig hon rev fr st mt no nos vs fig vol pp ' +
    'ul al pl im np dr hab inż mgr płk kpt por ppłk gen św tzw m.in ds wg nr str zob por ok tys jan feb mar apr jun jul ' +
    'aug sept sep oct nov dec bzw z.b usw ca'
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
  const nextWord = (/^["'“‘(]*([\p{L}\p{N}]+)/u.exec(next)?.[1] ?? '').toLowerCase();
  if (/^\p{Lu}$/u.test(last)) return !starters.has(nextWord) || word === 'j';
  const dotted = /^(?:\p{L}\.)+\p{L}$/u.test(last);
  return (dotted || ambiguous.has(word)) && !starters.has(nextWord) && /^\p{L}/u.test(next);
}

function* pieces(text: string, start: number, end: number): Generator<Span> {
  let from = start;
  while (end - from > maxSentenceChars) {
    const space = text.lastIndexOf(' ', from + maxSentenceChars);
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
  for (const { index, segment } of segmenterFor(language).segment(paragraph)) {
    if (index > from && !isFalseBoundary(paragraph.slice(Math.max(from, index - 40), index), segment.slice(0, 40))) {
      close(index);
    }
  }
  close(paragraph.length);
  return found;
}
