import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
} from 'discord.js';
import type { Question } from '../coverage.ts';
import { InputError } from '../desk/input.ts';
import { english as wording } from '../wording/english.ts';
import { askerOf } from './asker.ts';
import type { Command } from './command.ts';
import { deliver } from './deliver.ts';
import { OUTLET_CHARS, QUESTION_CHARS } from './limits.ts';
import { readFilter } from './options.ts';
import { renderAnswer } from './render.ts';

const said = wording.commands;

export const ask: Command = {
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    description: said.ask,
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: said.question,
        required: true,
        max_length: QUESTION_CHARS,
      },
      { type: ApplicationCommandOptionType.String, name: 'from', description: said.from },
      { type: ApplicationCommandOptionType.String, name: 'to', description: said.to },
      { type: ApplicationCommandOptionType.String, name: 'outlet', description: said.outlet, max_length: OUTLET_CHARS },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', description: said.isPrivate },
    ],
  },

  async execute(interaction, context) {
    const question = readQuestion(interaction, new Date(context.clock.now()));
    const isPrivate = interaction.options.getBoolean('private') ?? false;
    await deliver(interaction, isPrivate, context, async ({ signal, show }) => {
      const answer = await context.desk.ask(question, {
        signal,
        asker: askerOf(interaction),
        onProgress: (partial) => show(renderAnswer(partial, wording)),
      });
      return renderAnswer(answer, wording);
    });
  },
};

function readQuestion({ options }: ChatInputCommandInteraction, askedAt: Date): Question {
  const text = options.getString('question', true).trim();
  if (text === '') throw new InputError(({ input }) => input.emptyQuestion);
  const filter = readFilter(options.getString('from'), options.getString('to'), options.getString('outlet'));
  return { text, filter, askedAt };
}
