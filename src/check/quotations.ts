/** Opening marks with the marks that close them; a straight single mark is told from an apostrophe by what stands around it. */
const quotePattern =
  /“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|「([^」]+)」|『([^』]+)』|"([^"]+)"|(?<![\p{L}\p{N}])‘((?:[^‘’]|’(?=\p{L}))+)’(?!\p{L})|(?<![\p{L}\p{N}])'((?:[^']|'(?=\p{L}))+)'(?!\p{L})/gu;
/** What a writer may leave out of a quotation, saying so. */
const omission = /\s*(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.\.\.)\s*/;

/** The words as they are quoted: marks of one kind, no marks at the ends, spaces single, case aside. */
function plain(text: string): string {
  return text
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

function bare(text: string): string {
  return plain(text).replace(/^[\s.,;:!?'"-]+|[\s.,;:!?'"-]+$/g, '');
}

/** What a sentence quotes, without the marks. */
export function quotationsIn(sentence: string): string[] {
  return [...sentence.matchAll(quotePattern)]
    .map((match) => match.slice(1).find((group) => group !== undefined) ?? '')
    .filter((quote) => /[\p{L}\p{N}]/u.test(quote));
}

/** The cited text as quotations are looked for in it. */
export function quotable(evidence: readonly string[]): string {
  return plain(evidence.join(' '));
}

/**
 * Whether a quotation stands in the cited text word for word; where it leaves words out and says so, part by part in order.
 * @param cited what `quotable` made of it.
 */
export function isVerbatim(quotation: string, cited: string): boolean {
  let from = 0;
  for (const part of quotation.split(omission)) {
    const words = bare(part);
    if (words === '') continue;
    const at = findWhole(cited, words, from);
    if (at < 0) return false;
    from = at + words.length;
  }
  return true;
}

/** Finds words that don't begin or end within another word. */
function findWhole(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{N}]/u.test(words);
    const after = /^[\p{L}\p{N}]/u.test(text.slice(at + words.length, at + words.length + 2));
    if (!before && !(after && isSpaced.test(words))) return at;
  }
  return -1;
}

/** Scripts that part their words by spaces; in others a quotation may end anywhere. */
const isSpaced = /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u;
