import type { FieldWords } from '../language-rules.ts';

export const fields: FieldWords = {
  names: {
    title: ['tytuł'],
    source: ['źródło'],
    date: ['data'],
    author: ['autor', 'autorzy'],
    language: ['język'],
    section: ['dział'],
    status: ['stan'],
    draft: ['szkic'],
    correction: ['sprostowanie'],
  },
  statuses: {
    published: ['opublikowany', 'opublikowane'],
    corrected: ['sprostowany', 'sprostowane'],
    withdrawn: ['wycofany', 'wycofane'],
    draft: ['szkic', 'roboczy'],
  },
  yes: ['tak'],
  no: ['nie'],
};
