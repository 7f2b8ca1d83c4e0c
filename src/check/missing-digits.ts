/** Digits with what languages write between them. */
const digitPattern = /\p{Nd}+(?:[.,'’\u00a0\u202f]\p{Nd}+)*/gu;

/** The digits of a text, each number as it is written, and as it is compared: without what stands between its digits. */
function digitsIn(text: string): { readonly written: string; readonly bare: string }[] {
  return [...text.matchAll(digitPattern)].map(([written]) => ({ written, bare: written.replace(/\P{Nd}/gu, '') }));
}

/** Numbers in digits that stand nowhere in some texts: all that can be compared in a language whose numbers can't be read. */
export function missingDigits(sentence: string, texts: readonly string[]): string[] {
  const there = new Set(texts.flatMap((text) => digitsIn(text).map(({ bare }) => bare)));
  return digitsIn(sentence)
    .filter(({ bare }) => !there.has(bare))
    .map(({ written }) => written);
}
