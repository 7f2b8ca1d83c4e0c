import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Suggestion } from '../wire/interactions.ts';
import type { Registrable } from '../wire/register-commands.ts';

/** Something that is typed after a slash. */
export interface SlashCommand extends Registrable {
  readonly kind: 'slash';
  execute(interaction: ChatInputCommandInteraction, audience: Audience, context: BotContext): Promise<void>;
  /** Suggests values for the option that is being typed. */
  readonly suggest?: (
    interaction: AutocompleteInteraction,
    audience: Audience,
    context: BotContext,
  ) => Promise<readonly Suggestion[]>;
}

/** Something in the menu of a message. */
export interface MessageCommand extends Registrable {
  readonly kind: 'message';
  execute(interaction: MessageContextMenuCommandInteraction, audience: Audience, context: BotContext): Promise<void>;
}

export type DiscordCommand = SlashCommand | MessageCommand;
