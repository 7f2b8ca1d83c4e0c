import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { FrontDesk } from '../../desk/front-desk.ts';
import type { Visit } from '../wire/audience.ts';
import type { Pressed } from '../wire/interactions.ts';
import type { Log } from '../wire/log.ts';
import type { Clock } from '../wire/waiting-clock.ts';

/** What a command needs to answer. */
export interface CommandContext {
  readonly desk: FrontDesk;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborts when the bot is stopped and its patience is over. */
  readonly stopping: AbortSignal;
  /** The servers that may use the bot; `null` for all. */
  readonly allowedGuildIds: readonly string[] | null;
  /** How long traces are kept. */
  readonly traceDays: number;
  readonly timeZone: string;
}

/** A choice under an option that is being typed: what is shown, and what it stands for. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

interface Registered {
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
}

/** Something that is typed after a slash. */
export interface SlashCommand extends Registered {
  readonly kind: 'slash';
  execute(interaction: ChatInputCommandInteraction, visit: Visit, context: CommandContext): Promise<void>;
  /** Suggests values for the option that is being typed. */
  readonly suggest?: (
    interaction: AutocompleteInteraction,
    visit: Visit,
    context: CommandContext,
  ) => Promise<readonly Suggestion[]>;
}

/** Something in the menu of a message. */
export interface MessageCommand extends Registered {
  readonly kind: 'message';
  execute(interaction: MessageContextMenuCommandInteraction, visit: Visit, context: CommandContext): Promise<void>;
}

export type Command = SlashCommand | MessageCommand;

/** What handles presses of the buttons, menus and dialogs whose `custom_id` begins with its verb. */
export interface Control {
  readonly verb: string;
  /** @param about what the `custom_id` says after the verb. */
  execute(interaction: Pressed, about: readonly string[], visit: Visit, context: CommandContext): Promise<void>;
}
