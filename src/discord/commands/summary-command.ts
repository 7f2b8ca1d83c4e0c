import { ApplicationCommandOptionType, ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import type { DigestRequest } from '../../coverage/digest.ts';
import { newTraceId } from '../../store/trace-id.ts';
import { digestRows } from '../controls/answer-buttons.ts';
import { suggest } from '../controls/suggest-options.ts';
import { renderDigest } from '../render/digest-embeds.ts';
import { withRows } from '../render/messages.ts';
import { defaultStories, maxDays, maxStories } from '../render/size-limits.ts';
import { admitted } from '../wire/admission.ts';
import { askerOf, isShareable } from '../wire/asker.ts';
import { isPrivateHere, wordingOf } from '../wire/audience.ts';
import { deliver } from '../wire/deliver.ts';
import { privateOption, readTopic, topicOption } from './command-options.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

export const summary: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ summary }) => summary),
    ...anywhere,
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        ...described(({ summary }) => summary?.options?.days),
        min_value: 1,
        max_value: maxDays,
      },
      topicOption(({ summary }) => summary?.options?.topic),
      {
        type: ApplicationCommandOptionType.Integer,
        ...described(({ summary }) => summary?.options?.count),
        min_value: 1,
        max_value: maxStories,
      },
      privateOption(({ summary }) => summary?.options?.private),
    ],
  },
  suggest,

  async execute(interaction, audience, context) {
    const request = readRequest(interaction, new Date(context.clock.now()));
    const isPrivate = isPrivateHere(audience, interaction.options.getBoolean('private'));
    const taken = await admitted(interaction, audience, isPrivate, context);
    if (taken === null) return;
    const wording = wordingOf(audience, isPrivate);
    const trace = newTraceId();
    await deliver(interaction, { isPrivate, audience, trace, counted: taken.counted }, context, async ({ signal }) => {
      const asker = askerOf(interaction, isPrivate);
      const digest = await taken.unlessItFails(context.desk.summarise(request, { signal, asker, trace }));
      const sharing = isPrivate && isShareable(interaction) ? 'yes' : 'no';
      return withRows(renderDigest(digest, wording), digestRows(digest, wording, sharing));
    });
  },
};

function readRequest({ options }: ChatInputCommandInteraction, askedAt: Date): DigestRequest {
  return {
    days: options.getInteger('days'),
    topic: readTopic(options),
    count: options.getInteger('count') ?? defaultStories,
    filter: { from: null, to: null, outlets: [] },
    askedAt,
  };
}
