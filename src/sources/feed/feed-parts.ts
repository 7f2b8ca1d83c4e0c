import type { FeedKind } from './feed.ts';

/** One item's markup, as it stands in the feed. */
export interface Part {
  readonly markup: string;
  /** Counted from 1, in the feed. */
  readonly line: number;
  /** `false` where its end is missing: the feed was cut there, or the end was forgotten. */
  readonly isClosed: boolean;
  /** What closes it, where its own end is missing. */
  readonly endTag: string;
}

/** A feed in XML, taken apart, so that one broken item doesn't take the others with it. */
export interface FeedParts {
  readonly kind: Exclude<FeedKind, 'json'>;
  /** The start tags around an item, with their namespaces, and the end tags that close them. */
  readonly around: readonly [start: string, end: string];
  /** What stands outside the items. */
  readonly head: string;
  readonly items: readonly Part[];
  /** Whether it ends as it should. */
  readonly isEnded: boolean;
}

/** No feed's start tags are longer; what is, is none. */
const maxTagLength = 20_000;
const tagName = /<(\/?)((?:[\w.-]{1,64}:)?[\w.-]{1,64})(?=[\s/>])/y;

interface Tag {
  readonly name: string;
  /** Without its prefix, in lower case. */
  readonly local: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly start: number;
  /** Where the text goes on. */
  readonly end: number;
}

/**
 * Takes a feed in XML apart. What stands before its outermost element (declarations, a DTD, a server's complaints) is passed over.
 * `null` where it's no feed.
 */
export function partsOf(text: string): FeedParts | null {
  let root: (Tag & { readonly kind: FeedParts['kind'] }) | null = null;
  let channel: Tag | null = null;
  let open: Tag | null = null;
  let headStart = 0;
  let isEnded = false;
  const head: string[] = [];
  const items: { start: number; end: number; isClosed: boolean; name: string }[] = [];
  const finish = (end: number, isClosed: boolean): void => {
    // One that holds no element says nothing.
    if (open !== null && text.lastIndexOf('<', end - 1) > open.start)
      items.push({ start: open.start, end, isClosed, name: open.name });
    open = null;
    headStart = end;
  };
  for (const tag of tagsOf(text)) {
    if (root === null) {
      const kind = tag.isEnd ? null : kindOf(tag.local);
      if (kind === null) continue;
      root = { ...tag, kind };
      headStart = tag.end;
      if (tag.local === 'channel') channel = tag;
      continue;
    }
    if (isItem(tag, root.kind)) {
      // It says nothing, and may stand in the middle of another.
      if (tag.isEmpty) continue;
      if (tag.isEnd) finish(open === null ? headStart : tag.end, true);
      else {
        if (open === null) head.push(text.slice(headStart, tag.start));
        else finish(tag.start, false);
        open = tag;
      }
    } else if (tag.name === root.name && tag.isEnd) {
      finish(open === null ? headStart : tag.start, false);
      head.push(text.slice(headStart, tag.start));
      headStart = tag.end;
      isEnded = true;
    } else if (tag.local === 'channel' && root.kind === 'rss' && open === null) {
      // In RSS its tags stand around each item; what it holds is the head.
      head.push(text.slice(headStart, tag.start));
      headStart = tag.end;
      if (!tag.isEnd) channel ??= tag;
    }
  }
  if (root === null) return null;
  if (open !== null) finish(text.length, false);
  else if (!isEnded) head.push(text.slice(headStart));
  const lineAt = lines(text);
  return {
    kind: root.kind,
    around: around(text, root, channel),
    head: head.join(''),
    items: items.map(({ start, end, isClosed, name }) => ({
      markup: text.slice(start, end),
      line: lineAt(start),
      isClosed,
      endTag: isClosed ? '' : `</${name}>`,
    })),
    isEnded,
  };
}

function kindOf(local: string): FeedParts['kind'] | null {
  if (local === 'rss' || local === 'channel') return 'rss';
  return local === 'feed' ? 'atom' : local === 'rdf' ? 'rdf' : null;
}

/** A module's element may be called item too: those have a prefix of their own. */
function isItem({ name, local }: Tag, kind: FeedParts['kind']): boolean {
  if (local !== (kind === 'atom' ? 'entry' : 'item')) return false;
  return !name.includes(':') || /^(?:a|atom\d*|rss\d*|ns\d+):/i.test(name);
}

function around(text: string, root: Tag & { readonly kind: FeedParts['kind'] }, channel: Tag | null): [string, string] {
  const source = (tag: Tag): string => text.slice(tag.start, tag.end).replace(/\/>$/, '>');
  if (root.local === 'channel') return [`<rss version="2.0">${source(root)}`, `</${root.name}></rss>`];
  if (root.kind !== 'rss') return [source(root), `</${root.name}>`];
  const [start, end] = channel === null ? ['<channel>', '</channel>'] : [source(channel), `</${channel.name}>`];
  return [source(root) + start, `${end}</${root.name}>`];
}

/** The tags that bear a feed's outline. What comments and CDATA hold isn't markup. */
function* tagsOf(text: string): Generator<Tag> {
  let [commentsEnd, cdataEnd] = [true, true];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (commentsEnd && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      commentsEnd = end >= 0;
      at = end >= 0 ? end : at + 1;
      continue;
    }
    if (cdataEnd && text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      cdataEnd = end >= 0;
      at = end >= 0 ? end : at + 1;
      continue;
    }
    tagName.lastIndex = at;
    const found = tagName.exec(text);
    const local = found?.[2]?.replace(/^.*:/, '').toLowerCase() ?? '';
    if (found?.[2] === undefined || !/^(?:rss|feed|rdf|channel|item|entry)$/.test(local)) {
      at++;
      continue;
    }
    const end = endOfTag(text, at);
    if (end === null) {
      at++;
      continue;
    }
    yield {
      name: found[2],
      local,
      isEnd: found[1] === '/',
      isEmpty: text[end - 2] === '/',
      start: at,
      end,
    };
    at = end;
  }
}

/** Behind the `>` of a tag; one within quotes doesn't count. */
function endOfTag(text: string, start: number): number | null {
  let quote = '';
  for (let at = start + 1; at < Math.min(text.length, start + maxTagLength); at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
    else if (char === '<') return null;
  }
  return null;
}

/** Line numbers of places that are asked for in order. */
function lines(text: string): (place: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (place) => {
    for (; next >= 0 && next < place; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}
