import { counted, weekday } from '../counts/english.ts';

const stories = (count: number): string => counted(count, { one: 'story', other: 'stories' });

/** What people read about digests that come by themselves, while they set them up. Markdown stands in what comes in; it is escaped already. */
export const digestsInEnglish = {
  newTitle: 'A new digest',
  editTitle: (id: string): string => `Digest ${id}`,
  listTitle: 'Digests of this server',
  none: 'No digest comes here by itself yet. /digest add sets one up.',
  full: (limit: number): string => `This server has ${limit} digests already, and no more fit. Remove one first.`,
  gone: 'There is no such digest here any more. /digest list shows those there are.',
  draftGone:
    'This draft is gone: it was saved or left, the bot was restarted, or it lies long back. Nothing of it was saved; begin again with /digest.',
  notYours: 'Only people who may manage this server can set up its digests.',

  where: 'Where',
  when: 'When',
  next: 'Next',
  never: 'never',
  about: 'About',
  everything: 'all news',
  size: 'Size',
  upTo: (count: number): string => `at most ${stories(count)}`,
  language: 'Language',
  quiet: 'Quiet hours',
  noQuiet: 'none',
  mention: 'Mentions',
  nobody: 'nobody',
  whenEmpty: 'When nothing is new',
  empty: { skip: 'stay silent', say: 'say so' },
  missed: 'When one was missed',
  late: { newest: 'the newest comes late', none: 'it is left out' },
  crosspost: 'Passed on to followers',
  yes: 'yes',
  forumTitle: 'Title of the post',
  /** When nobody has named one. */
  forumDefault: 'News digest',
  tags: 'Tags',

  rhythms: {
    daily: 'every day',
    weekdays: 'Monday to Friday',
    weekly: 'every week',
    hourly: 'every hour, if there is news',
  },
  rhythm: {
    daily: (at: string): string => `every day at ${at}`,
    weekdays: (at: string): string => `Monday to Friday at ${at}`,
    weekly: (day: number, at: string): string => `every ${weekday(day)} at ${at}`,
    hourly: 'every hour, if there is something new',
    often: 'as soon as there is something new',
  },
  weekday,
  zone: (zone: string): string => `time zone ${zone}`,
  zoneTaken: (zone: string): string =>
    `The time zone ${zone} is the newsroom’s. Another one for this server: /settings with its option “timezone”.`,

  previewFailed: 'What the last days would have brought can’t be said at the moment.',

  nothingPosted: 'Nothing is posted before you press Save.',
  saved: (id: string): string => `Saved as digest ${id}.`,
  cancelled: 'Nothing was saved.',
  firstAt: (when: string, channel: string): string => `The next one comes ${when} in ${channel}.`,
  changedMeanwhile:
    'Somebody else has changed this digest meanwhile. This is how it stands now; make your change again.',
  tagNeeded: 'This forum wants a tag on every post. Choose one, then save.',
  channelGone: 'This channel is not there, or hidden from the bot. Choose another one.',
  everyone: 'Everyone can’t be mentioned: choose a role, or nobody.',
  roleNotYours: 'You may not mention this role yourself, so the bot doesn’t for you.',

  /** Names what permissions lack, by feature. `permissions` are Discord’s own names. */
  lacks: {
    digests: (permissions: string): string => `⚠ Nothing can be posted there: the bot’s role lacks ${permissions}.`,
    certainty: (permissions: string): string =>
      `⚠ The bot’s role lacks ${permissions} there. After a crash it can’t be sure what was posted, so such a digest is held back.`,
    mentions: (permissions: string): string =>
      `⚠ Not everybody may mention this role, and the bot’s role lacks ${permissions}: the digest comes without pinging it.`,
  },
  unseen: '⚠ The bot can’t see this channel, so nothing can be posted there.',

  paused: (when: string, why: string): string => `paused ${when}: ${why}`,
  pausedBy: {
    'by hand': 'somebody paused it',
    'channel gone': 'its channel is gone',
    permission: 'a permission is missing there',
    unusable: 'Discord refused it',
  },
  pausedNow: 'Paused. Nothing comes until it is resumed.',
  resumedNow: (when: string): string => `It goes on. The next one comes ${when}.`,
  removeAsked: 'Remove this digest for good? What was posted stays.',
  removed: 'The digest is removed.',

  choose: 'Choose a digest',
  chooseChannel: 'Another channel, thread or forum',
  chooseRole: 'A role to mention; nobody by default',
  chooseTags: 'Tags of the post',

  buttons: {
    when: 'When…',
    what: 'What…',
    crosspostOn: 'Pass on to followers',
    crosspostOff: 'Don’t pass on',
    save: 'Save',
    cancel: 'Cancel',
    edit: 'Edit',
    pause: 'Pause',
    resume: 'Resume',
    preview: 'Preview',
    remove: 'Remove',
    back: 'Back',
  },

  /** Titles and labels of dialogs: at most 45 characters. */
  dialog: {
    when: 'When it comes',
    rhythm: 'How often',
    weekday: 'Day of the week, for a weekly one',
    at: 'Time',
    quiet: 'Quiet hours, for example 22:00-07:00',
    missed: 'If one was missed while the bot was down',
    what: 'What is in it',
    about: 'Topics or outlets; empty for all news',
    aboutHint: 'In your own words: “arms deals, not sport”',
    count: 'How many stories at most (1 to 10)',
    language: 'Language',
    whenEmpty: 'When nothing is new',
    forumTitle: 'Title of the post',
  },

  /** Errors of what was typed. */
  badTime: (typed: string): string => `“${typed}” is no time I can read. Write it like 8:00, 20:30 or 8 am.`,
  badQuiet: (typed: string): string =>
    `“${typed}” are no quiet hours I can read. Write them like 22:00-07:00, or leave them empty.`,
  badZone: (typed: string): string =>
    `There is no time zone “${typed}”. Choose one of those offered, for example Europe/Warsaw.`,
  badCount: (typed: string): string => `“${typed}” is no whole number from 1 to 10.`,

  status: 'Next digest in this server',
  zoneNow: (time: string): string => `now ${time}`,
};
