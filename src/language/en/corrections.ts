import type { CorrectionWords } from '../language-rules.ts';

export const corrections: CorrectionWords = {
  headings: [
    ...['correction', 'corrections', 'corrected', 'clarification', 'erratum'],
    ...['editor’s note', "editor's note"],
  ],
  updates: ['update', 'updated'],
  openings: [
    String.raw`(?:(?:in )?(?:an|the) )?(?:earlier|previous|original) version of this (?:article|story|report|piece|post|headline)\b`,
    String.raw`\(?corrects\b`,
    String.raw`this (?:article|story|report|piece|post) (?:has been|was) (?:corrected|amended|updated)\b`,
  ],
};
