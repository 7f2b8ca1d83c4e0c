import {
  type APIApplicationCommandBooleanOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Filter } from '../../coverage/question.ts';
import { InputError } from '../../desk/check-input.ts';
import { isDay } from '../../language/dates.ts';
import { clip } from '../render/escape.ts';
import { outletChars, topicChars } from '../render/size-limits.ts';
import { described } from './localised.ts';

type PickWords = Parameters<typeof described>[0];
type TypedOption = APIApplicationCommandStringOption & { readonly autocomplete: true };

const typedChars = 40;

function typed(pick: PickWords, maxLength: number): TypedOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...described(pick),
    autocomplete: true,
    max_length: maxLength,
  };
}

export const fromOption = (pick: PickWords): TypedOption => typed(pick, typedChars);
export const toOption = (pick: PickWords): TypedOption => typed(pick, typedChars);
export const outletOption = (pick: PickWords): TypedOption => typed(pick, outletChars);
export const topicOption = (pick: PickWords, maxLength = topicChars): TypedOption => typed(pick, maxLength);

/** The option that shows an answer to its asker alone. */
export function privateOption(pick: PickWords): APIApplicationCommandBooleanOption {
  return { type: ApplicationCommandOptionType.Boolean, ...described(pick) };
}

type Options = ChatInputCommandInteraction['options'];

/** The topic as it was typed; `null` where there is none. */
export function readTopic(options: Options): string | null {
  return options.getString('topic')?.trim() || null;
}

/**
 * The filter of a question as it was typed.
 * @throws {InputError} when a date isn't a day that exists (`YYYY-MM-DD`), or the two are the wrong way round.
 */
export function readFilter(options: Options): Filter {
  const from = readDay('from', options.getString('from'));
  const to = readDay('to', options.getString('to'));
  if (from !== null && to !== null && from > to) throw new InputError(({ input }) => input.datesSwapped(from, to));
  const outlet = options.getString('outlet')?.trim() ?? '';
  return { from, to, outlets: outlet === '' ? [] : [outlet] };
}

function readDay(option: 'from' | 'to', typed: string | null): string | null {
  const day = typed?.trim() ?? '';
  if (day === '') return null;
  if (!isDay(day)) {
    throw new InputError(({ input, commands }) =>
      input.badDate(commands.ask.options[option].name, clip(day, typedChars)),
    );
  }
  return day;
}
