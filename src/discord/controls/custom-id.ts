import { customIdChars } from '../render/size-limits.ts';

/** Who handles which press; the names stand in messages that were sent, so they never change. */
export const verbs = {
  quotes: 'quotes',
  follow: 'follow',
  followed: 'followed',
  share: 'share',
  rate: 'rate',
  why: 'why',
  articles: 'articles',
  forget: 'forget',
  settings: 'settings',
  draft: 'draft',
  digests: 'digests',
  askAbout: 'about',
  askedAbout: 'asked',
  editorsTrace: 'editors-trace',
  editorsHide: 'editors-hide',
  editorsExport: 'editors-export',
  editorsSources: 'editors-sources',
  askAgain: 'again',
  editorsCorrections: 'editors-corrections',
  timeline: 'timeline',
  timelinePage: 'timeline-page',
  followStory: 'follow-story',
  unfollow: 'unfollow',
  follows: 'follows',
  timelineSince: 'timeline-since',
  timelineFrom: 'timeline-from',
} as const;

/**
 * What a button carries: who handles it, and what it is about. It must outlive the process, so it says all. Below what the bot posts by itself, the
 * mark of its delivery stands last.
 */
export function customId(verb: string, ...about: readonly (string | number)[]): string {
  const id = [verb, ...about].join(':');
  if (id.length > customIdChars) throw new RangeError(`A custom_id takes ${customIdChars} characters: ${id}`);
  return id;
}

interface CustomId {
  readonly verb: string;
  readonly about: readonly string[];
}

/** Takes apart what `customId` put together. */
export function readCustomId(id: string): CustomId {
  const [verb = '', ...about] = id.split(':');
  return { verb, about };
}
