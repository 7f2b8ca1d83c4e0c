import { articles } from './articles.ts';
import { ask } from './ask.ts';
import { check } from './check-message.ts';
import type { Command } from './command.ts';
import { forgetMe } from './forget-me.ts';
import { privacy } from './privacy.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';
import { summary } from './summary.ts';

/** Every command that the bot has. */
export const commands: readonly Command[] = [ask, summary, articles, check, status, privacy, forgetMe, settings];
