import type { QueryTerm } from '../coverage/evidence.ts';
import { synonymsOf } from '../language/en/synonyms.ts';
import type { Term } from '../language/terms.ts';

/** A word that begins with the same letters ("export", "exporter") meets a term this much: "counterpart" doesn't meet "countermeasures". */
const prefixLetters = 5;
const prefixShare = 2 / 3;
const prefixMatch = 0.6;
/** Another word for the same. */
const synonymMatch = 0.5;

/** How far each of the question's terms is met: 0 to 1. */
export type MetTerms = Float64Array;

/** Meets a sentence's terms with the question's: a variant by its weight, a word that begins alike by `prefixMatch`. */
export function meeter(terms: readonly QueryTerm[]): (words: readonly Term[]) => MetTerms {
  const variants = new Map<string, [number, number][]>();
  const prefixes = new Map<string, { readonly term: number; readonly beginning: string }>();
  terms.forEach((term, index) => {
    const others = term.kind === 'name' ? [] : synonymsOf(term.text).map((text) => ({ text, weight: synonymMatch }));
    for (const { text, weight } of [...term.variants, ...others]) {
      variants.set(text, [...(variants.get(text) ?? []), [index, weight]]);
    }
    const letters = Math.max(prefixLetters, Math.ceil(prefixShare * term.text.length));
    const beginning = term.text.slice(0, letters);
    if (beginning.length === letters) prefixes.set(beginning.slice(0, prefixLetters), { term: index, beginning });
  });
  return (words) => {
    const met = new Float64Array(terms.length);
    for (const { text } of words) {
      const found = variants.get(text);
      for (const [term, weight] of found ?? []) met[term] = Math.max(met[term] ?? 0, weight);
      const begun = found ? undefined : prefixes.get(text.slice(0, prefixLetters));
      if (begun && text.startsWith(begun.beginning)) met[begun.term] = Math.max(met[begun.term] ?? 0, prefixMatch);
    }
    return met;
  };
}

/** The better of two, term by term. */
export function most(a: MetTerms, b: MetTerms): MetTerms {
  return a.map((value, term) => Math.max(value, b[term] ?? 0));
}

/** The share of the terms' weights that is met. */
export function share(met: MetTerms, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : weights.reduce((sum, weight, term) => sum + weight * (met[term] ?? 0), 0) / total;
}
