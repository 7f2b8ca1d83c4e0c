import { stemmer } from '@orama/stemmers/english';
import { regular } from './irregular-forms.ts';

/** Snowball's English stemmer (Porter's second), with the forms that no ending tells. */
export function stem(word: string): string {
  return stemmer(regular(word));
}
