/** Why a question gets no answer: what was typed, who may ask, what went wrong. */
export const refusalsInEnglish = {
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

  sorry: 'Sorry, something went wrong on this side. Please ask again in a few minutes.',
  cannotShow: 'Sorry, Discord did not take the answer. Please ask again in a few minutes.',
  stopped: 'The bot was stopped before the answer was ready. Please ask again in a minute.',
  restLost: 'Discord did not take the rest of this answer. Please ask again, or ask more narrowly.',
  stopping: 'The bot is being restarted. Please ask again in a minute.',
  outOfTime: 'The answer took too long, and Discord does not let me wait any longer. A narrower question may help.',
  unknownCommand: 'This command no longer exists. Reload Discord to see the current ones.',
};
