import type { LanguageRules } from '../language-rules.ts';
import { abbreviations } from './abbreviations.ts';
import { changes } from './changes.ts';
import { corrections } from './corrections.ts';
import { dates } from './dates.ts';
import { fields } from './fields.ts';
import { functionWords } from './function-words.ts';
import { numbers } from './numbers.ts';
import { order } from './order.ts';
import { stem } from './stem.ts';
import { units } from './units.ts';
import { wishes } from './wishes.ts';

export const polish: LanguageRules = {
  code: 'pl',
  functionWords,
  abbreviations,
  numbers,
  units,
  dates,
  corrections,
  changes,
  contractions: null,
  fields,
  wishes,
  order,
  stem,
};
