import type { CorrectionWords } from '../language-rules.ts';

export const corrections: CorrectionWords = {
  headings: [
    ...['correction', 'corrections', 'corrected', 'clarification', 'erratum'],
    ...['editor’s note', "editor's note"],
  ],
  updates: ['update', 'updated'],
  openings: [
    String.raw`(?:(?:in )?(?:an|the) )?(?:earlier|previous|original) version of this (?:article|story|report|piece|post|headline)\b`,
    String.raw`(?:\(\s*|[-–—]+\s*)?corrects\b`,
    String.raw`\(\s*correcting\b`,
    String.raw`this (?:article|story|report|piece|post) (?:has been|was) (?:corrected|amended|updated)\b`,
  ],
  admissions: [
    ...['correct', 'clarif', 'amend', 'error', 'mistake', 'wrong', 'inaccura', 'misstat', 'misspel', 'misidentif'],
    '(?:earlier|previous|original) version',
  ],
  contrasts: ['not', 'rather than', 'instead of'],
};
