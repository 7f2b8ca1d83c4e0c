import { z } from 'zod';
import { parseBody } from './form-errors.ts';
import { fault, snowflake, text } from './text-lengths.ts';

/** Discord's pattern for the names of chat commands and of options. */
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** All names, descriptions and values of one command together; of each localised text the longest counts. */
const commandLength = 8000;
/** How many commands of each type a scope may hold: chat, user, message. */
const commandsPerType: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

const localised = (max: number) => z.record(z.string(), text(max).min(1)).nullish();
const optionName = text(32)
  .min(1)
  .refine((name) => commandName.test(name) && name === name.toLowerCase(), {
    error: 'Command name is invalid',
    params: { code: 'APPLICATION_COMMAND_INVALID_NAME' },
  });

const choice = z.object({
  name: text(100).min(1),
  name_localizations: localised(100),
  value: z.union([text(100), z.number()]),
});

const option = z.object({
  type: z.int().min(1).max(11),
  name: optionName,
  name_localizations: localised(32),
  description: text(100).min(1),
  description_localizations: localised(100),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(choice).max(25).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
  channel_types: z.array(z.int()).nullish(),
  /** Only a subcommand or a group of them has options. */
  get options() {
    return z.array(option).max(25).nullish();
  },
});

const command = z
  .object({
    id: snowflake.nullish(),
    type: z
      .int()
      .min(1)
      .max(3)
      .nullish()
      .transform((type) => type ?? 1),
    name: text(32).min(1),
    name_localizations: localised(32),
    description: text(100).nullish(),
    description_localizations: localised(100),
    options: z.array(option).max(25).nullish(),
    default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int()]).nullish(),
    dm_permission: z.boolean().nullish(),
    contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
    nsfw: z.boolean().nullish(),
  })
  .check((payload) => {
    const { type, name, description, options } = payload.value;
    if (type === 1) {
      const names = [name, ...Object.values(payload.value.name_localizations ?? {})];
      if (!names.every((each) => commandName.test(each) && each === each.toLowerCase())) {
        fault(payload, ['name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
      }
      if (!description) fault(payload, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    } else if (description || options?.length) {
      const [field, what] = description ? ['description', 'descriptions'] : ['options', 'options'];
      const message = `Context menu commands cannot have ${what}`;
      fault(payload, [field], `APPLICATION_COMMAND_CONTEXT_MENU_${field.toUpperCase()}_INVALID`, message);
    }
    checkOptions(payload, ['options'], options ?? [], true);
    if (lengthOf(payload.value) > commandLength) {
      const message = `Command exceeds maximum size (${commandLength})`;
      fault(payload, [], 'APPLICATION_COMMAND_TOO_LARGE', message);
    }
  });

const commandList = z.array(command).check((payload) => {
  const keys = payload.value.map(({ type, name }) => `${type} ${name}`);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) {
      const message = 'Application command names must be unique';
      fault(payload, [index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
  });
  for (const [type, most] of Object.entries(commandsPerType)) {
    if (payload.value.filter((each) => each.type === Number(type)).length > most) {
      const message = `Maximum number of application commands reached (${most}).`;
      fault(payload, [], 'APPLICATION_COMMANDS_MAX', message);
    }
  }
});

export type CommandBody = z.infer<typeof command>;
export type OptionBody = z.infer<typeof option>;

/** Reads the commands of a bulk overwrite. @throws ApiError 50035 with each fault at its path. */
export const parseCommands = (body: unknown): CommandBody[] => parseBody(commandList, body);

function checkOptions(
  payload: z.core.ParsePayload,
  path: readonly PropertyKey[],
  options: readonly OptionBody[],
  isTop: boolean,
): void {
  let sawOptional = false;
  options.forEach((each, index) => {
    const at = [...path, index];
    const isBranch = each.type <= 2;
    if (options.findIndex(({ name }) => name === each.name) < index) {
      const message = 'Option names must be unique';
      fault(payload, [...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message);
    }
    if (options.some(({ type }) => type <= 2 !== isBranch) || (isBranch && !isTop && each.type === 2)) {
      const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
      fault(payload, [...at, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
    }
    if (each.required && sawOptional) {
      const message = 'Required options must be placed before non-required options';
      fault(payload, at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    if (!each.required) sawOptional = true;
    if (each.autocomplete && each.choices?.length) {
      const message = 'Autocomplete options cannot have choices';
      fault(payload, [...at, 'choices'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_INVALID', message);
    }
    if (each.choices?.some(({ value }) => (typeof value === 'string') !== (each.type === 3))) {
      const message = 'Choice values must be of the type of their option';
      fault(payload, [...at, 'choices'], 'APPLICATION_COMMAND_OPTION_CHOICE_VALUE_INVALID', message);
    }
    checkOptions(payload, [...at, 'options'], each.options ?? [], false);
  });
}

interface NamedBody {
  name: string;
  name_localizations?: Record<string, string> | null | undefined;
  description?: string | null | undefined;
  description_localizations?: Record<string, string> | null | undefined;
  options?: readonly OptionBody[] | null | undefined;
  choices?: OptionBody['choices'];
}

function lengthOf(named: NamedBody): number {
  const longest = (plain: string, others: Record<string, string> | null | undefined) =>
    Math.max(plain.length, ...Object.values(others ?? {}).map((each) => each.length));
  const own =
    longest(named.name, named.name_localizations) + longest(named.description ?? '', named.description_localizations);
  const choices = (named.choices ?? []).map(
    ({ name, name_localizations, value }) =>
      longest(name, name_localizations) + (typeof value === 'string' ? value.length : 0),
  );
  return [own, ...choices, ...(named.options ?? []).map(lengthOf)].reduce((sum, each) => sum + each, 0);
}
