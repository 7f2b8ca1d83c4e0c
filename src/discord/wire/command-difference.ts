import { isDeepStrictEqual } from 'node:util';
import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { z } from 'zod';

/** How what is registered differs from what we would register; commands as people see them, `/ask`. */
export interface CommandDifference {
  readonly missing: readonly string[];
  readonly outdated: readonly string[];
  /** Registered, and none of ours. */
  readonly surplus: readonly string[];
}

interface NamedCommand {
  readonly name: string;
  readonly type?: number | undefined;
}

/** A list of commands as Discord answers it. The one that opens an activity is Discord's own. */
export const registeredCommands = z
  .array(z.looseObject({ type: z.number().default(ApplicationCommandType.ChatInput), name: z.string() }))
  .transform((commands) => commands.filter(({ type }) => type !== ApplicationCommandType.PrimaryEntryPoint));

export type RegisteredCommand = z.infer<typeof registeredCommands>[number];

/** What we say of commands, options and choices. Discord adds ids, versions and more. */
const compared = new Set([
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
]);

/** @param registered read with localizations, in the place that `wanted` is meant for. */
export function differenceOf(
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
  registered: readonly RegisteredCommand[],
): CommandDifference {
  const isSame = (one: NamedCommand, other: NamedCommand): boolean =>
    one.name === other.name && typeOf(one) === typeOf(other);
  const pairs = wanted.map((command) => ({ command, found: registered.find((each) => isSame(each, command)) }));
  return {
    missing: pairs.filter(({ found }) => found === undefined).map(({ command }) => shownCommand(command)),
    outdated: pairs
      .filter(({ command, found }) => found !== undefined && !saysTheSame(command, found))
      .map(({ command }) => shownCommand(command)),
    surplus: registered.filter((each) => !wanted.some((command) => isSame(command, each))).map(shownCommand),
  };
}

function shownCommand(command: NamedCommand): string {
  return typeOf(command) === ApplicationCommandType.ChatInput ? `/${command.name}` : `“${command.name}”`;
}

function typeOf({ type }: NamedCommand): number {
  return type ?? ApplicationCommandType.ChatInput;
}

/** Where we say nothing of the installation (in one server), what Discord fills in doesn't count. */
function saysTheSame(command: RESTPostAPIApplicationCommandsJSONBody, found: RegisteredCommand): boolean {
  const { contexts, integration_types, ...rest } = found;
  const isOfPlaces = 'contexts' in command || 'integration_types' in command;
  const theirs = isOfPlaces ? { ...rest, contexts, integration_types } : rest;
  const withType = { ...command, type: typeOf(command) };
  return isDeepStrictEqual(normal(withType), normal(theirs));
}

/** The part that is compared: blank fields left out, as Discord gives and leaves them as it likes; sets in one order. */
function normal(value: unknown, isTexts = false): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => normal(item));
    return items.every((item) => typeof item === 'number') ? items.toSorted() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key]) => isTexts || compared.has(key))
    .map(([key, field]): [string, unknown] => [key, normal(field, key.endsWith('_localizations'))])
    .filter(([, field]) => !isBlank(field));
  return Object.fromEntries(kept);
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
