import type { LanguageRules } from '../language-rules.ts';
import { abbreviations } from './abbreviations.ts';
import { changes } from './changes.ts';
import { corrections } from './corrections.ts';
import { dates } from './dates.ts';
import { fields } from './fields.ts';
import { numbers } from './numbers.ts';
import { units } from './units.ts';
import { wishes } from './wishes.ts';

export const korean: LanguageRules = {
  code: 'ko',
  functionWords: null,
  abbreviations,
  numbers,
  units,
  dates,
  corrections,
  changes,
  contractions: null,
  fields,
  wishes,
  order: null,
  stem: null,
};
