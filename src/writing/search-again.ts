import type { Evidence } from '../coverage/evidence.ts';
import type { Filter } from '../coverage/question.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import type { SearchOutcome, SearchQuery } from '../model/model.ts';
import type { CheckedWriting } from './checked-writing.ts';

/** Finds evidence for a search's words; or says in a sentence why it can't, and what to do instead. */
export type Find = (words: string, filter: Filter) => Promise<Evidence | { readonly problem: string }>;

const nothingNew = {
  problem: 'That search finds only what you have already. Search for something else, or answer from what you have.',
};

/**
 * Looks again for the model while it writes: what is found is evidence like the rest, and checked like it.
 * @param within the filter that the person set, which no search goes beyond.
 */
export function searchAgain(within: Filter, find: Find, writing: CheckedWriting) {
  return async (query: SearchQuery): Promise<SearchOutcome> => {
    const filter = narrowed(within, query);
    if ('problem' in filter) return filter;
    const found = await find(canonicalLine(query.query), filter);
    if ('problem' in found) return found;
    const sources = writing.send(found.sources);
    return sources.length === 0 && found.sources.length > 0 ? nothingNew : sources;
  };
}

function narrowed(within: Filter, { from, to, outlet }: SearchQuery): Filter | { readonly problem: string } {
  const days = { from: later(within.from, from), to: earlier(within.to, to) };
  if (days.from !== null && days.to !== null && days.from > days.to) {
    const limits = [within.from && `from ${within.from}`, within.to && `to ${within.to}`].filter(Boolean).join(' ');
    return { problem: `The reader asked only for articles published ${limits}. Search within these days.` };
  }
  if (outlet === null || within.outlets.length === 0)
    return { ...days, outlets: outlet === null ? within.outlets : [outlet] };
  if (within.outlets.some((name) => name.toLowerCase() === outlet.toLowerCase())) return { ...days, outlets: [outlet] };
  return {
    problem: `The reader asked only for articles from ${within.outlets.join(', ')}. Search without another outlet.`,
  };
}

const later = (one: string | null, other: string | null) =>
  one === null || (other !== null && other > one) ? other : one;
const earlier = (one: string | null, other: string | null) =>
  one === null || (other !== null && other < one) ? other : one;
