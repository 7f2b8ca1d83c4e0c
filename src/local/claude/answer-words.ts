/** Words that say nothing about what a question is about. */
const stopWords = new Set(
  (
    'a about after all also an and any are as at be been before but by can could did do does during for from had has have he her ' +
    'his how i if in into is it its just know me more most much new no not of on one or our out over said say says she ' +
    'should so some such tell than that the their them then there these they this those to under up us was we were what ' +
    'when where which while who whom whose why will with would you your'
  ).split(' '),
);

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Good enough to let "talks" meet "talk", "opened" meet "open" and "Poland's" meet "Poland". */
function rootOf(word: string): string {
  return word.replace(/['’]s$/, '').replace(/(?<=[a-z]{3})(ing|ed|es|s|e)$/, '');
}

/** The distinct words of a text that carry meaning, lower-case and without accents. */
export function contentWords(text: string): Set<string> {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = [...segmenter.segment(folded)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return new Set(words.filter((word) => !stopWords.has(word)).map(rootOf));
}
