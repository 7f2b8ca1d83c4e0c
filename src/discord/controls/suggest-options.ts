import type { AutocompleteInteraction } from 'discord.js';
import { today } from '../../language/calendar.ts';

import { choiceChars, listedTopicChars, mostChoices } from '../render/size-limits.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Suggestion } from '../wire/interactions.ts';
import { daySuggestions } from './day-suggestions.ts';

/** Suggests outlets and topics that the coverage has, and days. */
export async function suggest(
  interaction: AutocompleteInteraction,
  { own }: Audience,
  { desk, calendar }: BotContext,
): Promise<readonly Suggestion[]> {
  const { name, value } = interaction.options.getFocused(true);
  if (name === 'from' || name === 'to') return daySuggestions(value, today(calendar), own, interaction.locale);
  if (name !== 'outlet' && name !== 'topic') return [];
  const found = await desk.suggest({ kind: name, typed: value, limit: mostChoices });
  // A longer one can't be a choice; it can still be typed.
  return found
    .filter((words) => words.length <= (name === 'topic' ? listedTopicChars : choiceChars))
    .map((words) => ({ name: words, value: words }));
}
