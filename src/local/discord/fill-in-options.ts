import type { OptionBody } from './command-body.ts';
import type { PlayedCommand } from './command-store.ts';

type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** An option as an interaction carries it. */
interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: OptionValue;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
}

/** Discord's client sends text of at most this length when the command doesn't say. */
const stringLength = 6000;
const typeNames: Readonly<Record<number, string>> = { 3: 'a string', 4: 'an integer', 5: 'a boolean', 10: 'a number' };
/** User, channel, role, mentionable: sent as ids. */
const isEntity = (type: number) => type >= 6 && type <= 9;

/**
 * Fills a command in as Discord's client lets a person do.
 *
 * @param path the names of a subcommand (group), if any
 * @param focused the option being typed, for autocomplete: nothing but names is checked then
 * @throws Error for what the client would not send
 */
export function fillIn(
  command: PlayedCommand,
  path: readonly string[],
  values: OptionValues,
  focused: string | null = null,
): SentOption[] {
  return level(`/${command.name}`, command.options ?? [], path, values, focused);
}

function level(
  shown: string,
  options: readonly OptionBody[],
  path: readonly string[],
  values: OptionValues,
  focused: string | null,
): SentOption[] {
  const [next, ...rest] = path;
  if (options.some(({ type }) => type <= 2)) {
    const branch = options.find(({ name }) => name === next);
    if (branch === undefined) throw new Error(`${shown} wants one of: ${options.map(({ name }) => name).join(', ')}`);
    const inner = level(`${shown} ${branch.name}`, branch.options ?? [], rest, values, focused);
    return [{ name: branch.name, type: branch.type, options: inner }];
  }
  if (next !== undefined) throw new Error(`${shown} has no subcommand "${next}"`);
  const stranger = Object.keys(values).find((name) => !options.some((option) => option.name === name));
  if (stranger !== undefined) throw new Error(`${shown} has no option "${stranger}"`);
  return options.flatMap((option): SentOption[] => {
    const value = values[option.name];
    if (value === undefined) {
      if (option.required && focused === null) throw new Error(`${shown} requires the option "${option.name}"`);
      return [];
    }
    if (option.name === focused) return [{ name: option.name, type: option.type, value, focused: true }];
    const complaint = focused === null ? complaintAbout(option, value) : null;
    if (complaint !== null) throw new Error(`${shown}: option "${option.name}" ${complaint}`);
    return [{ name: option.name, type: option.type, value }];
  });
}

function complaintAbout(option: OptionBody, value: OptionValue): string | null {
  const { type, choices, min_length, max_length, min_value, max_value } = option;
  const fits =
    type === 5
      ? typeof value === 'boolean'
      : type === 4
        ? Number.isSafeInteger(value)
        : type === 10
          ? typeof value === 'number'
          : typeof value === 'string';
  if (!fits) return `must be ${typeNames[type] ?? 'an id'}, not ${JSON.stringify(value)}`;
  if (isEntity(type) && !/^\d+$/.test(String(value))) return `must be an id, not ${JSON.stringify(value)}`;
  if (choices?.length && !choices.some((choice) => choice.value === value)) {
    return `must be one of ${choices.map((choice) => choice.value).join(', ')}`;
  }
  if (typeof value === 'string' && type === 3) {
    if (value === '') return 'must not be empty';
    if (value.length < (min_length ?? 0)) return `must have at least ${min_length} characters`;
    if (value.length > (max_length ?? stringLength))
      return `must have at most ${max_length ?? stringLength} characters`;
  }
  if (typeof value === 'number') {
    if (value < (min_value ?? -Infinity)) return `must be at least ${min_value}`;
    if (value > (max_value ?? Infinity)) return `must be at most ${max_value}`;
  }
  return null;
}

/** The ids among the values, which Discord resolves. */
export function entityIds(options: readonly SentOption[]): string[] {
  return options.flatMap(({ type, value, options: inner }) =>
    inner ? entityIds(inner) : isEntity(type) && typeof value === 'string' ? [value] : [],
  );
}
