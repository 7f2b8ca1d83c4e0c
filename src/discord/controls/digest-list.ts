import { ButtonStyle, ComponentType } from 'discord.js';
import type { Schedule } from '../../store/schedules.ts';
import type { Wording } from '../../wording/wording.ts';
import { previewBlocks } from '../render/briefing-embeds.ts';
import { digestLabel, digestLine, momentAndDistance, pausedWords, planBlocks } from '../render/digest-plan.ts';
import { line, type Message, type Paragraph, type Row, sentence } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { choiceChars } from '../render/size-limits.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { standingOf } from '../wire/channel-standing.ts';
import type { Answerable, Suggestion } from '../wire/interactions.ts';
import { customId, verbs } from './custom-id.ts';
import { lackBlocks } from './draft-panel.ts';

/** What a press below a list, or below one digest of it, does. */
export const listParts = {
  list: 'list',
  pick: 'pick',
  edit: 'edit',
  pause: 'pause',
  resume: 'resume',
  preview: 'preview',
  remove: 'remove',
  removed: 'removed',
} as const;

/** All digests of a server, with a menu to pick one. */
export async function digestList(
  guildId: string,
  interaction: Answerable,
  { own }: Audience,
  context: BotContext,
): Promise<Message> {
  const { digests } = context;
  const found = await digests.list(guildId);
  if (found.length === 0) return sentence(own.digests.none);
  const blocks = [
    line('plain', false, `**${own.digests.listTitle}**`),
    ...found.map((schedule) => line('plain', true, digestLine(schedule, digests.nextAt(schedule), own))),
  ];
  return oneMessage(blocks, [menuOf(found, interaction, own)]);
}

function menuOf(found: readonly Schedule[], interaction: Answerable, own: Wording): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId(verbs.digests, listParts.pick),
        placeholder: own.digests.choose,
        options: found.map((schedule) => ({
          value: schedule.id,
          label: digestLabel(schedule, channelName(schedule.channel, interaction), own, choiceChars),
          description: schedule.id,
        })),
      },
    ],
  };
}

function channelName(channel: string, { guild }: Pick<Answerable, 'guild'>): string | null {
  return guild?.channels.cache.get(channel)?.name ?? null;
}

/**
 * One digest as it is set, what its channel lacks, and what can be done with it.
 * @param notice said before everything else
 */
export async function digestDetails(
  schedule: Schedule,
  interaction: Answerable,
  { own }: Audience,
  context: BotContext,
  { notice = null, isPreviewed = false }: { readonly notice?: string | null; readonly isPreviewed?: boolean } = {},
): Promise<Message> {
  const said = own.digests;
  const { paused } = schedule;
  const [standing, preview] = await Promise.all([
    standingOf(interaction, schedule.channel),
    isPreviewed ? context.desk.previewBriefing(schedule.words, schedule.count) : null,
  ]);
  const tags = standing.kind === 'there' ? standing.tags : [];
  const next = paused === null ? context.digests.nextAt(schedule) : null;
  const blocks = [
    ...(notice === null ? [] : [line('plain', false, notice)]),
    line('plain', notice !== null, `**${said.editTitle(schedule.id)}**`),
    ...(paused === null ? [] : [line('plain', false, `⏸ ${pausedWords(paused, own)}`)]),
    ...planBlocks(schedule, next, new Map(tags.map(({ id, name }) => [id, name])), own),
    ...lackBlocks(standing, schedule.mention, interaction, own),
    ...(preview === null ? [] : previewBlocks(preview, schedule.words, own)),
  ];
  return oneMessage(blocks, [detailsRow(schedule, own)]);
}

function detailsRow({ id, paused }: Schedule, { digests: { buttons } }: Wording): Row {
  const button = (
    part: string,
    label: string,
    style: ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
  ) => ({ type: ComponentType.Button, style, label, custom_id: customId(verbs.digests, part, id) }) as const;
  return {
    type: ComponentType.ActionRow,
    components: [
      button(listParts.edit, buttons.edit),
      paused === null ? button(listParts.pause, buttons.pause) : button(listParts.resume, buttons.resume),
      button(listParts.preview, buttons.preview),
      button(listParts.remove, buttons.remove, ButtonStyle.Danger),
      button(listParts.list, buttons.back),
    ],
  };
}

/** Asks before a digest is removed. */
export function removalAsked(schedule: Schedule, next: Date | null, { digests: said, ...own }: Wording): Message {
  const asked = line('plain', false, said.removeAsked);
  const button = (part: string, label: string, style: ButtonStyle.Secondary | ButtonStyle.Danger) =>
    ({ type: ComponentType.Button, style, label, custom_id: customId(verbs.digests, part, schedule.id) }) as const;
  return oneMessage(
    [asked, line('plain', true, digestLine(schedule, next, { digests: said, ...own }))],
    [
      {
        type: ComponentType.ActionRow,
        components: [
          button(listParts.removed, said.buttons.remove, ButtonStyle.Danger),
          button(listParts.list, said.buttons.back, ButtonStyle.Secondary),
        ],
      },
    ],
  );
}

/** Pauses a running digest, or lets a paused one go on. @returns what to say of it. */
export async function pauseOrResume(
  guildId: string,
  schedule: Schedule,
  { own }: Audience,
  { digests }: BotContext,
): Promise<string> {
  if (schedule.paused === null) {
    await digests.pause(guildId, schedule.id);
    return own.digests.pausedNow;
  }
  await digests.resume(guildId, schedule.id);
  return own.digests.resumedNow(momentAndDistance(digests.nextAt(schedule), own));
}

/** The server's digests that hold what was typed, by their descriptions. */
export async function suggestDigests(
  typed: string,
  guildId: string,
  interaction: Pick<Answerable, 'guild'>,
  { own }: Audience,
  { digests }: BotContext,
): Promise<readonly Suggestion[]> {
  const wanted = typed.trim().toLocaleLowerCase();
  const choices = (await digests.list(guildId)).map((schedule) => ({
    name: digestLabel(schedule, channelName(schedule.channel, interaction), own, choiceChars),
    value: schedule.id,
  }));
  return choices.filter(({ name, value }) => `${value} ${name}`.toLocaleLowerCase().includes(wanted));
}

function oneMessage(blocks: readonly Paragraph[], rows: readonly Row[]): Message {
  const [message = sentence('')] = toMessages(blocks, '', colours.quotes);
  return { ...message, rows };
}
