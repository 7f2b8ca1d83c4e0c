import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type AutocompleteInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import { readTimeZone, timeZonesLike } from '../../language/time-zones.ts';
import { mayManage } from '../controls/change-settings.ts';
import { settingsPanel } from '../controls/settings-panel.ts';
import { clip } from '../render/escape.ts';
import { sentence } from '../render/markup.ts';
import { mostChoices } from '../render/size-limits.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Suggestion } from '../wire/interactions.ts';
import { replyPrivately } from '../wire/send.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { inServers } from './where-usable.ts';

const zoneChars = 60;

/** The settings of a server, for people who may manage it. */
export const settings: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ settings }) => settings),
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...described(({ settings }) => settings?.options?.timezone),
        autocomplete: true,
        max_length: zoneChars,
      },
    ],
  },
  suggest,

  async execute(interaction, audience, { desk, digests, calendar }) {
    const { guildId } = interaction;
    if (guildId === null || !mayManage(interaction) || audience.settings === null)
      return replyPrivately(interaction, sentence(audience.own.refused.notYours));
    const timeZone = zoneOf(interaction.options.getString('timezone'));
    if (timeZone !== null) {
      await desk.changeSettings(guildId, { timeZone });
      await digests.moveTo(guildId, timeZone);
    }
    const current = timeZone === null ? audience.settings : { ...audience.settings, timeZone };
    await replyPrivately(
      interaction,
      settingsPanel(current, calendar.timeZone, (await desk.claude()).model !== null, audience.own),
    );
  },
};

/** @throws {InputError} for a time zone that doesn't exist. */
function zoneOf(typed: string | null): string | null {
  if (typed === null) return null;
  const zone = readTimeZone(typed);
  if (zone === null) throw new InputError(({ digests }) => digests.badZone(clip(typed, zoneChars)));
  return zone;
}

/** Time zones that hold what was typed, each with what time it is there. */
async function suggest(
  interaction: AutocompleteInteraction,
  { own }: Audience,
  { clock }: BotContext,
): Promise<readonly Suggestion[]> {
  const typed = interaction.options.getFocused();
  return timeZonesLike(typed, mostChoices).map((zone) => {
    const time = new Intl.DateTimeFormat(interaction.locale, { timeZone: zone, timeStyle: 'short' }).format(
      clock.now(),
    );
    return { name: `${zone} · ${own.digests.zoneNow(time)}`, value: zone };
  });
}
