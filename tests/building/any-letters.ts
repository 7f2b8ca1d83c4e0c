import fc from 'fast-check';

/** Half characters, which no text of whole ones holds, and how many there are. */
const surrogates = { from: 0xd800, count: 0x800 };
const lastCodePoint = 0x10ffff;

const anyLetter = fc
  .nat({ max: lastCodePoint - surrogates.count })
  .map((at) => String.fromCodePoint(at < surrogates.from ? at : at + surrogates.count));

/**
 * Texts of any Unicode characters, also of those that stand for nothing. They are what fast-check's `unit: 'binary'` gives, which lists all million
 * characters first and keeps them: two seconds of a processor in each worker.
 */
export const anyLetters = (lengths: {
  readonly minLength?: number;
  readonly maxLength: number;
}): fc.Arbitrary<string> => fc.array(anyLetter, lengths).map((letters) => letters.join(''));
