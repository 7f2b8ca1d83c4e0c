import type { Abbreviations } from '../rules.ts';

export const abbreviations: Abbreviations = {
  leading: new Set(
    'mr mrs ms dr prof gen sen rep gov lt col sgt capt maj cmdr adm brig hon rev fr st mt vs'.split(' '),
  ),
  beforeNumber: new Set(
    'no nos fig vol pp art sec ch ca tel jan feb mar apr jun jul aug sept sep oct nov dec'.split(' '),
  ),
  ambiguous: new Set('inc co corp ltd jr sr etc a.m p.m ph.d u.s u.n u.k e.u d.c'.split(' ')),
  starters: new Set(
    (
      'the a an this that these those it its he she they we i you his her their our my there here in on at by for from with ' +
      'as if when while after before since but and or so yet however meanwhile also both all some many most no not what who ' +
      'why how where one two three last next earlier later according asked'
    ).split(' '),
  ),
};
