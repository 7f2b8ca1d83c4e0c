import type { Mode, QuotesReason } from '../coverage/answer.ts';
import type { NewsWish } from '../coverage/news-wish.ts';
import { daysAndCounts } from './days-and-counts.ts';
import { digestsInEnglish } from './digests/english.ts';
import { followsInEnglish } from './follows/english.ts';
import { temporaryReasons } from './temporary-reasons.ts';
import { writerName } from './writer-name.ts';

/** Every sentence that people read, in English, apart from names: the language that the others are measured by. */

const { day: dayInWords, counted: countedInWords, either: listed, rounded } = daysAndCounts('en-GB');

function counted(count: number, one: string, other: string): string {
  return countedInWords(count, { one, other });
}

/** Why Claude didn't write, or didn't finish. */
const because: Record<QuotesReason, string> = {
  no_key: 'This bot runs without Claude',
  budget_spent: 'Today’s budget for Claude is spent',
  share_spent: 'The digests’ part of today’s budget for Claude is spent',
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
  unreadable: 'What Claude sent back could not be read',
  stopped: 'The bot was stopped before Claude had finished',
};

export const english = {
  sources: 'Sources',
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
    `Written by ${writerName(model)} from these sources; every quotation was checked.`,
  /** The same where every sentence was read a second time. */
  writtenAndRead: (model: string | null): string =>
    `Written by ${writerName(model)} from these sources; each sentence was then read against what it cites.`,
  stillWriting: (model: string | null): string =>
    `Being written by ${writerName(model)}; each sentence is checked before it appears here.`,
  trace: (id: string): string => `Trace ${id}`,
  quoted: 'Quoted word for word from these sources.',

  reason: (reason: QuotesReason, mode: Mode): string =>
    mode === 'quotes'
      ? `${because[reason]}, so here are the passages themselves.`
      : `${because[reason]}, so this answer may stop short.${temporaryReasons.has(reason) ? ' You can ask again in a few minutes.' : ''}`,
  secondReading: {
    takenOut: (sentences: number): string =>
      sentences === 1
        ? 'One sentence was taken out: its source does not support it.'
        : `${sentences} sentences were taken out: their sources do not support them.`,
    /** Why not every sentence was read a second time. */
    gap: (reason: QuotesReason | 'off'): string =>
      `${reason === 'off' ? 'Sentences are not read a second time here' : `${because[reason]}, so not every sentence was read a second time`}: code compared quotations, numbers, dates and names with the sources, no more.`,
    /** What sentences say beyond their sources: the opening words of each, and what is only partly so. Both come escaped. */
    partly: (opening: string, why: string): string => `Supported only in part: “${opening}” (${why})`,
    answersPart: 'This answers only a part of the question.',
    answersNo: 'The coverage says this much; it does not answer the question itself.',
  },
  /** `question` comes escaped. */
  understoodAs: (question: string): string => `Understood as “${question}”`,
  notCovered: 'The coverage here does not answer this question.',
  /** Why a closer look might find the answer after all; `null` where there is nothing to say. */
  declinedBecause: (reason: QuotesReason | null): string | null => {
    if (reason === 'other_language')
      return `${because[reason]}. Asked in the coverage’s own language, it may be answered.`;
    if (reason === null || !temporaryReasons.has(reason)) return null;
    return `${because[reason]}, so there was no closer look. You can ask again in a few minutes.`;
  },
  nothingNear: 'Nothing in it comes close.',
  failed: (reason: QuotesReason | null): string => {
    if (reason === 'stopped') return 'The bot was stopped before the answer was ready. Please ask again in a minute.';
    if (reason === null) return 'Something went wrong, so there is no answer. Please ask again in a few minutes.';
    return `${because[reason]}, so there is no answer. ${temporaryReasons.has(reason) ? 'Please ask again in a few minutes.' : 'The people who run this bot can look into it.'}`;
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
  /** A filter that was read from the question's words found nothing. */
  widened: (conditions: readonly string[]): string =>
    `No article ${conditions.join(' and ')} has anything on this, so others were searched too.`,
  /** Under a digest; the names are data. */
  newsMissing: (sources: string): string => `Can’t be read at the moment, so news may be missing: ${sources}.`,
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
  /** Digests that come by themselves. Topics, outlets and words of articles come escaped; moments are times that Discord shows. */
  briefing: {
    /** What a filter in plain words was understood as; empty for all news. */
    wish: ({ wanted, unwanted, outlets, unwantedOutlets }: NewsWish): string =>
      [
        ...(wanted.length > 0 ? [`on ${listed(wanted)}`] : []),
        ...(unwanted.length > 0 ? [`without ${listed(unwanted)}`] : []),
        ...(outlets.length > 0 ? [`from ${listed(outlets)}`] : []),
        ...(unwantedOutlets.length > 0 ? [`not from ${listed(unwantedOutlets)}`] : []),
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
        const all = counted(stories, 'story', 'stories');
        if (taken === 0) return `It takes none of the ${all} of ${when}: nothing would be posted.`;
        return taken === stories ? `It takes all ${all} of ${when}.` : `It takes ${taken} of the ${all} of ${when}.`;
      },
      perDay: (stories: number): string => `That is about ${rounded(stories)} a day.`,
      elsewhere: (stories: number): string =>
        `${counted(stories, 'story', 'stories')} of other outlets ${stories === 1 ? 'is' : 'are'} not counted.`,
      newest: 'The newest that it takes',
      nearest: 'The nearest that it leaves out',
      because: (topic: string): string => `is about ${topic}`,
    },
  },
  digestNewest: 'The newest one',
  age: (days: number): string => {
    if (days <= 0) return 'today';
    return days === 1 ? 'yesterday' : `${days} days ago`;
  },

  timeline: {
    /** `topic` comes escaped. */
    title: (topic: string): string => `What happened when: ${topic}`,
    /** Where the text names no day for what happened. `day` is in words, or a time that Discord shows. */
    reported: (day: string): string => `reported ${day}`,
    /** A figure for which a later report has another; both come escaped. */
    superseded: (figure: string, later: string, day: string): string =>
      `where this says “${figure}”, a report of ${day} has “${later}”`,
    none: (topic: string): string => `The coverage here tells of no event on this topic: ${topic}.`,
    daysLeftOut: (days: number): string =>
      `${counted(days, 'further day has', 'further days have')} something to tell. Name a narrower topic, or days, to see more.`,
    articlesLeftOut: (count: number): string =>
      `Made of the articles closest to the topic; ${counted(count, 'further one was', 'further ones were')} not read.`,
    page: (page: number, pages: number, lines: number): string =>
      `Page ${page} of ${pages} · ${counted(lines, 'line', 'lines')}`,
    /** The dialog that asks since when; titles and labels of at most 45 characters. */
    since: {
      title: 'What is new here since…',
      label: 'Since which day?',
      placeholder: 'Year-month-day, for example 2026-02-03',
    },
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
    filterTooLong: (length: number, limit: number): string =>
      `That filter has ${length} characters; at most ${limit} fit. Please shorten it.`,
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

  /** Buttons below an answer; at most 80 characters each. */
  buttons: {
    quotes: 'Quotes',
    followUp: 'Ask a follow-up',
    askAbout: 'Ask about this',
    share: 'Share',
    previous: 'Newer',
    next: 'Older',
    timeline: 'Timeline',
    timelineOf: 'Timeline of one of these…',
    newSince: 'New since…',
    askAgain: 'Ask again',
    earlier: 'Earlier',
    later: 'Later',
    forget: 'Erase everything',
    limits: 'Limits…',
    reset: 'Reset all',
  },
  answerGone:
    'This answer is no longer kept, so its buttons have nothing to show. Ask the question again for a fresh one.',
  /** `when` is a time that Discord shows. */
  repeated: (when: string): string =>
    `The same question was answered here ${when}, and the coverage has not changed since: this is that answer.`,
  /** `question` comes escaped. */
  followsUp: (question: string): string => `Follow-up to “${question}”`,

  quotes: {
    title: 'The words behind each number',
    explained:
      'Each quote is word for word what the article says, checked letter by letter; in small letters, what stands around it.',
    changed: 'The article has changed since; these are the words as they stood.',
    gone: 'The article is no longer in the coverage.',
    none: 'This answer cites nothing, so there are no quotes to show.',
  },

  /** What became of an article that an answer cites. `article` is its headline as a link, `since` a moment with a space before it, or empty; words of articles come escaped. */
  corrections: {
    corrected: (article: string, since: string, note: string): string =>
      `✏️ **Corrected${since}:** ${article}: “${note}”`,
    changed: (article: string, since: string, before: string, after: string): string =>
      `✏️ **Changed${since}:** ${article} said “${before}”, and says “${after}” now`,
    cut: (article: string, since: string, before: string): string =>
      `✏️ **Changed${since}:** ${article} no longer says “${before}”`,
    withdrawn: (article: string, since: string): string => `🚫 **Withdrawn${since}:** ${article}`,
    more: (count: number): string =>
      `${counted(count, 'more article', 'more articles')} of those cited below changed as well.`,
    /** In the place of a headline, where the newsroom said nothing. */
    withdrawnTitle: 'An article that was withdrawn',
    above: 'What stood here stands in the message above now.',
    pressed: 'Since this answer was given:',
    /** Below the headline of a quoted article. */
    note: (since: string, note: string): string => `✏️ **Corrected${since}:** “${note}”`,
    now: (since: string): string => (since === '' ? 'It says now:' : `It says now (changed${since}):`),
  },

  /** What became of an article, for who asks that. `when` is "on 27 November 2026, 14:05", or `once`. Before a colon and a quote, but for those that stand alone. */
  changes: {
    at: (minute: string): string => `on ${minute}`,
    once: 'once, before such moments were kept',
    until: (when: string): string => `Changed ${when}. It said before`,
    since: (when: string): string => `It has said since (${when})`,
    gone: (when: string): string => `Taken out ${when}`,
    note: (when: string): string => `Corrected ${when}`,
    unchanged: (when: string): string => `Nothing changed: it stands as it was read ${when}, and begins`,
    withdrawn: (when: string, note: string | null): string =>
      `The article was withdrawn ${when}${note === null ? '.' : `: “${note}”`}`,
    more: (count: number): string => `${counted(count, 'earlier change', 'earlier changes')} more.`,
  },

  followUp: {
    /** At most 45 characters, as for each title and label of a dialog. */
    title: 'Ask a follow-up',
    label: 'Your question',
    placeholder: 'It may lean on the answer: “And when was that signed?”',
  },

  share: {
    /** `who` is a mention that pings nobody. */
    by: (who: string): string => `Shared by ${who}`,
    again: 'You have shared this answer already.',
    changed:
      'An article that this answer quotes has been changed or withdrawn since, so it was not shared. Ask again to share what the coverage says now.',
    failed: 'Discord did not take all of it. Look at the channel; if something is missing there, you can share again.',
    youMayNot: 'You may not write in this channel, so the answer was not shared.',
    botMayNot:
      'I may not write in this channel, so the answer was not shared. Somebody who manages the server can allow it.',
  },

  rating: {
    thanks: 'Thank you. The editors see it with this answer.',
    /** At most 45 characters, as each label of the dialog. */
    title: 'What was wrong with it?',
    reason: 'The main thing',
    choose: 'Choose one',
    reasons: {
      wrong: 'It is wrong',
      wrong_source: 'The source doesn’t say that',
      outdated: 'It is outdated',
      incomplete: 'Something is missing',
      other: 'Something else',
    },
    comment: 'In your own words (if you like)',
    noted: (reason: string): string => `Noted: “${reason}”. Thank you; the editors see it with this answer.`,
  },

  /** Why a question isn't taken now; `opensAt` is a time that Discord shows. */
  refused: {
    personDay: (opensAt: string): string =>
      `You have asked all your questions for today. You can ask again ${opensAt}.`,
    serverDay: (opensAt: string): string =>
      `This server has asked all its questions for today. It can ask again ${opensAt}.`,
    personBurst: (opensAt: string): string => `That was quick! You can ask again ${opensAt}.`,
    serverBurst: (opensAt: string): string =>
      `Many people are asking here at the moment. You can ask again ${opensAt}.`,
    server: 'This bot does not answer in this server. Whoever runs it can let this server in.',
    /** `channels` are links to channels. */
    channel: (channels: string): string => `Questions are not answered in this channel. Ask in ${channels}.`,
    notYours: 'Only people who may manage this server can change its settings.',
  },

  articles: {
    /** `topic` comes escaped. */
    title: (topic: string | null): string => (topic === null ? 'The articles, newest first' : `Articles on ${topic}`),
    none: 'No article fits. Leave an option out, or choose other dates.',
    page: (page: number, pages: number, total: number): string =>
      `Page ${page} of ${pages} · ${counted(total, 'article', 'articles')}`,
    changed: 'The coverage has changed, and this page no longer exists. Call /articles again.',
  },

  check: {
    title: 'Checked against the coverage',
    supported: 'The coverage says so',
    partly: 'The coverage says so in part',
    contradicted: 'The coverage says otherwise',
    not_covered: 'Nothing on it in the coverage',
    unchecked: 'Closest in the coverage; read for yourself',
    noClaims: 'There is no statement in this message that could be checked.',
    more: (count: number): string =>
      `${counted(count, 'further statement was', 'further statements were')} not looked at.`,
    noText: 'This message has no text to check.',
    otherLanguage: 'No article is in the language of this message, so what the coverage says may have been missed.',
    byClaude: (model: string | null): string =>
      `${writerName(model)} read these statements, and no more of the message, against the quotes. Nothing of it is kept here.`,
    /** Why Claude didn't read it. */
    byCode: (reason: QuotesReason | 'off'): string =>
      `${reason === 'off' ? 'Nobody has judged these statements' : `${because[reason]}, so nobody has judged these statements`}: the quotes are what comes closest in the articles.`,
  },

  status: {
    title: 'How this bot is doing',
    articles: (count: number): string => counted(count, 'article', 'articles'),
    coverage: 'Coverage',
    newest: 'Newest article',
    sync: 'Last look for new articles',
    neverSynced: 'not yet',
    sourceRead: (when: string): string => `read ${when}`,
    sourceFails: (when: string): string => `⚠ can’t be read now; last read ${when}. Its news may be missing`,
    sourceSilent: (when: string): string => `⚠ nothing new since ${when}, longer than ever before`,
    moreSources: 'Other sources',
    allRead: (count: number): string => `${count}, all read`,
    overdue: 'overdue: whoever runs the bot should look at its log',
    claude: 'Claude',
    up: (model: string): string => `writes the answers (${model})`,
    down: 'cannot be reached at the moment; answers are quotes',
    none: 'not set up; answers are quotes',
    budget_spent: 'today’s budget is spent; answers are quotes',
    yours: 'Your questions left today',
    server: 'This server’s questions left today',
    unlimited: 'no limit',
    version: 'Version',
  },

  privacy: {
    title: 'What this bot keeps',
    question:
      'Each question, with its answer, its sources and the time, so that editors can look into what went wrong.',
    hashed:
      'Your id and the server’s, only as a hash made with a secret of this bot: from it alone nobody can read who you are.',
    days: (days: number): string => `All of it is deleted after ${counted(days, 'day', 'days')}.`,
    anthropic: 'Your question and the passages that were found go to Anthropic (Claude), which writes the answer.',
    ownServer:
      'Your question and the passages that were found go to a language model on the server that whoever runs this bot has chosen. It writes the answer.',
    noAnthropic: 'Nothing leaves this bot: it runs without Claude.',
    messages: 'A message that is checked against the coverage is not kept.',
    messagesToClaude:
      'Its statements go to Anthropic (Claude), which reads them against the articles, unless this server keeps that to code (/settings).',
    messagesToOwnServer:
      'Its statements go to that language model, which reads them against the articles, unless this server keeps that to code (/settings).',
    schedules:
      'Of a digest that comes by itself: what was set, with the ids of its channel, its tags and its role as they are, because it has to get there, and the server as a hash, until it is removed (/digest remove).',
    follows:
      'Of what you follow: what it is, and your id and that of your direct messages as they are, because it has to reach you, until you unfollow it or use /forget-me. Who follows what, nobody is shown.',
    forget: 'With /forget-me you erase everything at once.',
    training: 'Nothing is used to train a model.',
  },

  forget: {
    ask: 'This erases every question that you have asked here, the answers to them, your ratings, and what you follow. Messages in Discord stay: delete those in Discord. It cannot be undone.',
    done: (questions: number, ratings: number, follows: number): string =>
      `Erased: ${counted(questions, 'question', 'questions')}, ${counted(ratings, 'rating', 'ratings')} and ${counted(follows, 'thing', 'things')} that you followed. How many questions you have left today is kept for up to three days, without them.`,
    nothing: 'There is nothing of yours here.',
  },

  settings: {
    title: 'Settings of this server',
    visibility: 'Who sees the answers',
    public: 'Everybody in the channel',
    private: 'Only who asked',
    visibilityNote: 'The option “private” of /ask, /summary and /timeline overrides it.',
    language: 'Language',
    auto: 'Each person’s own',
    channels: 'Channels where questions are answered',
    allChannels: 'All channels',
    chooseChannels: 'Choose channels; none means all',
    personPerDay: 'Questions per person a day',
    serverPerDay: 'Questions from this server a day',
    timeZone: 'Time zone of its digests',
    zoneOfNewsroom: (zone: string): string => `the newsroom’s (${zone})`,
    zoneHint: 'The option “timezone” of /settings changes it.',
    checkedBy: 'Messages checked against the coverage are read by',
    checkers: { claude: 'Claude', code: 'code alone' },
    asSet: 'as the bot’s owner set it',
    limitsTitle: 'Limits of this server',
    limitsHint: 'A whole number, or empty',
    badLimit: (typed: string): string =>
      `“${typed}” is no whole number from 1 to 100000. Write one, or leave the field empty.`,
  },

  /** The newsroom's own channel. Names, questions and what went wrong come escaped; moments are times that Discord shows. */
  editors: {
    reports: (count: number): string => `${counted(count, 'answer was', 'answers were')} rated down`,
    noReason: 'no reason given',
    moreReports: (count: number): string => `And ${count} more: npm run trace -- --rated lists them.`,
    ended: 'Something that stood here is gone: it was forgotten at the wish of whoever asked, or its time was over.',
    emptied: 'What stood here is gone: it was forgotten at the wish of whoever asked, or its time was over.',

    warnings: 'Please have a look',
    failing: (name: string, detail: string): string => `**${name}** can’t be read: ${detail}`,
    silent: (name: string, since: string): string =>
      `**${name}** has brought nothing since ${since}, longer than ever before`,
    held: (name: string): string =>
      `**${name}** changed or lost more than a third at once, so that is held: npm run sources -- accept, once you have looked`,
    well: (name: string): string => `**${name}** is well again`,
    files: (count: number): string =>
      `${counted(count, 'file', 'files')} can’t be read, and ${count === 1 ? 'is' : 'are'} in no answer:`,
    moreFiles: (count: number): string => `and ${count} more: npm run read -- FILE says more of each`,
    postHeld: (channel: string, detail: string): string =>
      `A message to ${channel} may stand there or not, and I can’t look: ${detail}. Look yourself; I won’t send it again`,
    paused: (channel: string, detail: string): string => `The digest for ${channel} is paused: ${detail}`,
    digestLate: (channel: string, detail: string): string =>
      `A digest for ${channel} is due and hasn’t come yet: ${detail}. I go on trying`,
    digestGivenUp: (channel: string, detail: string): string => `A digest for ${channel} won’t come: ${detail}`,
    corrections: (messages: number, articles: number): string =>
      `${counted(articles, 'article', 'articles')} changed at once, and ${counted(messages, 'message', 'messages')} of mine would be corrected. Nothing is, until one of you has looked: was that meant?`,
    tellCorrections: 'Correct the answers',
    dropCorrections: 'Leave them as they are',
    correctionsTold: 'The answers are being corrected.',
    correctionsDropped: 'The answers stay as they are.',
    noCorrections: 'Nothing is held any more.',
    clock: (days: number): string =>
      `This machine’s clock is ${counted(days, 'day', 'days')} ahead of the last time. Until it is set, nothing is deleted by age`,

    unanswered: 'What readers asked and the coverage didn’t answer',
    allAnswered: 'Every question was answered from the coverage.',
    moreSubjects: (count: number): string =>
      `And ${counted(count, 'further subject', 'further subjects')}: see Export.`,
    cost: (yesterday: string, today: string): string => `Claude cost ${yesterday} yesterday, and ${today} so far today`,
    left: (dollars: string): string => `${dollars} is left for today`,

    week: (from: string, to: string): string => `The week from ${from} to ${to}`,
    asked: 'Asked',
    answered: 'answered',
    notCovered: 'not covered',
    failed: 'failed',
    sentences: 'Sentences of Claude’s',
    shown: 'shown',
    takenOut: 'taken out',
    ratings: 'Rated',
    price: 'Claude cost',
    time: 'Time to the whole answer',
    times: (median: string, most: string): string => `half within ${median}, 19 of 20 within ${most}`,
    picture: 'Questions by day of the month:',

    /** Labels of buttons and menus: at most 80 characters. */
    trace: 'Show a trace',
    export: 'Export',
    sources: 'How the sources stand',
    hide: (title: string): string => `Hide “${title}”`,
    show: (title: string): string => `Show “${title}” again`,
    hideExplained: 'A hidden article is in no answer, no digest and no list until somebody shows it again.',
    articleGone: 'That article is in the coverage no more.',
    exported: (count: number): string => `${counted(count, 'question', 'questions')}, as a table.`,
    nothingToExport: 'Nothing of it is kept any more.',
    notYours: 'Only people who may manage this server can do that, and only in the editors’ channel.',
    cited: 'Cited',
    hidden: 'hidden',
  },

  digests: digestsInEnglish,
  follows: followsInEnglish,
  /** As Discord names them where a server's roles are set. */
  permissions: {
    ViewChannel: 'View Channels',
    SendMessages: 'Send Messages',
    SendMessagesInThreads: 'Send Messages in Threads',
    EmbedLinks: 'Embed Links',
    AttachFiles: 'Attach Files',
    ReadMessageHistory: 'Read Message History',
    MentionEveryone: 'Mention @everyone, @here, and All Roles',
  },

  /** Suggestions while a date is typed. */
  days: {
    today: 'today',
    yesterday: 'yesterday',
    weekAgo: 'a week ago',
    monthStart: 'the first of this month',
    lastMonthStart: 'the first of last month',
    yearStart: 'the first of this year',
    yearAgo: 'a year ago',
  },
  /** A calendar day (`2026-02-03`) in words. */
  day: dayInWords,

  /** What the demo's own page says around the messages. In braces: what the page fills in. `**…**` is bold, `` `…` `` is to be typed. */
  page: {
    title: 'Dateline, to try out',
    person: 'You are',
    language: 'Your language',
    wire: 'Wire log',
    wireTitle: 'Between the bot and Discord',
    messages: 'Messages',
    welcomeTitle: 'Answers from your own coverage, with the words to prove it',
    welcomeSamples:
      'Dateline is a Discord bot for newsrooms. This is the real bot on a handful of sample articles; only Discord is played here, and a newsroom whose articles are invented. Without a Claude key nothing leaves this machine.',
    welcomeOwn:
      'Dateline is a Discord bot for newsrooms. This is the real bot on your own articles; only Discord is played by this page. Without a Claude key nothing leaves this machine.',
    askOne: 'Ask one of these, or type `/` below:',
    askOwn: 'Type `/` below to ask.',
    everyQuote: '**Every quote is checked** against the article, character by character: press Quotes below an answer.',
    dates: '**Dates are the articles’ own.** An answer says how old its newest source is; undated stays undated.',
    copies: '**Copies count once:** one report in two papers is one source.',
    notCovered: '**Not covered? It says so,** with the nearest headlines.',
    more: 'As Editor (top right) you get `/{settings}` and `/{digest}`, and see what editors are told; Wire log shows what goes between the bot and Discord. Your own articles: `npm run sources -- add` and your site’s address, or a folder in `CORPUS_DIR`. Going live: the README says how, step by step.',
    shows: { covered: 'covered', dated: 'dated', notCovered: 'not in the articles', headline: 'from your articles' },
    aboutHeadline: 'What do the articles say about “{headline}”?',
    played: 'A newsroom is played on this machine',
    playedSoon: 'Its articles come in while you look around: the newest shows here.',
    justIn: 'Just in from {outlet}, a newsroom played on this machine',
    askAboutIt: 'Ask about it',
    write: 'Write a message, or / for a command',
    commands: 'Commands',
    unknownCommand: 'There is no such command.',
    answersCommands: '{bot} answers commands: type /{ask} and your question.',
    send: 'Send',
    yes: 'True',
    no: 'False',
    required: '“{option}” is required. Fill it in, or press Escape.',
    notYesOrNo: '“{typed}” after “{option}” is neither {yes} nor {no}. Choose one of them.',
    notNumber: '“{typed}” after “{option}” is no whole number.',
    notChoice: '“{typed}” after “{option}” is none of the choices. Choose one of them.',
    turn: '⏩ To the next digest',
    turnToNews: '⏩ To the next news of what is followed',
    turnToMorning: '⏩ To the next morning',
    turnTo: 'Turns the clock on to {when}: what comes by itself until then, comes',
    correct: '✏️ Have the newsroom correct this',
    correctExplained:
      'Only in this demo: the newsroom that is played corrects the article, and the answer changes within half a minute',
    correcting: '✏️ The newsroom is correcting it…',
    escapeAgain: 'Press Escape once more to throw away what you have filled in.',
    failed: 'The application did not respond.',
    stopped: 'The program doesn’t answer. If you stopped it, run npm start again and open the address that it prints.',
    menuOf: 'Menu of the message by {name}',
    menu: 'Message',
    copyText: 'Copy text',
    thinking: '{bot} is thinking…',
    onlyYou: 'Only you can see this',
    dismiss: 'Dismiss message',
    edited: '(edited)',
    channels: 'Channels',
    kinds: { announcement: 'Announcements', forum: 'Forum', thread: 'Thread', direct: 'Direct messages' },
    unread: 'new messages',
    crossposted: 'Published to the channels that follow this one',
    download: 'Download {name}',
    choose: 'Choose',
    goesTo: 'This goes to {bot}.',
    cancel: 'Cancel',
    submit: 'Submit',
    someone: 'someone',
    someChannel: 'a channel',
  },

  /**
   * Names: 1 to 32 characters, lower case, no spaces, unlike each other within one command; descriptions: at most 100.
   * A command of the message menu has a name alone, which may hold spaces.
   */
  commands: {
    ask: {
      name: 'ask',
      description: 'Ask what the coverage says. Every sentence of the answer names its source.',
      options: {
        question: { name: 'question', description: 'Your question, in your own words' },
        from: { name: 'from', description: 'Only articles published on or after this day, for example 2026-02-03' },
        to: { name: 'to', description: 'Only articles published on or before this day, for example 2026-02-28' },
        outlet: { name: 'outlet', description: 'Only articles from this outlet' },
        private: { name: 'private', description: 'Show the answer to you alone' },
      },
    },
    summary: {
      name: 'summary',
      description: 'Sum up the latest stories, newest first, with their sources.',
      options: {
        days: { name: 'days', description: 'How many days back stories may lie' },
        topic: { name: 'topic', description: 'Only stories on this topic' },
        count: { name: 'count', description: 'How many stories at most' },
        private: { name: 'private', description: 'Show the digest to you alone' },
      },
    },
    timeline: {
      name: 'timeline',
      description: 'What happened when on a topic, the oldest first, each line with its source.',
      options: {
        topic: { name: 'topic', description: 'What it is about: a name, an event, a story' },
        from: { name: 'from', description: 'Nothing before this day, for example 2026-02-03' },
        to: { name: 'to', description: 'Nothing after this day, for example 2026-02-28' },
        private: { name: 'private', description: 'Show the timeline to you alone' },
      },
    },
    articles: {
      name: 'articles',
      description: 'Browse the articles, newest first. Only you see the list.',
      options: {
        topic: { name: 'topic', description: 'Only articles on this topic' },
        outlet: { name: 'outlet', description: 'Only articles from this outlet' },
        from: { name: 'from', description: 'Only articles published on or after this day, for example 2026-02-03' },
        to: { name: 'to', description: 'Only articles published on or before this day, for example 2026-02-28' },
      },
    },
    status: {
      name: 'status',
      description: 'How fresh the coverage is, whether Claude is there, and what you may still ask',
    },
    privacy: { name: 'privacy', description: 'What is kept of your questions, for how long, and who receives them' },
    forgetMe: { name: 'forget-me', description: 'Erase everything that you have asked, rated and follow here' },
    settings: {
      name: 'settings',
      description: 'Who sees answers, where, in which language, and how many a day',
      options: {
        timezone: {
          name: 'timezone',
          description: 'The time zone of this server’s digests, for example Europe/Warsaw',
        },
      },
    },
    digest: {
      name: 'digest',
      description: 'Digests that come by themselves, with what is new',
      rhythms: {
        daily: { name: 'every day' },
        weekdays: { name: 'Monday to Friday' },
        weekly: { name: 'every week' },
        hourly: { name: 'every hour, if there is something new' },
      },
      subcommands: {
        add: {
          name: 'add',
          description: 'Set up a digest for a channel. You see a preview first.',
          options: {
            channel: { name: 'channel', description: 'The channel, thread or forum where it comes' },
            every: { name: 'every', description: 'How often it comes' },
            at: { name: 'at', description: 'At what time, for example 8:00 or 8 am; without it, 8:00' },
            about: {
              name: 'about',
              description: 'Topics or outlets in your own words: “arms deals, not sport”; empty for all',
            },
            count: { name: 'count', description: 'How many stories at most' },
            language: { name: 'language', description: 'The language it is written in' },
          },
        },
        list: { name: 'list', description: 'All digests of this server, with the time of the next one' },
        edit: {
          name: 'edit',
          description: 'Change a digest',
          options: { digest: { name: 'digest', description: 'Which one' } },
        },
        pause: {
          name: 'pause',
          description: 'Pause a digest, or let a paused one go on',
          options: { digest: { name: 'digest', description: 'Which one' } },
        },
        preview: {
          name: 'preview',
          description: 'What the last week would have brought, and when the next one comes',
          options: { digest: { name: 'digest', description: 'Which one' } },
        },
        remove: {
          name: 'remove',
          description: 'Remove a digest for good',
          options: { digest: { name: 'digest', description: 'Which one' } },
        },
      },
    },
    follow: {
      name: 'follow',
      description: 'Get a message when a topic, a story or an outlet has something new',
      subcommands: {
        topic: {
          name: 'topic',
          description: 'Follow a topic in your own words',
          options: {
            topic: { name: 'topic', description: 'Topics in your own words: “K2 tanks, Gdynia”' },
            channel: {
              name: 'channel',
              description: 'A channel of this server instead of your direct messages; for who may manage it',
            },
            most: { name: 'most', description: 'Messages a day at most; without it, 5' },
            quiet: { name: 'quiet', description: 'Quiet hours, for example 22:00-07:00, or “none”' },
          },
        },
        story: {
          name: 'story',
          description: 'Follow the newest story on something',
          options: {
            topic: { name: 'topic', description: 'What the story is about' },
            channel: {
              name: 'channel',
              description: 'A channel of this server instead of your direct messages; for who may manage it',
            },
            most: { name: 'most', description: 'Messages a day at most; without it, 5' },
            quiet: { name: 'quiet', description: 'Quiet hours, for example 22:00-07:00, or “none”' },
          },
        },
        outlet: {
          name: 'outlet',
          description: 'Follow everything that an outlet publishes',
          options: {
            outlet: { name: 'outlet', description: 'Which outlet' },
            channel: {
              name: 'channel',
              description: 'A channel of this server instead of your direct messages; for who may manage it',
            },
            most: { name: 'most', description: 'Messages a day at most; without it, 5' },
            quiet: { name: 'quiet', description: 'Quiet hours, for example 22:00-07:00, or “none”' },
          },
        },
        list: { name: 'list', description: 'What you follow, to pause or unfollow it' },
      },
    },
    check: { name: 'Check against coverage' },
  },
};
