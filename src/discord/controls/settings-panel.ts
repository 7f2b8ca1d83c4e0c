import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType, TextInputStyle } from 'discord.js';
import type { ServerSettings } from '../../store/server-settings.ts';
import { languages } from '../../wording/translations.ts';
import type { Wording } from '../../wording/wording.ts';
import { line, type Message, type Row } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { customId, verbs } from './custom-id.ts';

/** Which setting a menu or a button changes. */
export const parts = {
  visibility: 'visibility',
  language: 'language',
  channels: 'channels',
  checkedBy: 'checked-by',
  limits: 'limits',
  reset: 'reset',
} as const;

export const limitFields = { personPerDay: 'person', serverPerDay: 'server' } as const;
/** As many as a menu takes. */
const mostChannels = 25;

/**
 * The settings as they are, with a menu for each.
 * @param newsroomZone the time zone of a server that has chosen none
 * @param hasClaude whether there is a choice who reads messages that are checked
 */
export function settingsPanel(
  current: ServerSettings,
  newsroomZone: string,
  hasClaude: boolean,
  wording: Wording,
): Message {
  const said = wording.settings;
  const limit = (value: number | null): string => (value === null ? said.asSet : String(value));
  const language = languages.find(({ locale }) => locale === current.language)?.name ?? said.auto;
  const channels = current.channels.map((id) => `<#${id}>`).join(', ') || said.allChannels;
  const blocks = [
    line('plain', false, `**${said.title}**`),
    line('plain', true, `**${said.visibility}:** ${said[current.visibility]}`),
    line('small', false, said.visibilityNote),
    line('plain', false, `**${said.language}:** ${language}`),
    line('plain', false, `**${said.channels}:** ${channels}`),
    ...(hasClaude ? [line('plain', false, `**${said.checkedBy}:** ${said.checkers[current.checkedBy]}`)] : []),
    line('plain', false, `**${said.personPerDay}:** ${limit(current.personPerDay)}`),
    line('plain', false, `**${said.serverPerDay}:** ${limit(current.serverPerDay)}`),
    line('plain', false, `**${said.timeZone}:** ${current.timeZone ?? said.zoneOfNewsroom(newsroomZone)}`),
    line('small', false, said.zoneHint),
  ];
  const [message = { content: '', embeds: [], rows: [] }] = toMessages(blocks, '', colours.quotes);
  return { ...message, rows: menus(current, hasClaude, wording) };
}

function menus(current: ServerSettings, hasClaude: boolean, { settings: said, buttons }: Wording): Row[] {
  const select = (
    part: string,
    placeholder: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
  ): Row => ({
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId(verbs.settings, part),
        placeholder,
        options: options.map(([value, name]) => ({
          value,
          label: `${placeholder}: ${name}`,
          default: value === chosen,
        })),
      },
    ],
  });
  const button = (part: string, label: string) =>
    ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label,
      custom_id: customId(verbs.settings, part),
    }) as const;
  return [
    select(
      parts.visibility,
      said.visibility,
      [
        ['public', said.public],
        ['private', said.private],
      ],
      current.visibility,
    ),
    select(
      parts.language,
      said.language,
      [['auto', said.auto], ...languages.map(({ locale, name }) => [locale, name] as const)],
      current.language,
    ),
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.ChannelSelect,
          custom_id: customId(verbs.settings, parts.channels),
          placeholder: said.chooseChannels,
          channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
          default_values: current.channels.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
          min_values: 0,
          max_values: mostChannels,
        },
      ],
    },
    ...(hasClaude
      ? [
          select(
            parts.checkedBy,
            said.checkedBy,
            [
              ['claude', said.checkers.claude],
              ['code', said.checkers.code],
            ],
            current.checkedBy,
          ),
        ]
      : []),
    {
      type: ComponentType.ActionRow,
      components: [button(parts.limits, buttons.limits), button(parts.reset, buttons.reset)],
    },
  ];
}

/** The dialog for what is allowed a day. */
export function limitsDialog(current: ServerSettings, { settings: said }: Wording) {
  const field = (name: 'personPerDay' | 'serverPerDay') => {
    const value = current[name];
    return {
      type: ComponentType.Label as const,
      label: said[name],
      description: said.limitsHint,
      component: {
        type: ComponentType.TextInput as const,
        custom_id: limitFields[name],
        style: TextInputStyle.Short as const,
        required: false,
        max_length: 6,
        ...(value === null ? {} : { value: String(value) }),
      },
    };
  };
  return {
    custom_id: customId(verbs.settings, parts.limits),
    title: said.limitsTitle,
    components: [field('personPerDay'), field('serverPerDay')],
  };
}
