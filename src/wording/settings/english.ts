/** What stands in the settings of a server, and what Discord calls the permissions there. */
export const settingsInEnglish = {
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
};
