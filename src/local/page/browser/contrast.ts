import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** The components' own greys and blues are too faint to be read by everybody: these have a contrast of 4.5 to 1 at least. */
export function raiseContrast(): void {
  DiscordMessage.elementStyles.push(sheet('.discord-message-timestamp { color: #a3a6aa; }'));
  DiscordCommand.elementStyles.push(sheet(':host .discord-slash-command-name { color: #c9cdfb !important; }'));
  DiscordEmbed.elementStyles.push(sheet(':host .discord-embed-wrapper { background-color: #2b2d31; }'));
}
