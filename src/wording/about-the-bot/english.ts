import { counted } from '../counts/english.ts';

/** What the bot says of itself: how it is doing, what it keeps and erases. */
export const aboutTheBotInEnglish = {
  status: {
    title: 'How this bot is doing',
    articles: (count: number): string => counted(count, { one: 'article', other: 'articles' }),
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
    days: (days: number): string => `All of it is deleted after ${counted(days, { one: 'day', other: 'days' })}.`,
    underWay:
      'While an answer is being made: what lets this bot reply to you, so that you are told if it breaks off. It is deleted when the answer is there, after a quarter of an hour at the latest.',
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
      `Erased: ${counted(questions, { one: 'question', other: 'questions' })}, ${counted(ratings, { one: 'rating', other: 'ratings' })} and ${counted(follows, { one: 'thing', other: 'things' })} that you followed. How many questions you have left today is kept for up to three days, without them.`,
    nothing: 'There is nothing of yours here.',
  },
};
