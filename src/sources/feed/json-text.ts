import type { Tally } from './tally.ts';

/** JSON of a feed as a value; where it was cut, as far as its items are whole. `null` where it's none. */
export function wholeJson(text: string, tally: Tally): unknown {
  // Line ends and tabs within strings are forbidden, yet written.
  const attempts = [text, withoutRawBreaks(text)];
  for (const each of attempts) {
    const value = parsed(each);
    if (value !== undefined) return value;
  }
  const cut = upToLastItem(withoutRawBreaks(text));
  const value = cut === null ? undefined : parsed(cut);
  if (value === undefined) return null;
  tally.add('it was cut at its end; what is whole was read', '');
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Sign {
  readonly sign: string;
  readonly at: number;
  readonly isInString: boolean;
}

/** The signs that mean something in JSON, and the line ends and tabs, in order; what a backslash escapes isn't among them. */
function* signsOf(text: string): Generator<Sign> {
  let isInString = false;
  for (const { 0: sign, index: at } of text.matchAll(/\\.|["{}[\]\n\r\t]/gs)) {
    if (sign.length > 1) continue;
    if (sign === '"') isInString = !isInString;
    else yield { sign, at, isInString };
  }
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function withoutRawBreaks(text: string): string {
  let end = 0;
  const pieces: string[] = [];
  for (const { sign, at, isInString } of signsOf(text)) {
    const escaped = escapes[sign];
    if (!isInString || escaped === undefined) continue;
    pieces.push(text.slice(end, at), escaped);
    end = at + 1;
  }
  return pieces.join('') + text.slice(end);
}

/** The text up to the last item that is whole, closed. */
function upToLastItem(text: string): string | null {
  const items = /"items"\s*:\s*\[/.exec(text);
  if (items === null) return null;
  const start = items.index + items[0].length;
  let [depth, end] = [0, start];
  for (const { sign, at, isInString } of signsOf(text.slice(start))) {
    if (isInString || escapes[sign] !== undefined) continue;
    depth += sign === '{' || sign === '[' ? 1 : -1;
    if (depth < 0) break;
    if (depth === 0 && sign === '}') end = start + at + 1;
  }
  return `${text.slice(0, end)}]}`;
}
