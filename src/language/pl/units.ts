import { type UnitWords, unitWordsOf } from '../unit-words.ts';

export const units: UnitWords = unitWordsOf('pln: złoty złotych');
