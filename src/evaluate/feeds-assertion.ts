import type { TrueItem } from './feeds-true-item.ts';

/** One comparison of an assertion in Python: `entries[0]['title'] == 'Example'`. */
const comparison =
  /entries\[0\]\['(title|link|id|description|summary|content|published_parsed|updated_parsed)'\](?:\[0\]\['value'\])? == (u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\((?:\d+, )+\d+\))/g;
const fields: Readonly<Record<string, keyof TrueItem>> = {
  title: 'title',
  link: 'link',
  id: 'id',
  description: 'text',
  summary: 'text',
  content: 'text',
  published_parsed: 'date',
  updated_parsed: 'date',
};

/** The first item as an assertion of feedparser's tests tells it; none where it tells of something else. */
export function assertedItems(assertion: string): TrueItem[] {
  const said = [...assertion.matchAll(comparison)].flatMap(([, name = '', value = '']): [keyof TrueItem, string][] => {
    const field = fields[name];
    return field === undefined ? [] : [[field, value.startsWith('(') ? instant(value) : unquoted(value)]];
  });
  if (said.length === 0) return [];
  return [{ id: null, title: null, link: null, date: null, text: null, ...Object.fromEntries(said) }];
}

/** A string of Python. */
function unquoted(literal: string): string {
  return literal
    .replace(/^u?['"]|['"]$/g, '')
    .replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gi, (_, byte?: string, code?: string, char = '') => {
      const hex = byte ?? code;
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      return char === 'n' ? '\n' : char === 't' ? '\t' : char;
    });
}

/** A time of Python: year, month, day, hour, minute, second, and what follows from them. */
function instant(tuple: string): string {
  const [year = 0, month = 1, ...rest] = tuple.match(/\d+/g)?.map(Number) ?? [];
  return new Date(Date.UTC(year, month - 1, ...rest.slice(0, 4))).toISOString();
}
