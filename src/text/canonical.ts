/** Canonical characters: NFC, line feeds, plain spaces within a line, no control characters, no lone surrogates. */
export function canonical(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n');
}

/** `canonical`, on one line. */
export function canonicalLine(text: string): string {
  return canonical(text).replace(/\n+/g, ' ').trim();
}
