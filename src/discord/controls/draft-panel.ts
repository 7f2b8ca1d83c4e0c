import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import type { Wording } from '../../wording/wording.ts';
import { previewBlocks } from '../render/briefing-embeds.ts';
import { planBlocks } from '../render/digest-plan.ts';
import { line, type Message, type Paragraph, type Row } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { mostTags } from '../render/size-limits.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { type ChannelStanding, lackingIn, standingOf } from '../wire/channel-standing.ts';
import type { Answerable } from '../wire/interactions.ts';
import { customId, verbs } from './custom-id.ts';
import { type Draft, keepDraft } from './digest-drafts.ts';

/** What a menu or a button of the panel changes. */
export const draftParts = {
  channel: 'channel',
  role: 'role',
  tags: 'tags',
  when: 'when',
  what: 'what',
  crosspost: 'crosspost',
  save: 'save',
  cancel: 'cancel',
} as const;

/** Channels that a digest can be posted to. */
export const digestChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

const threads: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/**
 * Keeps a draft and shows it: what it would bring, what its channel lacks, and a menu for all that can be changed.
 * @param notice said before everything else
 * @throws {InputError} for words that can't be used
 */
export async function draftPanel(
  draft: Draft,
  interaction: Answerable,
  { own }: Audience,
  context: BotContext,
  notice: string | null = null,
): Promise<Message> {
  const said = own.digests;
  const { form } = draft;
  const [standing, previewed] = await Promise.all([standingOf(interaction, form.channel), withPreview(draft, context)]);
  const tags = standing.kind === 'there' ? standing.tags : [];
  const next = context.digests.nextAt(form);
  const blocks = [
    ...(notice === null ? [] : [line('plain', false, notice)]),
    line('plain', notice !== null, `**${draft.of === null ? said.newTitle : said.editTitle(draft.of.id)}**`),
    ...planBlocks(form, next, new Map(tags.map(({ id, name }) => [id, name])), own),
    ...lackBlocks(standing, form.mention, interaction, own),
    ...(draft.isZoneTaken ? [line('small', true, said.zoneTaken(form.timeZone))] : []),
    ...(previewed.preview === null
      ? [line('plain', true, said.previewFailed)]
      : previewBlocks(previewed.preview, form.words, own)),
    line('small', true, said.nothingPosted),
  ];
  const [message = { content: '', embeds: [], rows: [] }] = toMessages(blocks, '', colours.quotes);
  return { ...message, rows: rowsOf(draft, standing, own) };
}

/**
 * Keeps the draft, with its preview; one that fails is said, and stops nobody from saving.
 * @throws {InputError} for words that can't be used: the draft stays as it was.
 */
async function withPreview(draft: Draft, context: BotContext): Promise<Draft> {
  const { words, count } = draft.form;
  let { preview } = draft;
  try {
    preview ??= await context.desk.previewBriefing(words, count);
  } catch (error) {
    if (error instanceof InputError) throw error;
    context.log.warn('A digest could not be previewed', { error });
  }
  return keepDraft({ ...draft, preview }, context);
}

/** Which permissions the channel lacks for it, in a line each. */
export function lackBlocks(
  standing: ChannelStanding,
  mention: string | null,
  { guild }: Answerable,
  { digests: said, permissions }: Wording,
): Paragraph[] {
  if (standing.kind === 'unseen') return [line('plain', true, said.unseen)];
  if (standing.kind === 'gone') return [line('plain', true, `⚠ ${said.channelGone}`)];
  if (standing.kind === 'unknown' || standing.granted === null) return [];
  const role = mention === null ? null : { isMentionable: guild?.roles.cache.get(mention)?.mentionable ?? true };
  const lacking = lackingIn({ granted: standing.granted, isThread: threads.includes(standing.type) }, role);
  return lacking.map(({ feature, missing }) =>
    line('plain', true, said.lacks[feature](missing.map((name) => permissions[name]).join(', '))),
  );
}

function rowsOf({ id, form }: Draft, standing: ChannelStanding, { digests: said }: Wording): Row[] {
  const button = (
    part: string,
    label: string,
    style: ButtonStyle.Primary | ButtonStyle.Secondary = ButtonStyle.Secondary,
  ) => ({ type: ComponentType.Button, style, label, custom_id: customId(verbs.draft, id, part) }) as const;
  const tags = standing.kind === 'there' && form.forum !== null ? standing.tags : [];
  const isAnnouncement = standing.kind === 'there' && standing.type === ChannelType.GuildAnnouncement;
  const crosspost = form.crosspost ? said.buttons.crosspostOff : said.buttons.crosspostOn;
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.ChannelSelect,
          custom_id: customId(verbs.draft, id, draftParts.channel),
          placeholder: said.chooseChannel,
          channel_types: [...digestChannels],
          ...(standing.kind === 'gone'
            ? {}
            : { default_values: [{ id: form.channel, type: SelectMenuDefaultValueType.Channel }] }),
        },
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.RoleSelect,
          custom_id: customId(verbs.draft, id, draftParts.role),
          placeholder: said.chooseRole,
          min_values: 0,
          ...(form.mention === null
            ? {}
            : { default_values: [{ id: form.mention, type: SelectMenuDefaultValueType.Role }] }),
        },
      ],
    },
    ...(tags.length === 0 ? [] : [tagRow(id, tags, form.forum?.tags ?? [], said.chooseTags)]),
    {
      type: ComponentType.ActionRow,
      components: [
        button(draftParts.when, said.buttons.when),
        button(draftParts.what, said.buttons.what),
        ...(isAnnouncement ? [button(draftParts.crosspost, crosspost)] : []),
      ],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        button(draftParts.save, said.buttons.save, ButtonStyle.Primary),
        button(draftParts.cancel, said.buttons.cancel),
      ],
    },
  ];
}

function tagRow(
  draft: string,
  tags: readonly { readonly id: string; readonly name: string }[],
  chosen: readonly string[],
  placeholder: string,
): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId(verbs.draft, draft, draftParts.tags),
        placeholder,
        min_values: 0,
        max_values: Math.min(mostTags, tags.length),
        options: tags.map(({ id, name }) => ({ value: id, label: name, default: chosen.includes(id) })),
      },
    ],
  };
}
