import type { NewsWish } from '../../coverage/news-wish.ts';
import { counted, either, rounded } from '../counts/english.ts';

/** What stands around the latest stories, asked for or posted by themselves. */
export const summariesInEnglish = {
  /** `topic` comes escaped. */
  digestTitle: (topic: string | null, days: number | null): string => {
    const about = topic === null ? 'The latest stories' : `The latest on ${topic}`;
    if (days === null) return about;
    return `${about}, ${days === 1 ? 'last day' : `last ${days} days`}`;
  },
  digestEmpty: (topic: string | null, days: number | null): string => {
    const story = topic === null ? 'no story' : `no story on ${topic}`;
    const when = days === null ? '' : ` from the last ${days === 1 ? 'day' : `${days} days`}`;
    return `There is ${story}${when} in the coverage here.`;
  },
  digestNewest: 'The newest one',
  storiesLeftOut: (stories: number): string =>
    `There was no room here for the last ${stories === 1 ? 'story' : `${stories} stories`}. Ask for fewer, or name a topic.`,
  /** Under a digest; the names are data. */
  newsMissing: (sources: string): string => `Can’t be read at the moment, so news may be missing: ${sources}.`,
  /** Digests that come by themselves. Topics, outlets and words of articles come escaped; moments are times that Discord shows. */
  briefing: {
    /** What a filter in plain words was understood as; empty for all news. */
    wish: ({ wanted, unwanted, outlets, unwantedOutlets }: NewsWish): string =>
      [
        ...(wanted.length > 0 ? [`on ${either(wanted)}`] : []),
        ...(unwanted.length > 0 ? [`without ${either(unwanted)}`] : []),
        ...(outlets.length > 0 ? [`from ${either(outlets)}`] : []),
        ...(unwantedOutlets.length > 0 ? [`not from ${either(unwantedOutlets)}`] : []),
      ].join(', '),
    title: (wish: string): string => (wish === '' ? 'What is new' : `What is new ${wish}`),
    since: (after: string): string => `Since ${after}`,
    isNew: 'New',
    moved: 'Update',
    /** `before` is the date of the newest article that was there. */
    goesOn: (before: string | null): string => (before === null ? 'goes on' : `goes on from ${before}`),
    changed: (now: string, nowDate: string, before: string, beforeDate: string): string =>
      `Now “${now}” (${nowDate}); before, “${before}” (${beforeDate}).`,
    nothing: (wish: string): string => (wish === '' ? 'Nothing is new.' : `Nothing is new ${wish}.`),
    leftOut: (stories: number): string =>
      stories === 1
        ? 'One more story is new or went on; there was no room for it here.'
        : `${stories} more stories are new or went on; there was no room for them here.`,
    late: 'This digest is late: the bot was not there at its time.',
    ask: {
      title: 'Ask about this digest',
      story: 'About which story? (if you like)',
      choose: 'Any of them',
      label: 'Your question',
      placeholder: 'It may lean on the digest: “And when was that signed?”',
    },
    preview: {
      unread: 'No topic and no outlet was found in these words, so all news comes.',
      understood: (wish: string): string => `Understood as: ${wish === '' ? 'all news' : `news ${wish}`}.`,
      takes: (taken: number, stories: number, days: number): string => {
        const when = days === 1 ? 'the last day' : `the last ${days} days`;
        if (stories === 0) return `No story was published in ${when}.`;
        const all = counted(stories, { one: 'story', other: 'stories' });
        if (taken === 0) return `It takes none of the ${all} of ${when}: nothing would be posted.`;
        return taken === stories ? `It takes all ${all} of ${when}.` : `It takes ${taken} of the ${all} of ${when}.`;
      },
      perDay: (stories: number): string => `That is about ${rounded(stories)} a day.`,
      elsewhere: (stories: number): string =>
        `${counted(stories, { one: 'story', other: 'stories' })} of other outlets ${stories === 1 ? 'is' : 'are'} not counted.`,
      newest: 'The newest that it takes',
      nearest: 'The nearest that it leaves out',
      because: (topic: string): string => `is about ${topic}`,
    },
  },
};
