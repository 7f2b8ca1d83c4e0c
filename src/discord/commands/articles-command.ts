import { ApplicationCommandType } from 'discord.js';
import { browse, renderPage } from '../controls/article-pages.ts';
import { suggest } from '../controls/suggest-options.ts';
import { listedTopicChars } from '../render/size-limits.ts';
import { deliver } from '../wire/deliver.ts';
import { fromOption, outletOption, readFilter, readTopic, toOption, topicOption } from './command-options.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** Browses the articles; the list is for the one who asked alone, so that nobody turns another's pages. */
export const articles: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ articles }) => articles),
    ...anywhere,
    options: [
      topicOption(({ articles }) => articles?.options?.topic, listedTopicChars),
      outletOption(({ articles }) => articles?.options?.outlet),
      fromOption(({ articles }) => articles?.options?.from),
      toOption(({ articles }) => articles?.options?.to),
    ],
  },
  suggest,

  async execute(interaction, audience, context) {
    const filter = readFilter(interaction.options);
    const topic = readTopic(interaction.options);
    await deliver(interaction, { isPrivate: true, audience }, context, async () => {
      const found = await browse({ topic, filter, page: 0 }, context);
      return renderPage(found, { topic, filter, page: 0 }, audience.own);
    });
  },
};
