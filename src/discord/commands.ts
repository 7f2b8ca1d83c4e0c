import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { summary } from './summary.ts';

/** Every command that the bot has. */
export const commands: readonly Command[] = [ask, summary];
