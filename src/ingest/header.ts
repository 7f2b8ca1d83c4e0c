import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { fieldName } from './header-entry.ts';

/** Front matter as it was found at the top of a file, not yet read. */
export interface Header {
  readonly form: 'yaml' | 'toml' | 'json';
  readonly source: string;
  /** The line in the file on which `source` begins. */
  readonly line: number;
}

interface ParsedFile {
  readonly header: Header | null;
  readonly body: string;
}

/** Every field at its longest is far shorter; a parser of YAML takes its time. */
const maxHeaderChars = 64 * 1024;

/** What may stand before front matter: blank lines and comments, as exports and editors leave them. */
const preamble = /^(?:[^\S\n]*\n|[^\S\n]*<!--[\s\S]*?-->[^\S\n]*(?:\n|$)|#[^\n]*(?:\n|$))*/;
/** A line that only marks where front matter begins or ends; a word processor makes dashes of `---`. */
const fence = /^[^\S\n]*(?:---+(?:ya?ml)?|[–—−][-–—−]*|-–+|\*{3,}|={3,}|_{3,}|~{3,}|`{3,}\w*)[^\S\n]*(?:\n|$)/;
const keyLine = /^[^\S\n]*["'“]?([\p{L}_][\p{L}\p{N}_ .-]{0,40}?)["'”]?[^\S\n]*[:：](?!\/\/)/u;
/** Keys as files write them, and sentences don't begin: `og_title:`. */
const identifierLine = /^[a-z_][a-z0-9_.-]*:(?:\s|$)/;
const continued = /^(?:[^\S\n]+\S|[^\S\n]*- )/;

/** Keys that tell front matter from prose by themselves, where no line marks it off. */
const telling = new Set('title date status draft published id'.split(' '));
const known = new Set(
  'title source url date id author section language updated status correction draft published tags slug'.split(' '),
);

function keyOf(line: string): string | null {
  const key = keyLine.exec(line)?.[1];
  return key === undefined ? null : fieldName(key);
}

function isKnown(line: string): boolean {
  return known.has(keyOf(line) ?? '');
}

/**
 * Parts a file into its front matter and its body. Front matter is known by its fence and by its keys: behind blank lines or comments, between
 * other marks than `---`, or with none at all.
 * @throws {UnreadableError} when there is some that can't be told from the body.
 */
export function parseFile(file: string, warn: Warn): ParsedFile {
  const text = file.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
  const before = preamble.exec(text)?.[0] ?? '';
  const found = headerAt(text, before.length, warn);
  if (found !== null) {
    // A heading above front matter without a title is the headline; else it is an export's comment.
    const isTitled = found.header !== null && /^\W*(?:title|headline)\b/im.test(found.header.source);
    const kept = isTitled ? '' : before.replace(/<!--[\s\S]*?-->/g, '').trim();
    if (isTitled && /^#/m.test(before)) warn('what stands above the front matter was left out', 1);
    if (found.header && found.header.source.length > maxHeaderChars) {
      throw new UnreadableError(`the front matter has over ${maxHeaderChars} characters; shorten it`, 1);
    }
    return kept === '' ? found : { ...found, body: `${kept}\n\n${found.body}` };
  }
  refuseLateHeader(text);
  return { header: null, body: text };
}

function headerAt(text: string, at: number, warn: Warn): ParsedFile | null {
  const rest = text.slice(at);
  const line = lineAt(text, at);
  const named = /^---(toml|json)[^\S\n]*\n/.exec(rest);
  if (named) return namedHeader(rest, named[1] === 'toml' ? 'toml' : 'json', line);
  if (/^\+\+\+[^\S\n]*\n/.test(rest)) return tomlHeader(rest, line);
  if (/^\{\s*(?:"[^"\n]*"\s*:|\}\s*\n)/.test(rest)) return jsonHeader(rest, line);
  const opening = fence.exec(rest)?.[0];
  if (opening === undefined) return bareHeader(rest, line, warn);
  const inside = rest.slice(opening.length);
  // A file that opens with `---` has front matter, whatever stands in it; other marks are one only above keys.
  const isPlain = at === 0 && /^---[^\S\n]*\n/.test(opening);
  if (!isPlain && keyOf(inside.replace(/^\s*\n/, '')) === null) return null;
  const closing = closingFence(inside, opening);
  if (closing === null) {
    if (!isPlain && !isKnown(inside.replace(/^\s*\n/, ''))) return null;
    throw new UnreadableError("the front matter isn't closed; put a line with --- below it", line);
  }
  const source = inside.slice(0, closing.index).replace(/\n$/, '');
  if (!isPlain && !source.split('\n').every((each) => isHeaderLine(each) || each.trim() === '')) {
    if (source.split('\n').some(isKnown)) {
      throw new UnreadableError('the front matter must be lines of the form key: value', line + 1);
    }
    return null;
  }
  if (!/^ *-{3,}/.test(opening)) warn(`the front matter stands between other marks than ---`, line);
  return {
    header: { form: 'yaml', source, line: line + 1 },
    body: inside.slice(closing.index + closing.length),
  };
}

/** Where the fence that closes front matter begins, and its length: one of the same mark, or YAML's own `...`. */
function closingFence(inside: string, opening: string): { index: number; length: number } | null {
  const mark = opening.trim().charAt(0);
  let at = 0;
  while (at < inside.length) {
    const rest = inside.slice(at, at + 200);
    const own = /^\.\.\.[^\S\n]*(?:\n|$)/.exec(rest)?.[0];
    const same = fence.exec(rest)?.[0];
    const isDash = /[-–—−]/.test(mark);
    const closes = same?.trim().charAt(0) === mark || (isDash && /^\s*[-–—−]/.test(same ?? ''));
    const found = own ?? (closes ? same : undefined);
    if (found !== undefined) return { index: at, length: found.length };
    const next = inside.indexOf('\n', at);
    if (next < 0) return null;
    at = next + 1;
  }
  return null;
}

function isHeaderLine(line: string): boolean {
  return isKnown(line) || identifierLine.test(line) || continued.test(line) || keyOf(line) !== null;
}

/** Lines of `key: value` at the top with no fence above them. */
function bareHeader(rest: string, line: number, warn: Warn): ParsedFile | null {
  if (!isKnown(rest.slice(0, rest.indexOf('\n') < 0 ? rest.length : rest.indexOf('\n')))) return null;
  const lines = rest.split('\n');
  const end = lines.findIndex(
    (each, index) => !isKnown(each) && !identifierLine.test(each) && !(index > 0 && continued.test(each)),
  );
  let count = end < 0 ? lines.length : end;
  // Blank lines may part the fields.
  for (
    let next = count;
    next < lines.length && (lines[next]?.trim() === '' || telling.has(keyOf(lines[next] ?? '') ?? ''));
  ) {
    next++;
    if (lines[next - 1]?.trim() !== '') count = next;
  }
  const keys = lines.slice(0, count).flatMap((each) => (isKnown(each) ? [keyOf(each) ?? ''] : []));
  if (keys.length < 2 && !keys.some((key) => telling.has(key))) return null;
  warn('the front matter has no --- around it', line);
  const body = lines.slice(count).join('\n');
  const closing = fence.exec(body)?.[0] ?? '';
  return {
    header: { form: 'yaml', source: lines.slice(0, count).join('\n'), line },
    body: body.slice(closing.length),
  };
}

/** Between `---toml` or `---json` and `---`. */
function namedHeader(rest: string, form: 'toml' | 'json', line: number): ParsedFile {
  const inside = rest.slice(rest.indexOf('\n') + 1);
  const closing = closingFence(inside, '---');
  if (closing === null) {
    throw new UnreadableError("the front matter isn't closed; put a line with --- below it", line);
  }
  return {
    header: { form, source: inside.slice(0, closing.index), line: line + 1 },
    body: inside.slice(closing.index + closing.length),
  };
}

function tomlHeader(rest: string, line: number): ParsedFile {
  const inside = rest.slice(rest.indexOf('\n') + 1);
  const closing = /^\+\+\+[^\S\n]*(?:\n|$)/m.exec(inside);
  if (closing === null) {
    throw new UnreadableError("the front matter isn't closed; put a line with +++ below it", line);
  }
  return {
    header: { form: 'toml', source: inside.slice(0, closing.index), line: line + 1 },
    body: inside.slice(closing.index + closing[0].length),
  };
}

/** The object at the top, up to the brace that closes it. */
function jsonHeader(rest: string, line: number): ParsedFile {
  let depth = 0;
  for (const { 0: mark, index } of rest.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (mark === '{') depth++;
    else if (mark === '}') depth--;
    if (depth > 0) continue;
    return { header: { form: 'json', source: rest.slice(0, index + 1), line }, body: rest.slice(index + 1) };
  }
  throw new UnreadableError("the front matter isn't closed; put a } below it", line);
}

/** As far down as front matter is looked for that something stands above. */
const lateChars = 2_000;
const late = /^---+[^\S\n]*\n((?:[^\n]*\n){1,40}?)---+[^\S\n]*(?:\n|$)/m;

/** @throws {UnreadableError} where front matter stands below other text: it would be published as text. */
function refuseLateHeader(text: string): void {
  const found = late.exec(text.slice(0, lateChars));
  const lines = found?.[1]?.trimEnd().split('\n') ?? [];
  if (!found || !lines.every((line) => isHeaderLine(line)) || !lines.some((line) => telling.has(keyOf(line) ?? '')))
    return;
  throw new UnreadableError(
    'its front matter stands below other text; move it to the top of the file',
    lineAt(text, found.index),
  );
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
