/** Two numbers against each other, with the word before them: "was 230 to 210", "won 3-1". */
const scorePattern =
  /(?<!\p{L})(?<word>\p{L}{1,24}) (?<ours>\p{Nd}{1,4}) ?(?:to|do|[-–:]|대) ?(?<theirs>\p{Nd}{1,4})(?![\p{Nd}\p{L}:%]|[.,-]\p{Nd})/giu;

/** Scores of a sentence that stand the other way round, behind the same word, in some texts. */
export function swappedScores(
  sentence: string,
  texts: readonly string[],
): { readonly stated: string; readonly cited: string }[] {
  const there = texts.flatMap((text) => [...text.matchAll(scorePattern)]);
  return [...sentence.matchAll(scorePattern)].flatMap(({ 0: stated, groups: own = {} }) => {
    const isSame = (word: string, ours: string, theirs: string): RegExpMatchArray | undefined =>
      there.find(
        ({ groups = {} }) =>
          groups['word']?.toLowerCase() === word && groups['ours'] === ours && groups['theirs'] === theirs,
      );
    const [word, ours, theirs] = [own['word']?.toLowerCase() ?? '', own['ours'] ?? '', own['theirs'] ?? ''];
    const swapped = ours === theirs || isSame(word, ours, theirs) ? undefined : isSame(word, theirs, ours);
    return swapped ? [{ stated, cited: swapped[0] }] : [];
  });
}
