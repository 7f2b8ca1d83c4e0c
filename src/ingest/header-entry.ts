import { languagesWithRules } from '../language/languages.ts';

/** A key of front matter, or of an imported line, with what stands behind it. */
export interface HeaderEntry {
  readonly key: string;
  readonly value: HeaderValue;
  /** The value as it stands in the file, where it was read from a file. */
  readonly written?: string;
  /** Line in the file, counted from 1. */
  readonly line: number | null;
}

/** Numbers and dates are strings: they stay as they were written. */
export type HeaderValue = string | null | readonly HeaderValue[] | { readonly [key: string]: HeaderValue };

/** Our names of fields, by what newsrooms call them in the languages that we speak; BEIR calls an id `_id`. */
const fieldOf: ReadonlyMap<string, string> = new Map([
  ['_id', 'id'],
  ...languagesWithRules.flatMap(({ fields }) =>
    Object.entries(fields?.names ?? {}).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
  ),
]);

/** A key without its case and its quotation marks. */
export function plainKey(key: string): string {
  return key
    .normalize('NFKC')
    .replace(/^[\s"'“”]+|[\s"'“”]+$/g, '')
    .toLowerCase();
}

/** A key as we call it, in whatever case and under whichever of its usual names. */
export function fieldName(key: string): string {
  const name = plainKey(key);
  return fieldOf.get(name) ?? name;
}

/** The words of a value: a list's joined by commas, those of a thing with a name its name; `null` where there are none. */
export function wordsOfValue(value: HeaderValue): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (isList(value)) {
    const words = value.map(wordsOfValue).filter((word) => word !== null);
    return words.length === 0 ? null : words.join(', ');
  }
  return wordsOfValue(value['name'] ?? null);
}

/** Whether a value is a list. */
export function isList(value: HeaderValue): value is readonly HeaderValue[] {
  return Array.isArray(value);
}

/** A value from a parser, with everything but lists and objects as a string. */
export function toValue(given: unknown): HeaderValue {
  if (given === null || given === undefined) return null;
  if (Array.isArray(given)) return given.map(toValue);
  if (given instanceof Date) return String(given.toJSON());
  if (typeof given === 'object') {
    return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, toValue(value)]));
  }
  return String(given);
}
