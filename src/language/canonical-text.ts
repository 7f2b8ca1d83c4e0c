/** Hyphens that only show where a line breaks, spaces without width, joiners between words: nobody sees or types them. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/g;
/** What most lines of English news are without: anything but plain characters and single spaces. */
const needsWork = /[^ -~]| {2}/;
/** Letters that were set as one: ﬁ, ﬂ, ﬃ. */
const ligatures = /[\ufb00-\ufb06]/g;

/**
 * Canonical characters: NFC, line feeds, plain spaces within a line, no ligatures, no control characters nor others that can't be seen, no lone
 * surrogates.
 */
export function canonical(text: string): string {
  if (!needsWork.test(text)) return text;
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\f\v\u2028\u2029\u0085]/g, '\n')
      .replace(/(?![\n\t])\p{Cc}/gu, '')
      .replace(unseen, '')
      .replace(ligatures, (letters) => letters.normalize('NFKC'))
      .normalize('NFC')
      // Single spaces and bare line feeds, which are nearly all, are passed over: replacing each by itself took a tenth of an import.
      .replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ')
      .replace(/ \n ?|\n /g, '\n')
  );
}

/** `canonical`, on one line. */
export function canonicalLine(text: string): string {
  return canonical(text).replace(/\n+/g, ' ').trim();
}
