import type { FieldWords } from '../language-rules.ts';

export const fields: FieldWords = {
  names: {
    title: ['headline'],
    source: ['outlet', 'publisher'],
    language: ['lang'],
    author: ['authors', 'byline'],
    updated: ['modified', 'lastmod'],
  },
  statuses: {
    published: ['published', 'publish', 'live', 'public', 'final', 'usable'],
    corrected: ['corrected', 'correction'],
    withdrawn: [
      ...['withdrawn', 'retracted', 'deleted', 'removed', 'killed', 'spiked', 'unpublished', 'trash'],
      ...['canceled', 'cancelled'],
    ],
    draft: [
      ...['draft', 'pending', 'private', 'hidden', 'embargoed', 'scheduled', 'withheld', 'internal', 'restricted'],
      ...['hold', 'on hold', 'on_hold', 'not for publication', 'not_for_publication'],
    ],
  },
  yes: ['true', 'yes', 'on', 'y', 't'],
  no: ['false', 'no', 'off', 'n', 'f', 'none'],
};
