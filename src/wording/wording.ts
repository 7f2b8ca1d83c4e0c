import type { english } from './english.ts';

/** All that people read, in one language; English says what there is. */
export type Wording = typeof english;

/** The same with parts left out, at any depth. */
export type Translation<T> = {
  readonly [K in keyof T]?: T[K] extends (...args: never[]) => unknown
    ? T[K]
    : T[K] extends object
      ? Translation<T[K]>
      : T[K];
};
