import { ApplicationCommandType, PermissionFlagsBits } from 'discord.js';
import { mayManage } from '../controls/change-settings.ts';
import { settingsPanel } from '../controls/settings-panel.ts';
import { sentence } from '../render/markup.ts';
import { replyPrivately } from '../wire/send.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { inServers } from './where-usable.ts';

/** The settings of a server, for people who may manage it. */
export const settings: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ settings }) => settings),
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },

  async execute(interaction, audience) {
    if (!mayManage(interaction) || audience.settings === null)
      return replyPrivately(interaction, sentence(audience.own.refused.notYours));
    await replyPrivately(interaction, settingsPanel(audience.settings, audience.own));
  },
};
