import { type UnitWords, unitWordsOf } from '../unit-words.ts';

export const units: UnitWords = unitWordsOf('krw: 원; usd: 달러; eur: 유로; jpy: 엔; cny: 위안; pln: 즈워티');
