import { isOfferedTo } from '../discord/command-store.ts';
import type { LocalDiscord } from '../discord/local-discord.ts';

type Command = ReturnType<LocalDiscord['commands']>[number];
type Option = NonNullable<Command['options']>[number];

export interface OptionView {
  /** As Discord knows it, and as the person reads it. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** 3 text, 4 whole number, 5 yes or no, 7 a channel. */
  readonly type: number;
  readonly isRequired: boolean;
  readonly completes: boolean;
  /** Nothing else can be given; none where anything can. */
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
}

export interface CommandView {
  /** With that of its subcommand: `digest add`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** 1 after a slash, 3 in a message's menu. */
  readonly type: number;
  readonly options: readonly OptionView[];
}

type Localised = Partial<Record<string, string | null>> | null | undefined;
const said = (plain: string, localised: Localised, locale: string): string => localised?.[locale] ?? plain;

function allCommands(discord: LocalDiscord): Command[] {
  return [...discord.commands(discord.guildId), ...discord.commands()];
}

/** The commands that the server offers to a person, named in their language; each subcommand is one. */
export function commandViews(discord: LocalDiscord, personId: string, locale: string): CommandView[] {
  const person = discord.world.people.get(personId);
  const offered = allCommands(discord).filter((command) => person !== undefined && isOfferedTo(person, command));
  return offered.flatMap((command) => {
    const label = said(command.name, command.name_localizations, locale);
    const options = command.options ?? [];
    const whole = {
      name: command.name,
      label,
      description: said(command.description ?? '', command.description_localizations, locale),
      type: command.type ?? 1,
    };
    if (!options.some(isSubcommand)) return [{ ...whole, options: options.map((each) => optionView(each, locale)) }];
    return options.map((part) => ({
      ...whole,
      name: `${command.name} ${part.name}`,
      label: `${label} ${said(part.name, part.name_localizations, locale)}`,
      description: said(part.description, part.description_localizations, locale),
      options: (part.options ?? []).map((each) => optionView(each, locale)),
    }));
  });
}

/** A command that was called, as the person reads it. @param name with that of its subcommand */
export function commandLabel(discord: LocalDiscord, name: string, locale: string): string {
  const [first, second] = name.split(' ');
  const called = allCommands(discord).find((each) => each.name === first);
  if (called === undefined) return name;
  const part = called.options?.find((each) => isSubcommand(each) && each.name === second);
  const whole = said(called.name, called.name_localizations, locale);
  return part === undefined ? whole : `${whole} ${said(part.name, part.name_localizations, locale)}`;
}

const isSubcommand = ({ type }: Option): boolean => type === 1;

function optionView(option: Option, locale: string): OptionView {
  return {
    name: option.name,
    label: said(option.name, option.name_localizations, locale),
    description: said(option.description, option.description_localizations, locale),
    type: option.type,
    isRequired: option.required ?? false,
    completes: option.autocomplete === true,
    choices: (option.choices ?? []).map(({ name, name_localizations, value }) => ({
      name: said(name, name_localizations, locale),
      value,
    })),
  };
}
