type SqlValue = string | number | boolean | null | readonly string[] | Uint8Array;

/** A statement or a part of one; `values` stand where `text` has `$1`, `$2` and so on. */
export interface Sql {
  readonly parts: readonly string[];
  readonly values: readonly SqlValue[];
}

/** Takes values and parts of statements where they are written: no value is ever part of the text. */
export function sql(strings: TemplateStringsArray, ...filled: readonly (SqlValue | Sql)[]): Sql {
  const parts = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  const goOn = (text: string): void => void parts.push(`${parts.pop() ?? ''}${text}`);
  for (const [at, each] of filled.entries()) {
    if (isSql(each)) {
      goOn(each.parts[0] ?? '');
      parts.push(...each.parts.slice(1));
      values.push(...each.values);
    } else {
      parts.push('');
      values.push(typeof each === 'string' ? storable(each) : each);
    }
    goOn(strings[at + 1] ?? '');
  }
  return { parts, values };
}

/** Text of ours as a part of a statement, such as a list of columns. */
export function raw(text: string): Sql {
  return { parts: [text], values: [] };
}

/** A statement as the driver takes it. */
interface Statement {
  readonly text: string;
  readonly values: SqlValue[];
  /** Under which a connection remembers how the server does it; absent where it is done once. */
  readonly name?: string;
}

/** By their texts, of which there are no more than are written in the program. */
const names = new Map<string, string>();

/** As the driver takes it: the server plans a statement with values once a connection. */
export function statementOf({ parts, values }: Sql): Statement {
  const text = parts.reduce((before, part, at) => `${before}$${at}${part}`);
  if (values.length === 0) return { text, values: [] };
  const name = names.get(text) ?? `dateline_${names.size}`;
  names.set(text, name);
  return { text, values: [...values], name };
}

function isSql(filled: SqlValue | Sql): filled is Sql {
  return typeof filled === 'object' && filled !== null && 'parts' in filled;
}

/**
 * PostgreSQL keeps no text with a zero or half a character in it, and reads no JSON in which one is written: people can type them all the same.
 */
export function storable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\u{fffd}')
    .replaceAll(/\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '\\ufffd');
}
