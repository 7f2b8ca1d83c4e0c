import { ApplicationCommandType } from 'discord.js';
import { line } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { deliver } from '../wire/deliver.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** What is kept of a question, for how long, and who receives it. */
export const privacy: SlashCommand = {
  kind: 'slash',
  data: { type: ApplicationCommandType.ChatInput, ...described(({ privacy }) => privacy), ...anywhere },

  async execute(interaction, audience, context) {
    const said = audience.own.privacy;
    await deliver(interaction, { isPrivate: true, audience }, context, async () => {
      const { claude, isOwnServer } = await context.desk.status();
      const written = isOwnServer ? said.ownServer : said.anthropic;
      const read = isOwnServer ? said.messagesToOwnServer : said.messagesToClaude;
      const sentences = [
        said.question,
        said.hashed,
        said.days(context.traceDays),
        said.underWay,
        claude === 'none' ? said.noAnthropic : written,
        said.schedules,
        said.follows,
        said.training,
        said.messages,
        ...(claude === 'none' || audience.settings?.checkedBy === 'code' ? [] : [read]),
        said.forget,
      ];
      const items = sentences.map((text, at) => line('plain', at === 0, `- ${text}`));
      return toMessages([line('plain', false, `**${said.title}**`), ...items], '', colours.quotes);
    });
  },
};
