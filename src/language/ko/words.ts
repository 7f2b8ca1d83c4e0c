/** Korean words as a question has them: what particles are written onto, and which words say what is asked of it. */

const particle =
  /(?<=\p{Script=Hangul}{2})(?:에게서|에서는|에서|에게|으로|부터|까지|이나|은|는|이|가|을|를|의|에|와|과|도|로|만)$/u;
/** Words that ask, in their commonest forms. */
const asking =
  /^(?:누가|누구\p{L}*|언제\p{L}*|어디\p{L}*|무엇\p{L}*|무슨|뭐\p{L}*|왜|어떻게|어떤|얼마나?|몇\p{L}*|어느)$/u;

interface KoreanWord {
  readonly start: number;
  /** Without its particle. */
  readonly end: number;
  /** Of what is said of the things that the question names: Korean says it last. */
  readonly isPredicate: boolean;
  readonly isAsking: boolean;
}

/** The words of a Korean question, parted at spaces. */
export function koreanWords(text: string): KoreanWord[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    word: match[0],
    bare: match[0].replace(particle, ''),
  }));
  const lastNoun = words.findLastIndex(({ word, bare }) => bare !== word);
  return words.map(({ start, word, bare }, index) => ({
    start,
    end: start + bare.length,
    isPredicate: lastNoun >= 0 && index > lastNoun,
    isAsking: asking.test(word),
  }));
}
