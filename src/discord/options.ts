import type { Filter } from '../coverage.ts';
import { InputError } from '../desk/input.ts';
import { isDay } from '../text/dates.ts';
import { clip } from './escape.ts';

const TYPED_CHARS = 40;

/**
 * The filter of a question as it was typed.
 * @throws {InputError} when a date isn't a day that exists (`YYYY-MM-DD`), or the two are the wrong way round.
 */
export function readFilter(from: string | null, to: string | null, outlet: string | null): Filter {
  const first = readDay('from', from);
  const last = readDay('to', to);
  if (first !== null && last !== null && first > last)
    throw new InputError(({ input }) => input.datesSwapped(first, last));
  const name = outlet?.trim() ?? '';
  return { from: first, to: last, outlets: name === '' ? [] : [name] };
}

function readDay(option: string, typed: string | null): string | null {
  const day = typed?.trim() ?? '';
  if (day === '') return null;
  if (!isDay(day)) throw new InputError(({ input }) => input.badDate(option, clip(day, TYPED_CHARS)));
  return day;
}
