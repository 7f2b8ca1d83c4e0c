import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
} from 'discord.js';
import type { DigestRequest } from '../coverage.ts';
import { english as wording } from '../wording/english.ts';
import { askerOf } from './asker.ts';
import type { Command } from './command.ts';
import { deliver } from './deliver.ts';
import { DEFAULT_STORIES, MAX_DAYS, MAX_STORIES, TOPIC_CHARS } from './limits.ts';
import { renderDigest } from './render-digest.ts';

const said = wording.commands;

export const summary: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'summary',
    description: said.summary,
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'days',
        description: said.days,
        min_value: 1,
        max_value: MAX_DAYS,
      },
      { type: ApplicationCommandOptionType.String, name: 'topic', description: said.topic, max_length: TOPIC_CHARS },
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'count',
        description: said.count,
        min_value: 1,
        max_value: MAX_STORIES,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', description: said.isPrivate },
    ],
  },

  async execute(interaction, context) {
    const request = readRequest(interaction, new Date(context.clock.now()));
    const isPrivate = interaction.options.getBoolean('private') ?? false;
    await deliver(interaction, isPrivate, context, async ({ signal }) =>
      renderDigest(await context.desk.summarise(request, { signal, asker: askerOf(interaction) }), wording),
    );
  },
};

function readRequest({ options }: ChatInputCommandInteraction, askedAt: Date): DigestRequest {
  const topic = options.getString('topic')?.trim() ?? '';
  return {
    days: options.getInteger('days'),
    topic: topic === '' ? null : topic,
    count: options.getInteger('count') ?? DEFAULT_STORIES,
    filter: { from: null, to: null, outlets: [] },
    askedAt,
  };
}
