import type { ChannelView } from '../channel-list.ts';
import type { OptionView } from '../command-view.ts';
import { filledIn, say } from './words.ts';

export type OptionValue = string | number | boolean;

interface Choice {
  readonly name: string;
  readonly value: OptionValue;
}

/** What alone can be given, by the names that people read; none where anything can. */
export function choicesOf({ type, choices }: OptionView, channels: readonly ChannelView[]): readonly Choice[] {
  if (type === 5)
    return [
      { name: say().yes, value: true },
      { name: say().no, value: false },
    ];
  if (type === 7) return channels.map(({ id, name }) => ({ name: `#${name}`, value: id }));
  return choices;
}

/** What was typed as the option wants it; as typed where it doesn't, which Discord refuses. */
export function typedValue(option: OptionView, typed: string, channels: readonly ChannelView[]): OptionValue {
  const choices = choicesOf(option, channels);
  // Only the whole word counts: a guess could show everybody what was meant to be private.
  const chosen = choices.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (chosen !== undefined) return chosen.value;
  return option.type === 4 && /^-?\d+$/.test(typed) ? Number(typed) : typed;
}

/** Why an option can't be sent as it was typed; `null` when it can. */
export function complaintOf(option: OptionView, typed: string, channels: readonly ChannelView[]): string | null {
  const { type, label } = option;
  const choices = choicesOf(option, channels);
  const chosen = typedValue(option, typed, channels);
  const isKnown = choices.some(({ value }) => value === chosen);
  const { yes, no, notYesOrNo, notNumber, notChoice } = say();
  if (type === 5 && !isKnown) return filledIn(notYesOrNo, { typed, option: label, yes, no });
  if (type === 4 && typeof chosen !== 'number') return filledIn(notNumber, { typed, option: label });
  return choices.length > 0 && !isKnown ? filledIn(notChoice, { typed, option: label }) : null;
}
