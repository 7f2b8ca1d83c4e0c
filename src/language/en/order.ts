import type { WordOrder } from '../language-rules.ts';

export const order: WordOrder = {
  isFree: false,
  agents: new Set(['by']),
  auxiliaries: new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']),
};
