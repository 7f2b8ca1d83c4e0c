import type { Filter, Question } from '../coverage/question.ts';
import { isOneOutlet, isOpenFilter } from '../retrieve/filter-scope.ts';
import type { Library } from '../retrieve/library.ts';
import { type UnknownOutlet, unknownOutletError } from './check-input.ts';

/** The first outlet of a filter that the coverage doesn't have; `null` where it has them all. */
export async function unknownOutletIn(
  library: Pick<Library, 'outlets'>,
  filter: Filter,
): Promise<UnknownOutlet | null> {
  if (filter.outlets.length === 0) return null;
  const outlets = await library.outlets();
  const name = filter.outlets.find((wanted) => !outlets.some((outlet) => isOneOutlet(outlet, wanted)));
  return name === undefined ? null : { name, outlets };
}

/** @throws {InputError} when a filter names an outlet that the coverage doesn't have. */
export async function expectKnownOutlets(library: Pick<Library, 'outlets'>, filter: Filter): Promise<void> {
  const unknown = await unknownOutletIn(library, filter);
  if (unknown !== null) throw unknownOutletError(unknown);
}

/** The filter that a question is asked with: where it sets none, that of the question before it. */
export function filterInForce({ filter, follows }: Pick<Question, 'filter' | 'follows'>): Filter {
  return isOpenFilter(filter) && follows !== undefined ? follows.filter : filter;
}
