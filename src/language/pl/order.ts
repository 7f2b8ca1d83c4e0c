import type { WordOrder } from '../language-rules.ts';

export const order: WordOrder = {
  isFree: true,
  agents: new Set(['przez']),
  auxiliaries: new Set('jest są był była było byli były został została zostało zostali zostały'.split(' ')),
};
