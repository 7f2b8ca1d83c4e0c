import type { Abbreviations } from '../rules.ts';

export const abbreviations: Abbreviations = {
  leading: new Set('dr prof gen ul al pl im np hab inż mgr płk kpt por ppłk św tzw m.in ds'.split(' ')),
  beforeNumber: new Set('nr str godz art ust pkt poz ok tel'.split(' ')),
  ambiguous: new Set('r'.split(' ')),
  starters: new Set(),
};
