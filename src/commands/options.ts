import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import type { Filter } from '../coverage/question.ts';
import { endOfDay } from '../language/calendar.ts';
import { isDay } from '../language/dates.ts';
import { errorMessage } from '../wording/error-message.ts';

/** A command was called with words it can't use; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; strict: true; allowPositionals: true }>
>;

/**
 * Reads the options of a command, and the words between them.
 * @param options as `parseArgs` of Node takes them.
 * @param usage the command as people write it, for the message.
 * @throws {UsageError}
 */
export function parseArguments<const O extends Options>(args: readonly string[], options: O, usage: string): Parsed<O> {
  return parse(args, options, usage, true);
}

/** Reads the options of a command that takes no words. @throws {UsageError} for words, too. */
export function parseFlags<const O extends Options>(
  args: readonly string[],
  options: O,
  usage: string,
): Parsed<O>['values'] {
  return parse(args, options, usage, false).values;
}

function parse<const O extends Options>(
  args: readonly string[],
  options: O,
  usage: string,
  allowPositionals: boolean,
): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals }) as Parsed<O>;
  } catch (error) {
    throw new UsageError(`${saidOf(error)}\nUsage: ${usage}`);
  }
}

/** What Node says of options that it can't read, for people. */
function saidOf(error: unknown): string {
  const [said = ''] = errorMessage(error).split(/\. |\.?\n/);
  const [, option] = /^Option '(--[\w-]+)/.exec(said) ?? [];
  // Its further sentences are for programmers.
  if (option === undefined) return `${said}.`;
  if (said.includes('does not take')) return `${option} takes no value.`;
  return `${option} needs a value after it${said.includes('ambiguous') ? " that doesn't begin with a dash" : ''}.`;
}

/** Options that commands of the newsroom share. */
const common = {
  corpus: { type: 'string' },
  data: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  outlet: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

const digest = { days: { type: 'string' }, topic: { type: 'string' }, count: { type: 'string' } } as const;

interface CommandOptions {
  readonly words: readonly string[];
  readonly corpusDir: string;
  readonly dataDir: string;
  /** The moment of asking: the end of the day of `--as-of`, else now. */
  readonly askedAt: Date;
  readonly filter: Filter;
  readonly json: boolean;
  readonly days: number | null;
  readonly topic: string | null;
  readonly count: number | null;
}

/**
 * Reads a command's arguments.
 * @param usage the command as people write it, for the message.
 * @throws {UsageError}
 */
export function readOptions(args: readonly string[], usage: string, config: Config, now: Date): CommandOptions {
  const { values, positionals } = parseArguments(args, { ...common, ...digest }, usage);
  const asOf = values['as-of'];
  if (asOf !== undefined && !isDay(asOf)) throw new UsageError(`--as-of ${asOf} is no day. Write it like 2026-02-03.`);
  return {
    words: positionals,
    corpusDir: values.corpus ?? config.corpusDir,
    dataDir: values.data ?? config.dataDir,
    askedAt: asOf === undefined ? now : endOfDay(config, asOf),
    filter: { from: values.from ?? null, to: values.to ?? null, outlets: values.outlet ?? [] },
    json: values.json ?? false,
    days: wholeNumber('days', values.days),
    topic: values.topic ?? null,
    count: wholeNumber('count', values.count),
  };
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} ${text} is no whole number. Write it like --${name} 3.`);
  return Number(text);
}

/**
 * Reads an option that counts something.
 * @throws {UsageError} for what is no whole number from 1 to `most`.
 */
export function countOption(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most) {
    const example = Math.min(most, otherwise);
    throw new UsageError(`--${name} ${text} is no whole number from 1 to ${most}. Write it like --${name} ${example}.`);
  }
  return value;
}

/** A whole number that an option may give, from 1 on. */
interface Count {
  /** Where it isn't given. */
  readonly usual: number;
  readonly most: number;
}

type Counts<N extends string> = Readonly<Record<N, Count>>;

/** The options of counts, as `parseArgs` takes them. */
export function countOptions<N extends string>(counts: Counts<N>): Readonly<Record<N, { readonly type: 'string' }>> {
  return Object.fromEntries(Object.keys(counts).map((name) => [name, { type: 'string' }])) as Record<
    N,
    { readonly type: 'string' }
  >;
}

/** Reads counts from what `parseArguments` found. @throws {UsageError} as `countOption` does. */
export function readCounts<N extends string>(
  values: Readonly<Partial<Record<NoInfer<N>, string>>>,
  counts: Counts<N>,
): Record<N, number> {
  const names = Object.keys(counts) as N[];
  const read = names.map((name) => [name, countOption(name, values[name], counts[name].usual, counts[name].most)]);
  return Object.fromEntries(read) as Record<N, number>;
}

/** A week. */
const mostMinutes = 7 * 24 * 60;

/**
 * Reads `--minutes`, which may be a part of one.
 * @throws {UsageError}
 */
export function minutesOption(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const minutes = Number(given);
  if (!/^\d+(\.\d+)?$/.test(given) || minutes <= 0 || minutes > mostMinutes)
    throw new UsageError(`--minutes ${given} is no number up to ${mostMinutes}. Write it like --minutes 30.`);
  return minutes;
}
