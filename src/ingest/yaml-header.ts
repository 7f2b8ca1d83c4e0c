import { isAlias, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import type { Header } from './header.ts';
import { fieldName, type HeaderEntry, toValue } from './header-entry.ts';

/** YAML in which all is a string: `007`, `5.10` and long numbers stay as they were written. */
const asWritten = { schema: 'failsafe', uniqueKeys: false } as const;

/** A key at the margin, with or without the space that YAML wants behind its colon. */
const topKey = /^["'“]?([\p{L}_][\p{L}\p{N}_ .-]{0,60}?)["'”]?[^\S\n]*[:：](?!\/\/)(.*)$/u;
const quotation = /^(["'])(.*)\1$/s;

/** A key with its value's lines. */
interface YamlPiece {
  readonly key: string;
  /** What stands behind the colon, and the lines below that belong to it. */
  readonly value: string;
  readonly source: string;
  readonly line: number;
}

/**
 * Reads front matter leniently: what is no YAML is read key by key, as it stands, and said.
 * @throws {UnreadableError} when it isn't lines of `key: value`, or uses aliases, with which a short file can grow without end.
 */
export function readYaml({ source, line }: Header, warn: Warn): HeaderEntry[] {
  const lineCounter = new LineCounter();
  const yaml = parseDocument(source, { ...asWritten, lineCounter });
  if (yaml.errors.length > 0) return readPieces(piecesOf(source, line), warn);
  if (yaml.contents === null) return [];
  // `title: *Exclusive* port reopens` names nothing: it is emphasis.
  const isNamed = (name: string): boolean => source.includes(`&${name.replace(/\*+$/, '')}`);
  if (isMap(yaml.contents) && yaml.contents.items.some(({ value }) => isAlias(value) && !isNamed(value.source))) {
    return readPieces(piecesOf(source, line), warn);
  }
  if (!isMap(yaml.contents)) {
    // `title:Port reopens` is one string to YAML.
    const pieces = piecesOf(source, line);
    return readPieces(pieces, warn);
  }
  return yaml.contents.items.map((pair) => {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const { value } = pair;
    const range = isRanged(value) ? value.range : null;
    const at = isRanged(pair.key) ? lineCounter.linePos(pair.key.range[0]).line + line - 1 : line;
    return {
      key,
      value: nullOrValue(value, yaml, at),
      ...(range && { written: withHashtag(source, range, key, at, warn) }),
      line: at,
    };
  });
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function nullOrValue(node: unknown, yaml: ReturnType<typeof parseDocument>, line: number) {
  if (isScalar(node) && node.type === 'PLAIN' && /^(?:~|null)?$/i.test(String(node.value))) return null;
  try {
    return toValue(
      typeof node === 'object' && node !== null && 'toJS' in node && typeof node.toJS === 'function'
        ? node.toJS(yaml, { maxAliasCount: 0 })
        : node,
    );
  } catch {
    throw new UnreadableError('the front matter uses an alias (*name); write the value out', line);
  }
}

/** Keys whose values are words, in which `#2` is no comment. */
const worded = new Set(['title', 'source', 'author', 'section', 'correction']);

/** A value as it stands in the file. YAML takes ` #2 today` for a comment; behind words it is more likely one of them. */
function withHashtag(
  source: string,
  [start, end]: readonly [number, number, number],
  key: string,
  line: number,
  warn: Warn,
): string {
  const written = source.slice(start, end);
  const lineEnd = source.indexOf('\n', end);
  const after = source.slice(end, lineEnd < 0 ? undefined : lineEnd);
  if (!worded.has(fieldName(key)) || !/^\s+#/.test(after) || quotation.test(written)) return written;
  if (!/^\s+#[\p{L}\p{N}]/u.test(after)) return written;
  warn(`“${after.trim()}” was taken for part of ${fieldName(key)}; put the value in quotation marks`, line);
  return `${written}${after}`;
}

/** @throws {UnreadableError} at a line that belongs to no key. */
function piecesOf(source: string, firstLine: number): YamlPiece[] {
  const pieces: { key: string; value: string; source: string; line: number }[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const key = topKey.exec(line);
    const last = pieces.at(-1);
    if (key) {
      pieces.push({ key: key[1] ?? '', value: (key[2] ?? '').trim(), source: line, line: firstLine + index });
    } else if (/^\s*(?:#|$)/.test(line)) {
      if (last) last.source += '\n';
    } else if (last && /^(?:\s+|- )/.test(line)) {
      last.value += `\n${line}`;
      last.source += `\n${line}`;
    } else {
      throw new UnreadableError('the front matter must be lines of the form key: value', firstLine + index);
    }
  }
  return pieces;
}

/** Each key for itself, so that one which is no YAML costs the others nothing. */
function readPieces(pieces: readonly YamlPiece[], warn: Warn): HeaderEntry[] {
  return pieces.map(({ key, value, source, line }) => {
    const yaml = parseDocument(source, asWritten);
    const isReadable = yaml.errors.length === 0 && !value.startsWith('*');
    const [pair] = isReadable && isMap(yaml.contents) ? yaml.contents.items : [];
    if (pair && isMap(yaml.contents) && yaml.contents.items.length === 1) {
      const range = isRanged(pair.value) ? pair.value.range : null;
      return {
        key,
        value: nullOrValue(pair.value, yaml, line),
        ...(range && { written: withHashtag(source, range, key, line, warn) }),
        line,
      };
    }
    const isOpen = /^["']/.test(value) && !quotation.test(value);
    // A list or block that can't be read, or a quotation that runs over the lines below, isn't told from what follows.
    if (value.includes('\n')) {
      throw new UnreadableError(`${fieldName(key)} can't be read; write it on one line, in quotation marks`, line);
    }
    const isTight = /^[^:：]*(?:：|:(?! ))/.test(source);
    warn(
      isTight
        ? `${fieldName(key)} was read as it stands; write a colon and a space before its value`
        : isOpen
          ? `${fieldName(key)} was read as it stands; its quotation mark isn't closed`
          : `${fieldName(key)} was read as it stands; put it in quotation marks`,
      line,
    );
    return { key, value: value.replace(quotation, '$2'), line };
  });
}
