import { ApplicationCommandType } from 'discord.js';
import { suggest } from '../controls/suggest-options.ts';
import { tellTimeline } from '../controls/tell-timeline.ts';
import { isPrivateHere } from '../wire/audience.ts';
import { fromOption, privateOption, readFilter, readTopic, toOption, topicOption } from './command-options.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** What happened when on a topic. */
export const timeline: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ timeline }) => timeline),
    ...anywhere,
    options: [
      { ...topicOption(({ timeline }) => timeline?.options?.topic), required: true },
      fromOption(({ timeline }) => timeline?.options?.from),
      toOption(({ timeline }) => timeline?.options?.to),
      privateOption(({ timeline }) => timeline?.options?.private),
    ],
  },
  suggest,

  async execute(interaction, audience, context) {
    const filter = readFilter(interaction.options);
    const topic = readTopic(interaction.options) ?? '';
    const isPrivate = isPrivateHere(audience, interaction.options.getBoolean('private'));
    await tellTimeline(interaction, { topic, filter, isPrivate }, audience, context);
  },
};
