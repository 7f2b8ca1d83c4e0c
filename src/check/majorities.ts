import { rulesOf } from '../language/languages.ts';
import type { Figures } from './figures.ts';

const half = 50;
const nounChars = 24;

/** "Most voters" where what is cited tells that fewer than half of the voters did. */
export function falseMajorities(
  sentence: string,
  language: string,
  texts: readonly Figures[],
): { readonly stated: string; readonly cited: string }[] {
  const most = rulesOf(language)?.numbers?.context?.most;
  if (most === undefined) return [];
  return [...sentence.matchAll(most)].flatMap(({ 0: stated, groups }) => {
    const noun = (groups?.['noun'] ?? '').toLowerCase();
    const shares = texts.flatMap(({ text, quantities }) =>
      quantities
        .filter(
          ({ kind, end }) =>
            kind === 'share' &&
            text
              .slice(end, end + nounChars)
              .toLowerCase()
              .includes(noun),
        )
        .map(({ value, bound, start, end }) => ({
          isFewer: value < half && bound !== 'over',
          written: text.slice(start, end),
        })),
    );
    const [first] = shares;
    return first && shares.every(({ isFewer }) => isFewer) ? [{ stated, cited: first.written }] : [];
  });
}
