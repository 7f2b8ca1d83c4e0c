import type { ChatInputCommandInteraction, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import type { Desk } from '../desk/desk.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** What a command needs to answer. */
export interface CommandContext {
  readonly desk: Desk;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborts when the bot is stopped and its patience is over. */
  readonly stopping: AbortSignal;
}

export interface Command {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, context: CommandContext): Promise<void>;
}
