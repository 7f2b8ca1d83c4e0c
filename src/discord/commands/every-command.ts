import { articles } from './articles-command.ts';
import { ask } from './ask-command.ts';
import { check } from './check-message-command.ts';
import { digest } from './digest-command.ts';
import type { DiscordCommand } from './discord-command.ts';
import { follow } from './follow-command.ts';
import { forgetMe } from './forget-me-command.ts';
import { privacy } from './privacy-command.ts';
import { settings } from './settings-command.ts';
import { status } from './status-command.ts';
import { summary } from './summary-command.ts';
import { timeline } from './timeline-command.ts';

/** Every command that the bot has. */
export const commands: readonly DiscordCommand[] = [
  ask,
  summary,
  timeline,
  follow,
  articles,
  check,
  status,
  privacy,
  forgetMe,
  settings,
  digest,
];
