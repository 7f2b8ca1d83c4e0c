import { counted } from '../counts/english.ts';

const messages = (count: number): string => counted(count, { one: 'message', other: 'messages' });

/** Quiet hours in words. */
export interface QuietWords {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** How much comes, and when not. */
function amount(mostADay: number, quiet: QuietWords | null): string {
  const most = `at most ${messages(mostADay)} a day`;
  return quiet === null ? most : `${most}, never between ${quiet.from} and ${quiet.to} (${quiet.zone})`;
}

/** What people read about what they follow. Markdown stands in what comes in; it is escaped already. */
export const followsInEnglish = {
  /** Above a message. `label` is a topic, a headline or an outlet. */
  heading: (label: string, isHere: boolean): string => (isHere ? `Followed here: ${label}` : `You follow ${label}`),
  because: (words: string): string => `because: ${words}`,
  /** Where nothing can be named: the story itself. */
  goesOn: 'it goes on with the story',
  print: (mostADay: number, quiet: QuietWords | null): string =>
    `${capital(amount(mostADay, quiet))}. More: /follow list`,

  /** What was understood. `where` is a channel, or `null` for direct messages. */
  promised: {
    topic: (label: string, where: string | null, mostADay: number, quiet: QuietWords | null): string =>
      `${comes(where)} when something new matches “${label}”, ${amount(mostADay, quiet)}.`,
    story: (label: string, where: string | null, mostADay: number, quiet: QuietWords | null): string =>
      `${comes(where)} when “${label}” moves, ${amount(mostADay, quiet)}.`,
    outlet: (label: string, where: string | null, mostADay: number, quiet: QuietWords | null): string =>
      `${comes(where)} when ${label} publishes something new, ${amount(mostADay, quiet)}.`,
  },
  /** In which names of languages are said. */
  locale: 'en',
  /** `languages` are names of languages. */
  coverageIn: (languages: string): string => `The coverage is in ${languages}: words in that language find more.`,
  unread: 'No topic was found in these words.',
  keptInClear:
    'So that it can reach you, your id is kept as it is until you unfollow (/privacy). Close your direct messages to this bot, and nothing comes.',
  there: 'This is followed already.',
  full: (limit: number, isServer: boolean): string =>
    isServer
      ? `This server follows ${limit} things already, and no more fit. Unfollow one first: /follow list`
      : `You follow ${limit} things already, and no more fit. Unfollow one first: /follow list`,
  noMessages: 'Discord doesn’t let this bot write to you directly, so you can’t follow anything here.',
  notYours: 'Only people who may manage this server can follow something in its channels.',
  onlyInServers: 'A channel can be named in a server only.',
  noStory: (topic: string): string => `The coverage has no story on “${topic}”.`,
  nothingToFollow: 'There is no story here that could be followed.',

  unfollowed: (label: string): string => `“${label}” is no longer followed.`,
  unfollowedErased: 'Where to reach you is erased with it.',
  gone: 'This is not followed any more; nothing is left to undo.',
  notTheirs: 'Only who follows it can unfollow it.',

  listTitle: 'What you follow',
  serverTitle: 'What this server follows',
  none: 'You follow nothing yet. Press “Follow this story” below an answer, or use /follow topic.',
  kinds: { topic: 'topic', story: 'story', outlet: 'outlet' },
  choose: 'Choose one',
  paused: (when: string, why: string): string => `paused ${when}: ${why}`,
  pausedBy: {
    'by hand': 'as you wanted',
    'channel gone': 'its channel is gone',
    permission: 'the bot may not write there',
    unusable: 'Discord refused it',
  },
  closed:
    'Your direct messages are closed to this bot. Allow direct messages in the privacy settings of a server where it is, then press Resume.',
  pausedNow: 'Paused. Nothing comes until you resume it.',
  resumedNow: 'It goes on, with what came meanwhile.',
  amount: (mostADay: number, quiet: QuietWords | null): string => amount(mostADay, quiet),

  /** At most 80 characters each. */
  buttons: {
    story: 'Follow this story',
    topic: 'Follow this topic',
    storyOf: 'Follow one of these…',
    unfollow: 'Unfollow',
    undo: 'Undo',
    pause: 'Pause',
    resume: 'Resume',
    back: 'Back',
  },
};

function comes(where: string | null): string {
  return where === null ? 'You will get a direct message' : `A message comes in ${where}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
