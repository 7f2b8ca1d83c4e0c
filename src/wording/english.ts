import type { Mode, QuotesReason } from '../coverage.ts';

/** Every sentence that people read, in English, apart from names: the language that the others are measured by. */

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A calendar day in words; it belongs to no time zone and reads the same everywhere. */
function dayInWords(day: string): string {
  return longDay.format(new Date(`${day}T12:00:00Z`));
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}

/** Why Claude didn't write, or didn't finish. */
const because: Record<QuotesReason, string> = {
  no_key: 'This bot runs without Claude',
  budget_spent: 'Today’s budget for Claude is spent',
  other_language: 'The coverage is in another language than the question',
  nothing_cited: 'Claude’s answer could not be tied to the articles',
  rate_limited: 'Claude is busy at the moment',
  overloaded: 'Claude is busy at the moment',
  unavailable: 'Claude cannot be reached at the moment',
  timed_out: 'Claude took too long',
  cut_off: 'The connection to Claude broke off',
  refused: 'Claude declined to answer this one',
  too_long: 'Claude’s answer grew too long',
  context_full: 'There was too much material for Claude to read at once',
  bad_key: 'Claude did not accept this bot’s key',
  no_credit: 'This bot’s credit with Claude is used up',
  no_such_model: 'Claude is not set up correctly here',
  bad_request: 'Claude could not handle this request',
  stopped: 'The bot was stopped before Claude had finished',
};

/** Reasons that pass by themselves: worth asking again. */
const passing: ReadonlySet<QuotesReason> = new Set<QuotesReason>([
  'rate_limited',
  'overloaded',
  'unavailable',
  'timed_out',
  'cut_off',
  'stopped',
]);

export const english = {
  sources: 'Sources',
  /** Behind a sentence that its sources bear only in part. */
  onlyInPart: '(borne out only in part)',
  nearest: 'Nearest in the coverage',
  undated: 'undated',
  noHeadline: 'Untitled article',
  /** Behind words that stand in for a headline, because the article came without one. */
  openingWords: 'its opening words',
  unnamedOutlet: 'an unnamed outlet',

  copies: (outlets: readonly string[], more: number): string =>
    `also: ${[...outlets, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`,
  asOf: (date: string): string => `As of ${date}, the date of the newest article cited.`,
  /** Behind `asOf` where that was long ago. */
  longAgo: (days: number): string => `That is ${days} days before the question: newer developments may be missing.`,
  opinion: 'opinion or analysis',
  /** A copy of the story says it otherwise; `outlet`, `ours` and `theirs` come escaped. */
  differs: (outlet: string, ours: string, theirs: string): string =>
    `${outlet} has “${theirs}” where this has “${ours}”`,
  corrected: (correction: string): string => `Corrected: ${correction}`,
  allUndated: 'The articles cited carry no date.',

  searching: 'Looking through the coverage…',
  stillChecking: 'Still checking the rest…',
  writtenByClaude: (model: string | null): string =>
    `Written by Claude${model === null ? '' : ` (${model})`} from these sources; every quotation was checked.`,
  stillWriting: (model: string | null): string =>
    `Being written by Claude${model === null ? '' : ` (${model})`}; each sentence is checked before it appears here.`,
  trace: (id: string): string => `Trace ${id}`,
  quoted: 'Quoted word for word from these sources.',

  reason: (reason: QuotesReason, mode: Mode): string =>
    mode === 'quotes'
      ? `${because[reason]}, so here are the passages themselves.`
      : `${because[reason]}, so this answer may stop short.${passing.has(reason) ? ' You can ask again in a few minutes.' : ''}`,
  notCovered: 'The coverage here does not answer this question.',
  /** Why a closer look might find the answer after all; `null` where there is nothing to say. */
  declinedBecause: (reason: QuotesReason | null): string | null => {
    if (reason === 'other_language')
      return `${because[reason]}. Asked in the coverage’s own language, it may be answered.`;
    if (reason === null || !passing.has(reason)) return null;
    return `${because[reason]}, so there was no closer look. You can ask again in a few minutes.`;
  },
  nothingNear: 'Nothing in it comes close.',
  failed: (reason: QuotesReason | null): string => {
    if (reason === 'stopped') return 'The bot was stopped before the answer was ready. Please ask again in a minute.';
    if (reason === null) return 'Something went wrong, so there is no answer. Please ask again in a few minutes.';
    return `${because[reason]}, so there is no answer. ${passing.has(reason) ? 'Please ask again in a few minutes.' : 'The people who run this bot can look into it.'}`;
  },
  leftOut: (sentences: number): string =>
    `There was no room here for the last ${sentences === 1 ? 'sentence' : `${sentences} sentences`} and the sources that only they cite. A narrower question gives a shorter answer.`,
  storiesLeftOut: (stories: number): string =>
    `There was no room here for the last ${stories === 1 ? 'story' : `${stories} stories`}. Ask for fewer, or name a topic.`,

  filterDates: (from: string | null, to: string | null): string | null => {
    if (from !== null && from === to) return `published on ${dayInWords(from)}`;
    if (from !== null && to !== null) return `published from ${dayInWords(from)} to ${dayInWords(to)}`;
    if (from !== null) return `published on or after ${dayInWords(from)}`;
    return to === null ? null : `published on or before ${dayInWords(to)}`;
  },
  /** `outlets` come escaped. */
  filterOutlets: (outlets: readonly string[]): string | null =>
    outlets.length === 0 ? null : `from ${listed(outlets)}`,
  onlyArticles: (conditions: readonly string[]): string => `Only articles ${conditions.join(' and ')} were considered.`,
  undatedLeftOut: (count: number): string =>
    `${counted(count, 'article that carries no date was', 'articles that carry no date were')} left out.`,

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
  age: (days: number): string => {
    if (days <= 0) return 'today';
    return days === 1 ? 'yesterday' : `${days} days ago`;
  },

  /** What was typed can't be used, and what to do instead. */
  input: {
    badDate: (option: string, typed: string): string =>
      `“${typed}” after “${option}” is not a date I can use. Write it as year-month-day, for example 2026-02-03.`,
    datesSwapped: (from: string, to: string): string =>
      `“from” (${from}) lies after “to” (${to}). Swap them, or leave one out.`,
    emptyQuestion: 'There is no question to answer yet. Type one after “question”.',
    questionTooLong: (length: number, limit: number): string =>
      `That question has ${length} characters; at most ${limit} fit. Please shorten it.`,
    topicTooLong: (length: number, limit: number): string =>
      `That topic has ${length} characters; at most ${limit} fit. Please shorten it.`,
    noWordsInQuestion: 'There are no words in that question. Please ask in words, for example: Who met in Warsaw?',
    noWordsInTopic: 'There are no words in that topic. Please name it in words, for example: defence.',
    notWhole: (option: string, limit: number): string => `“${option}” takes a whole number from 1 to ${limit}.`,
    unknownOutlet: (name: string, outlets: readonly string[]): string =>
      `The coverage has no outlet called “${name}”. ${
        outlets.length === 0
          ? 'No article names its outlet, so leave that option out.'
          : `It has: ${outlets.join(', ')}.`
      }`,
  },

  sorry: 'Sorry, something went wrong on this side. Please ask again in a few minutes.',
  cannotShow: 'Sorry, Discord did not take the answer. Please ask again in a few minutes.',
  stopped: 'The bot was stopped before the answer was ready. Please ask again in a minute.',
  restLost: 'Discord did not take the rest of this answer. Please ask again, or ask more narrowly.',
  stopping: 'The bot is being restarted. Please ask again in a minute.',
  outOfTime: 'The answer took too long, and Discord does not let me wait any longer. A narrower question may help.',
  unknownCommand: 'This command no longer exists. Reload Discord to see the current ones.',

  commands: {
    ask: 'Ask what the coverage says. Every sentence of the answer names its source.',
    question: 'Your question, in your own words',
    from: 'Only articles published on or after this day, for example 2026-02-03',
    to: 'Only articles published on or before this day, for example 2026-02-28',
    outlet: 'Only articles from this outlet',
    isPrivate: 'Show the answer to you alone',
    summary: 'Sum up the latest stories, newest first, with their sources.',
    days: 'Only stories published in the last so many days',
    topic: 'Only stories on this topic',
    count: 'How many stories at most',
  },

  mend: {
    wrongToken:
      'Discord did not accept the bot’s token. Copy it again from the Developer Portal (your application, Bot, Reset Token) into DISCORD_TOKEN.',
    unreachable: (apiUrl: string, why: string): string =>
      `Discord could not be reached at ${apiUrl} (${why}). Check the network connection and DISCORD_API_URL.`,
    closedForGood: (code: number): string =>
      `Discord closed the connection for good (code ${code}), so the bot stops. ${code === 4004 ? 'Its token is no longer valid: copy the new one from the Developer Portal into DISCORD_TOKEN.' : 'Start it again.'}`,
    notInServer: (guildId: string): string =>
      `The commands could not be registered in server ${guildId}: the bot is not in it, or was invited without the scope applications.commands. Invite it, or change DISCORD_GUILD_ID.`,
  },
};
