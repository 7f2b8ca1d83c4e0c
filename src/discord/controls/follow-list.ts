import { ButtonStyle, ComponentType } from 'discord.js';
import type { Follow } from '../../coverage/follow.ts';
import type { FollowOwner } from '../../schedule/follows.ts';
import type { Schedule } from '../../store/schedules.ts';
import type { Wording } from '../../wording/wording.ts';
import { followChoice, followLine, followPaused, followPromise } from '../render/follow-embeds.ts';
import { line, type Message, type Paragraph, type Row, sentence } from '../render/markup.ts';
import { colours, fitted, toMessages } from '../render/messages.ts';
import { choiceChars } from '../render/size-limits.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Answerable } from '../wire/interactions.ts';
import { mayManage } from './change-settings.ts';
import { customId, verbs } from './custom-id.ts';

/** What a press below the list, or below one follow of it, does. */
export const followParts = {
  list: 'list',
  pick: 'pick',
  pause: 'pause',
  resume: 'resume',
  unfollow: 'unfollow',
} as const;

type Followed = Schedule & { readonly follow: Follow };

/** All that a person follows and, where they may manage the server, what it follows: each with a menu to pick one. */
export async function followList(interaction: Answerable, own: Wording, context: BotContext): Promise<Message> {
  const { user, guildId } = interaction;
  const said = own.follows;
  const theirs = await followsOf({ kind: 'person', id: user.id }, context);
  const isManager = guildId !== null && mayManage(interaction);
  const servers = isManager ? await followsOf({ kind: 'server', id: guildId }, context) : [];
  if (theirs.length + servers.length === 0) return sentence(said.none);
  const lists = [
    { owner: 'person', title: said.listTitle, all: theirs },
    { owner: 'server', title: said.serverTitle, all: servers },
  ].filter(({ all }) => all.length > 0);
  const lines = lists.flatMap(({ title, all }) => [
    line('plain', true, `**${title}**`),
    ...all.map((schedule) => line('plain', false, `• ${followLine(schedule, own)}`)),
  ]);
  // What there is no room for can be picked all the same.
  const [message = sentence('')] = fitted(
    lines.length,
    (kept) => toMessages(lines.slice(0, kept), '', colours.quotes),
    1,
  );
  return { ...message, rows: lists.map(({ owner, all }) => menuOf(owner, all, own)) };
}

async function followsOf(owner: FollowOwner, { follows }: BotContext): Promise<Followed[]> {
  return (await follows.list(owner)).flatMap((one) => (one.follow === null ? [] : [{ ...one, follow: one.follow }]));
}

function menuOf(owner: string, all: readonly Followed[], own: Wording): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId(verbs.follows, followParts.pick, owner),
        placeholder: own.follows.choose,
        options: all.map(({ id, follow }) => ({ value: id, label: followChoice(follow, own, choiceChars) })),
      },
    ],
  };
}

/** One follow as it is set, and what can be done with it. @param notice said before everything else */
export function followDetails(schedule: Schedule, own: Wording, notice: string | null = null): Message {
  const { follow, paused, id, follower } = schedule;
  if (follow === null) return sentence(own.follows.gone);
  const said = own.follows;
  const isClosed = paused?.why === 'permission' && follower !== null;
  const blocks: Paragraph[] = [
    ...(notice === null ? [] : [line('plain', false, notice)]),
    line('plain', notice !== null, followPromise(follow, schedule, follower === null, own)),
    ...(paused === null ? [] : [line('plain', false, `⏸ ${followPaused(paused, own)}`)]),
    ...(isClosed ? [line('plain', false, said.closed)] : []),
  ];
  const button = (part: string, label: string, style: ButtonStyle.Secondary | ButtonStyle.Danger) =>
    ({ type: ComponentType.Button, style, label, custom_id: customId(verbs.follows, part, id) }) as const;
  const [message = sentence('')] = toMessages(blocks, '', colours.quotes);
  return {
    ...message,
    rows: [
      {
        type: ComponentType.ActionRow,
        components: [
          paused === null
            ? button(followParts.pause, said.buttons.pause, ButtonStyle.Secondary)
            : button(followParts.resume, said.buttons.resume, ButtonStyle.Secondary),
          button(followParts.unfollow, said.buttons.unfollow, ButtonStyle.Danger),
          button(followParts.list, said.buttons.back, ButtonStyle.Secondary),
        ],
      },
    ],
  };
}
