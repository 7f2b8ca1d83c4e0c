import { ButtonStyle, ComponentType } from 'discord.js';
import type { Follow } from '../../coverage/follow.ts';
import type { QuietHours } from '../../coverage/rhythm.ts';
import { type FollowOwner, followForm, mostFollows, nightHours } from '../../schedule/follows.ts';
import { languageLike } from '../../wording/translations.ts';
import type { Wording } from '../../wording/wording.ts';
import { followPromise } from '../render/follow-embeds.ts';
import { line, type Message, type Paragraph, type Row, sentence } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { standingOf } from '../wire/channel-standing.ts';
import { directMessages } from '../wire/direct-messages.ts';
import type { Answerable } from '../wire/interactions.ts';
import { customId, verbs } from './custom-id.ts';
import { lackBlocks } from './draft-panel.ts';

/** What somebody wants to follow, and where. */
export interface Wanted {
  readonly follow: Follow;
  /** A topic in the coverage's language, where it was put into that: what is searched for. */
  readonly words?: string | undefined;
  /** Id of a channel of the server; `null` for the person's direct messages. Whether they may choose it was looked at. */
  readonly channel: string | null;
  /** `usual`: at night in direct messages, never in a channel. */
  readonly quiet: QuietHours | null | 'usual';
  /** What was understood of it, said below. */
  readonly understood?: readonly Paragraph[];
}

/** Follows something from now on, and says what will come of it; Discord is asked for direct messages only now. */
export async function beginFollow(
  interaction: Answerable,
  { follow, words, channel: wanted, quiet, understood = [] }: Wanted,
  audience: Audience,
  context: BotContext,
): Promise<Message> {
  const { own, settings } = audience;
  const said = own.follows;
  const { guildId, user } = interaction;
  const isHere = wanted !== null;
  if (isHere && guildId === null) return sentence(said.onlyInServers);
  const owner: FollowOwner = isHere ? { kind: 'server', id: guildId ?? '' } : { kind: 'person', id: user.id };
  // Somebody's direct messages are one channel for good: it is known from what they follow already.
  const channel = wanted ?? (await context.follows.list(owner))[0]?.channel ?? (await directMessages(interaction));
  if (channel === null) return sentence(said.noMessages);
  const fixed =
    settings === null || settings.language === 'auto' ? (interaction.guildLocale ?? 'en') : settings.language;
  const place = {
    channel,
    timeZone: settings?.timeZone ?? context.calendar.timeZone,
    language: languageLike(isHere ? fixed : interaction.locale),
    quiet: quiet === 'usual' ? (isHere ? null : nightHours) : quiet,
  };
  const admitted = await context.follows.add(owner, followForm(follow, place, words));
  if (admitted.kind === 'full') return sentence(said.full(mostFollows, isHere));
  const { schedule } = admitted;
  const promise = line('plain', false, followPromise(schedule.follow ?? follow, schedule, isHere, own));
  const isNew = admitted.kind === 'added';
  const blocks = [
    ...(isNew ? [] : [line('plain', false, said.there)]),
    promise,
    ...(isNew ? understood : []),
    ...(isHere ? lackBlocks(await standingOf(interaction, channel), null, interaction, own) : []),
    ...(isNew && !isHere ? [line('small', true, said.keptInClear)] : []),
  ];
  const [message = sentence('')] = toMessages(blocks, '', colours.quotes);
  return { ...message, rows: [undoRow(schedule.id, isNew ? 'undo' : 'unfollow', own)] };
}

function undoRow(id: string, label: 'undo' | 'unfollow', { follows: { buttons } }: Wording): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: buttons[label],
        custom_id: customId(verbs.unfollow, id),
      },
    ],
  };
}
