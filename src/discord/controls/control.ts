import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Pressed } from '../wire/interactions.ts';

/** What handles presses of the buttons, menus and dialogs whose `custom_id` begins with its verb. */
export interface Control {
  readonly verb: string;
  /** @param about what the `custom_id` says after the verb. */
  execute(interaction: Pressed, about: readonly string[], audience: Audience, context: BotContext): Promise<void>;
}
