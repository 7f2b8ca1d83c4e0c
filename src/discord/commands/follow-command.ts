import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Follow } from '../../coverage/follow.ts';
import { InputError, unknownOutletError } from '../../desk/check-input.ts';
import { detectLanguage } from '../../language/detect.ts';
import { mostADay } from '../../schedule/follows.ts';
import { beginFollow, type Wanted } from '../controls/begin-follow.ts';
import { mayManage } from '../controls/change-settings.ts';
import { quietHours } from '../controls/digest-dialogs.ts';
import { followList } from '../controls/follow-list.ts';
import { suggest } from '../controls/suggest-options.ts';
import { translatedTopic } from '../controls/translated-topic.ts';
import { previewBlocks } from '../render/briefing-embeds.ts';
import { asData } from '../render/escape.ts';
import { line, type Message, sentence } from '../render/markup.ts';
import { digestWordsChars, outletChars, topicChars } from '../render/size-limits.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { deliver } from '../wire/deliver.ts';
import { replyPrivately } from '../wire/send.ts';
import { outletOption, readTopic, topicOption } from './command-options.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** What is asked for, as Discord knows it. */
const options = { channel: 'channel', most: 'most', quiet: 'quiet' } as const;
const quietChars = 40;
/** Of what a topic would have brought, this much is shown. */
const shownNewest = 3;
const suggestedOutlets = 10;
/** A forum's posts want titles: there, a digest comes. */
const followChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;

type Kind = Follow['kind'];

/** Follows a topic, a story or an outlet: in one's direct messages or, for who may manage the server, in a channel. */
export const follow: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ follow }) => follow),
    ...anywhere,
    options: [
      ofKind('topic', {
        ...topicOption(({ follow }) => follow?.subcommands?.topic?.options?.topic, digestWordsChars),
        required: true,
      }),
      ofKind('story', { ...topicOption(({ follow }) => follow?.subcommands?.story?.options?.topic), required: true }),
      ofKind('outlet', {
        ...outletOption(({ follow }) => follow?.subcommands?.outlet?.options?.outlet),
        required: true,
      }),
      { type: ApplicationCommandOptionType.Subcommand, ...described(({ follow }) => follow?.subcommands?.list) },
    ],
  },
  suggest,

  async execute(interaction, audience, context) {
    const kind = interaction.options.getSubcommand();
    const channel = interaction.options.getChannel(options.channel);
    const refusal =
      channel === null
        ? null
        : interaction.guildId === null
          ? audience.own.follows.onlyInServers
          : mayManage(interaction)
            ? null
            : audience.own.follows.notYours;
    if (refusal !== null) return replyPrivately(interaction, sentence(refusal));
    // What was mistyped is told before Discord shows that something is coming.
    const place = { channel: channel?.id ?? null, quiet: readQuiet(interaction) };
    await deliver(interaction, { isPrivate: true, audience }, context, async ({ signal }) => {
      if (kind !== 'topic' && kind !== 'story' && kind !== 'outlet')
        return [await followList(interaction, audience.own, context)];
      const most = interaction.options.getInteger(options.most) ?? mostADay.default;
      const understood = await understand[kind](interaction, most, audience, context, signal);
      if ('refusal' in understood) return [understood.refusal];
      return [await beginFollow(interaction, { ...understood, ...place }, audience, context)];
    });
  },
};

function ofKind(
  kind: Kind,
  what: NonNullable<APIApplicationCommandSubcommandOption['options']>[number],
): APIApplicationCommandSubcommandOption {
  const said = (option: keyof typeof options) =>
    described(({ follow }) => follow?.subcommands?.[kind]?.options?.[option]);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...described(({ follow }) => follow?.subcommands?.[kind]),
    options: [
      what,
      { type: ApplicationCommandOptionType.Channel, ...said('channel'), channel_types: [...followChannels] },
      { type: ApplicationCommandOptionType.Integer, ...said('most'), min_value: 1, max_value: mostADay.limit },
      { type: ApplicationCommandOptionType.String, ...said('quiet'), max_length: quietChars },
    ],
  };
}

/** @throws {InputError} for hours that are none. A word without a figure, such as "none", is no quiet hours. */
function readQuiet({ options: given, locale }: ChatInputCommandInteraction): Wanted['quiet'] {
  const typed = given.getString(options.quiet)?.trim() ?? '';
  if (typed === '') return 'usual';
  return /\p{N}/u.test(typed) ? quietHours(typed, locale) : null;
}

type Understood = Pick<Wanted, 'follow' | 'words' | 'understood'> | { readonly refusal: Message };

/** What is to be followed, from what was typed. @throws {InputError} for what can't be used. */
const understand: Readonly<
  Record<
    Kind,
    (
      interaction: ChatInputCommandInteraction,
      mostADay: number,
      audience: Audience,
      context: BotContext,
      signal: AbortSignal,
    ) => Promise<Understood>
  >
> = {
  topic: async (interaction, mostADay, audience, context, signal) => {
    const { desk } = context;
    const { own } = audience;
    const topic = readTopic(interaction.options) ?? '';
    const follow: Follow = { kind: 'topic', label: topic, articles: [], mostADay };
    const preview = await desk.previewBriefing(topic, shownNewest);
    const { wanted, outlets } = preview.wish;
    if (wanted.length + outlets.length === 0) throw new InputError(({ follows }) => follows.unread);
    const languages = await desk.languages();
    const isForeign = preview.taken === 0 && languages.length > 0 && !languages.includes(detectLanguage(topic));
    if (!isForeign) return { follow, understood: previewBlocks(preview, topic, own) };
    const words = await translatedTopic(interaction, topic, audience, context, signal);
    if (words !== null) {
      const translated = await desk.previewBriefing(words, shownNewest);
      return { follow, words, understood: previewBlocks(translated, words, own) };
    }
    const names = new Intl.DisplayNames([own.follows.locale], { type: 'language' });
    const coverageIn = own.follows.coverageIn(languages.map((tag) => names.of(tag) ?? tag).join(', '));
    return { follow, understood: [...previewBlocks(preview, topic, own), line('plain', true, coverageIn)] };
  },
  story: async (interaction, mostADay, { own }, { desk, clock }) => {
    const topic = readTopic(interaction.options) ?? '';
    const filter = { from: null, to: null, outlets: [] };
    const askedAt = new Date(clock.now());
    const [newest] = (await desk.browse({ topic, filter, askedAt, offset: 0, limit: 1 })).articles;
    if (newest === undefined) return { refusal: sentence(own.follows.noStory(asData(topic, topicChars))) };
    return { follow: { kind: 'story', label: newest.title || own.noHeadline, articles: [newest.id], mostADay } };
  },
  outlet: async (interaction, mostADay, _, { desk }) => {
    const typed = interaction.options.getString('outlet', true).trim();
    const outlets = await desk.outlets();
    const label = outlets.find((outlet) => outlet.toLowerCase() === typed.slice(0, outletChars).toLowerCase());
    if (label !== undefined) return { follow: { kind: 'outlet', label, articles: [], mostADay } };
    const near = await desk.suggest({ kind: 'outlet', typed, limit: suggestedOutlets });
    throw unknownOutletError({ name: typed, outlets: near.length > 0 ? near : outlets.slice(0, suggestedOutlets) });
  },
};
