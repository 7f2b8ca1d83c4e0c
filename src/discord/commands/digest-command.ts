import {
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { readTimeOfDay } from '../../language/time-of-day.ts';
import { mostDigests } from '../../schedule/server-digests.ts';
import type { ScheduleForm } from '../../store/schedules.ts';
import { languageLike, languages } from '../../wording/translations.ts';
import { movedTo } from '../controls/change-draft.ts';
import { mayManage } from '../controls/change-settings.ts';
import { rhythmKinds, rhythmOf } from '../controls/digest-dialogs.ts';
import { draftOf, newDraft } from '../controls/digest-drafts.ts';
import { digestDetails, digestList, pauseOrResume, removalAsked, suggestDigests } from '../controls/digest-list.ts';
import { digestChannels, draftPanel } from '../controls/draft-panel.ts';
import { type Message, sentence } from '../render/markup.ts';
import { defaultDigestTime, defaultStories, digestWordsChars, maxStories } from '../render/size-limits.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { deliver } from '../wire/deliver.ts';
import type { Suggestion } from '../wire/interactions.ts';
import { replyPrivately } from '../wire/send.ts';
import type { SlashCommand } from './discord-command.ts';
import { described, named } from './localised.ts';
import { inServers } from './where-usable.ts';

/** What is asked for, as Discord knows it. */
const options = {
  channel: 'channel',
  every: 'every',
  at: 'at',
  about: 'about',
  count: 'count',
  language: 'language',
  digest: 'digest',
} as const;
const idChars = 20;
const timeChars = 20;

type WithDigest = 'edit' | 'pause' | 'preview' | 'remove';

/** The digests that come by themselves, for people who may manage the server. Nothing is posted before it is saved. */
export const digest: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ digest }) => digest),
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      addOption(),
      { type: ApplicationCommandOptionType.Subcommand, ...described(({ digest }) => digest?.subcommands?.list) },
      ofOne('edit'),
      ofOne('pause'),
      ofOne('preview'),
      ofOne('remove'),
    ],
  },
  suggest,

  async execute(interaction, audience, context) {
    const { guildId } = interaction;
    if (guildId === null || !mayManage(interaction))
      return replyPrivately(interaction, sentence(audience.own.digests.notYours));
    const wanted = interaction.options.getSubcommand();
    // What was mistyped is told before Discord shows that something is coming.
    const form = wanted === 'add' ? readForm(interaction, audience, context) : null;
    await deliver(interaction, { isPrivate: true, audience }, context, async () => [
      form === null
        ? await shown(wanted, guildId, interaction, audience, context)
        : await begun(guildId, form, interaction, audience, context),
    ]);
  },
};

function addOption(): APIApplicationCommandSubcommandOption {
  const said = (option: keyof typeof options & ('channel' | 'every' | 'at' | 'about' | 'count' | 'language')) =>
    described(({ digest }) => digest?.subcommands?.add?.options?.[option]);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...described(({ digest }) => digest?.subcommands?.add),
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        ...said('channel'),
        required: true,
        channel_types: [...digestChannels],
      },
      { type: ApplicationCommandOptionType.String, ...said('every'), required: true, choices: rhythmChoices() },
      { type: ApplicationCommandOptionType.String, ...said('at'), autocomplete: true, max_length: timeChars },
      { type: ApplicationCommandOptionType.String, ...said('about'), max_length: digestWordsChars },
      { type: ApplicationCommandOptionType.Integer, ...said('count'), min_value: 1, max_value: maxStories },
      {
        type: ApplicationCommandOptionType.String,
        ...said('language'),
        choices: languages.map(({ locale, name }) => ({ name, value: locale })),
      },
    ],
  };
}

function rhythmChoices(): APIApplicationCommandOptionChoice<string>[] {
  return rhythmKinds.map((kind) => ({ ...named(({ digest }) => digest?.rhythms?.[kind]), value: kind }));
}

function ofOne(name: WithDigest): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...described(({ digest }) => digest?.subcommands?.[name]),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...described(({ digest }) => digest?.subcommands?.[name]?.options?.digest),
        required: true,
        autocomplete: true,
        max_length: idChars,
      },
    ],
  };
}

async function shown(
  wanted: string,
  guildId: string,
  interaction: ChatInputCommandInteraction,
  audience: Audience,
  context: BotContext,
): Promise<Message> {
  if (wanted === 'list') return digestList(guildId, interaction, audience, context);
  const { digests } = context;
  const id = interaction.options.getString(options.digest, true).trim().toLowerCase();
  const found = await digests.find(guildId, id);
  if (found === null) return sentence(audience.own.digests.gone);
  if (wanted === 'edit') return draftPanel(draftOf(guildId, found), interaction, audience, context);
  if (wanted === 'remove') return removalAsked(found, digests.nextAt(found), audience.own);
  if (wanted === 'preview') return digestDetails(found, interaction, audience, context, { isPreviewed: true });
  const notice = await pauseOrResume(guildId, found, audience, context);
  return digestDetails((await digests.find(guildId, id)) ?? found, interaction, audience, context, { notice });
}

async function begun(
  guildId: string,
  form: ScheduleForm,
  interaction: ChatInputCommandInteraction,
  audience: Audience,
  context: BotContext,
): Promise<Message> {
  if ((await context.digests.list(guildId)).length >= mostDigests)
    return sentence(audience.own.digests.full(mostDigests));
  const draft = newDraft(guildId, form, audience.settings?.timeZone == null);
  return draftPanel(draft, interaction, audience, context);
}

/** @throws {InputError} for a time that is none. */
function readForm(interaction: ChatInputCommandInteraction, audience: Audience, context: BotContext): ScheduleForm {
  const { options: given, locale, guildLocale } = interaction;
  const { settings } = audience;
  const timeZone = settings?.timeZone ?? context.calendar.timeZone;
  const channel = given.getChannel(options.channel, true);
  const kind = rhythmKinds.find((each) => each === given.getString(options.every, true)) ?? 'daily';
  const weekday = isoWeekdayIn(timeZone, context.clock.now());
  const fixed = settings === null || settings.language === 'auto' ? (guildLocale ?? 'en') : settings.language;
  const language = given.getString(options.language) ?? languageLike(fixed);
  const form: ScheduleForm = {
    channel: channel.id,
    forum: null,
    rhythm: rhythmOf(kind, given.getString(options.at) ?? defaultDigestTime, weekday, locale),
    timeZone,
    language,
    words: given.getString(options.about)?.trim() ?? '',
    count: given.getInteger(options.count) ?? defaultStories,
    quiet: null,
    mention: null,
    whenEmpty: 'skip',
    crosspost: false,
    missed: 'newest',
    follow: null,
  };
  return movedTo(channel.id, channel.type, form, audience);
}

function isoWeekdayIn(timeZone: string, now: number): number {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

async function suggest(
  interaction: AutocompleteInteraction,
  audience: Audience,
  context: BotContext,
): Promise<readonly Suggestion[]> {
  const { name, value } = interaction.options.getFocused(true);
  if (name === options.at) return timesLike(value, interaction.locale);
  const { guildId } = interaction;
  const isTheirs = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
  if (name !== options.digest || guildId === null || !isTheirs) return [];
  return suggestDigests(value, guildId, interaction, audience, context);
}

const offeredHours = [6, 7, 8, 9, 12, 17, 18, 20];

/** The time that was typed as it is understood, or times to begin with. */
function timesLike(typed: string, locale: string): Suggestion[] {
  const understood = readTimeOfDay(typed, locale);
  const times =
    understood === null
      ? offeredHours.map((hour) => `${String(hour).padStart(2, '0')}:00`).filter((time) => time.includes(typed.trim()))
      : [understood];
  return times.map((time) => ({ name: time, value: time }));
}
