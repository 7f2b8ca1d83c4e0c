import { ApplicationCommandOptionType, ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import type { Question } from '../../coverage/question.ts';
import { InputError } from '../../desk/check-input.ts';
import { answerQuestion } from '../controls/answer-question.ts';
import { suggest } from '../controls/suggest-options.ts';
import { questionChars } from '../render/size-limits.ts';
import { isPrivateHere } from '../wire/audience.ts';
import { fromOption, outletOption, privateOption, readFilter, toOption } from './command-options.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

export const ask: SlashCommand = {
  kind: 'slash',
  data: {
    type: ApplicationCommandType.ChatInput,
    ...described(({ ask }) => ask),
    ...anywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...described(({ ask }) => ask?.options?.question),
        required: true,
        max_length: questionChars,
      },
      fromOption(({ ask }) => ask?.options?.from),
      toOption(({ ask }) => ask?.options?.to),
      outletOption(({ ask }) => ask?.options?.outlet),
      privateOption(({ ask }) => ask?.options?.private),
    ],
  },
  suggest,

  async execute(interaction, audience, context) {
    const question = readQuestion(interaction, new Date(context.clock.now()));
    const isPrivate = isPrivateHere(audience, interaction.options.getBoolean('private'));
    await answerQuestion(interaction, { question, isPrivate, follows: null }, audience, context);
  },
};

function readQuestion({ options }: ChatInputCommandInteraction, askedAt: Date): Question {
  const text = options.getString('question', true).trim();
  if (text === '') throw new InputError(({ input }) => input.emptyQuestion);
  return { text, filter: readFilter(options), askedAt };
}
