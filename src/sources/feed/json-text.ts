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

function withoutRawBreaks(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/gs, (string) =>
    string.replaceAll('\r', '').replaceAll('\n', '\\n').replaceAll('\t', '\\t'),
  );
}

/** The text up to the last item that is whole, closed. */
function upToLastItem(text: string): string | null {
  const items = /"items"\s*:\s*\[/.exec(text);
  if (items === null) return null;
  let [depth, end] = [0, items.index + items[0].length];
  for (const { 0: token, index } of text.slice(end).matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token.startsWith('"')) continue;
    depth += token === '{' || token === '[' ? 1 : -1;
    if (depth < 0) break;
    if (depth === 0 && token === '}') end = items.index + items[0].length + index + 1;
  }
  return `${text.slice(0, end)}]}`;
}
