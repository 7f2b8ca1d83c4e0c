import { type ButtonInteraction, type ModalSubmitInteraction, PermissionFlagsBits } from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import { defaultServerSettings, type ServerSettings } from '../../store/server-settings.ts';
import type { Wording } from '../../wording/wording.ts';
import { clip } from '../render/escape.ts';
import { sentence } from '../render/markup.ts';
import type { Answerable, Pressed } from '../wire/interactions.ts';
import { replyPrivately, showDialog, updatePressed } from '../wire/send.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { limitFields, limitsDialog, parts, settingsPanel } from './settings-panel.ts';

/** Changes one setting, and shows them all anew. The permission is looked at again at each press. */
export const changeSettings: Control = {
  verb: verbs.settings,
  async execute(interaction, [part], audience, { desk, digests, calendar }) {
    const { guildId } = interaction;
    if (guildId === null || audience.settings === null || !mayManage(interaction))
      return replyPrivately(interaction, sentence(audience.own.refused.notYours));
    if (part === parts.limits && interaction.isButton())
      return openLimits(interaction, audience.settings, audience.own);
    const change = changeOf(interaction, part);
    if (change !== null) await desk.changeSettings(guildId, change);
    if (change?.timeZone === null && audience.settings.timeZone !== null)
      await digests.moveTo(guildId, calendar.timeZone);
    const panel = settingsPanel(
      await desk.settings(guildId),
      calendar.timeZone,
      (await desk.claude()).model !== null,
      audience.own,
    );
    if (!interaction.isModalSubmit() || interaction.isFromMessage()) return updatePressed(interaction, panel);
    await replyPrivately(interaction, panel);
  },
};

/** Whether the person may change the settings of the server. */
export function mayManage({ memberPermissions }: Pick<Answerable, 'memberPermissions'>): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

async function openLimits(interaction: ButtonInteraction, current: ServerSettings, wording: Wording): Promise<void> {
  await showDialog(interaction, limitsDialog(current, wording));
}

function changeOf(interaction: Pressed, part: string | undefined): Partial<ServerSettings> | null {
  if (interaction.isModalSubmit()) {
    return {
      personPerDay: readLimit(interaction, limitFields.personPerDay),
      serverPerDay: readLimit(interaction, limitFields.serverPerDay),
    };
  }
  if (interaction.isChannelSelectMenu()) return { channels: interaction.values };
  if (interaction.isStringSelectMenu()) {
    const [chosen = ''] = interaction.values;
    if (part === parts.visibility) return { visibility: chosen === 'private' ? 'private' : 'public' };
    if (part === parts.checkedBy) return { checkedBy: chosen === 'code' ? 'code' : 'claude' };
    return part === parts.language ? { language: chosen } : null;
  }
  return part === parts.reset ? defaultServerSettings : null;
}

const most = 100_000;
const shownChars = 20;

/** @throws {InputError} when it is neither empty nor a whole number. */
function readLimit({ fields }: ModalSubmitInteraction, field: string): number | null {
  const typed = fields.getTextInputValue(field).trim();
  if (typed === '') return null;
  const limit = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  if (limit < 1 || limit > most) throw new InputError(({ settings }) => settings.badLimit(clip(typed, shownChars)));
  return limit;
}
