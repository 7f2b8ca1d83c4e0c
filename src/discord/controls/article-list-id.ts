import { createHash } from 'node:crypto';
import type { Filter } from '../../coverage/question.ts';
import { customId, verbs } from './custom-id.ts';

/** One page of a list of articles: all that its buttons have to say. */
export interface ArticleList {
  readonly topic: string | null;
  readonly filter: Filter;
  /** From 0; a button that leads nowhere has one before or behind. */
  readonly page: number;
}

const outletChars = 8;

/** The list as a `custom_id`: days without dashes, the outlet as a short hash, so that 100 characters hold it. */
export function listId({ topic, filter, page }: ArticleList): string {
  const day = (iso: string | null): string => iso?.replaceAll('-', '') ?? '';
  const [outlet] = filter.outlets;
  const named = outlet === undefined ? '' : short(outlet);
  return customId(verbs.articles, page, day(filter.from), day(filter.to), named, topic ?? '');
}

/**
 * @param about what stands after the verb; a topic may hold colons.
 * @param outlets that the coverage has now.
 * @returns `null` when it names an outlet that is gone, or isn't one of ours.
 */
export function readListId(
  [page = '', from = '', to = '', outlet = '', ...topic]: readonly string[],
  outlets: readonly string[],
): ArticleList | null {
  const named = outlet === '' ? [] : outlets.filter((name) => short(name) === outlet).slice(0, 1);
  if (!/^\d+$/.test(page) || (outlet !== '' && named.length === 0)) return null;
  return {
    topic: topic.join(':') || null,
    filter: { from: readDay(from), to: readDay(to), outlets: named },
    page: Number(page),
  };
}

function readDay(digits: string): string | null {
  return digits === '' ? null : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function short(outlet: string): string {
  return createHash('sha256').update(outlet.normalize().toLocaleLowerCase()).digest('base64url').slice(0, outletChars);
}
