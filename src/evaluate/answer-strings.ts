/** Text for comparison: compatible characters, case, accents' composition, punctuation and spacing evened out. */
export function normaliseForComparison(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\p{N}),(?=\p{N})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Scripts that write words without spaces, or particles onto them: an answer may end inside what looks like a word. */
const gluing = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** True when one of the answers stands in the text, in whole words. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const padded = ` ${normaliseForComparison(text)} `;
  return answers.some((answer) => {
    const sought = normaliseForComparison(answer);
    if (sought === '') return false;
    return padded.includes(gluing.test(sought) ? sought : ` ${sought} `);
  });
}
