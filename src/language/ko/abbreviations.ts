import type { Abbreviations } from '../language-rules.ts';

/** Korean writes dates and the numbers of a list with full stops ("2026. 2. 3. 서울에서"); a sentence ends with a verb. */
export const abbreviations: Abbreviations = {
  leading: new Set(),
  beforeNumber: new Set(),
  ending: new Set(),
  goesOn: () => true,
  isOrdinal: ({ word }) => /^\d{1,4}$/.test(word),
};
