/** What can be pressed below an answer or picked while typing, and what comes of it. */
export const controlsInEnglish = {
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
};
