import type { english } from './english.ts';

/** All that people read, in one language; English says what there is. */
export type Wording = typeof english;
