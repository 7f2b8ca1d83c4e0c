import type { NewsWish } from '../coverage/news-wish.ts';
import type { WishWords } from '../language/language-rules.ts';
import { languagesWithRules } from '../language/languages.ts';
import { clean } from '../language/visible-text.ts';

/** What a mark between topics says of them. */
type Mark = 'without' | 'excluded' | 'wanted' | 'join' | 'comma' | 'stop';

/** Words of all languages: a filter is too short to tell its own by. */
const spoken: readonly WishWords[] = languagesWithRules.flatMap(({ wishes }) => wishes ?? []);
const markOf = new Map<string, Mark>([
  ...spoken.flatMap(({ joins }) => joins.map((word): [string, Mark] => [word, 'join'])),
  ...spoken.flatMap(({ wanted }) => wanted.map((word): [string, Mark] => [word, 'wanted'])),
  ...spoken.flatMap(({ without }) => without.map((word): [string, Mark] => [word, 'without'])),
  ...spoken.flatMap(({ excluded }) => excluded.map((word): [string, Mark] => [word, 'excluded'])),
]);
const marks = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${anyOf([...markOf.keys()])})(?![\p{L}\p{N}-])|[,、，]|(?<=\s)[/+&](?=\s)|[;；\n!?。]|\.(?=\s|$)`,
  'giu',
);
const fillers = anyOf(spoken.flatMap((words) => words.fillers));
const opening = new RegExp(String.raw`^(?:[\s:.-]+|(?:${fillers})(?![\p{L}\p{N}-]))+`, 'iu');
const closing = new RegExp(String.raw`(?:[\s:.-]+|(?<![\p{L}\p{N}-])(?:${fillers}))+$`, 'iu');
/** Two syllables must be left: in "대만" the last one is no particle. */
const endings = anyOf(spoken.flatMap((words) => words.endings));
const ending = new RegExp(String.raw`(?<=\p{L}{2})(?:${endings})$`, 'u');
/** What stands in quotation marks is one topic, whatever its words. */
const quoted = /[“„”"«「]([^“„”"«»「」]+)[”“"»」]/gu;
/** Stand for an outlet or for quoted words while the rest is read; what people type has none of them left. */
const [firstStandIn, lastStandIn] = [0xf0000, 0xffffd];
const standIn = /[\u{F0000}-\u{FFFFD}]/gu;

/** A name or quoted words that stand as one in the text. */
interface Held {
  readonly kind: 'outlet' | 'quoted';
  readonly text: string;
}

/**
 * Reads which news somebody wants: "arms deals, not sport", "only Example Wire".
 * @param outlets that the coverage has.
 */
export function readWish(words: string, outlets: readonly string[]): NewsWish {
  const held: Held[] = [];
  const hold = (kind: Held['kind'], text: string): string => {
    held.push({ kind, text });
    return String.fromCodePoint(Math.min(firstStandIn + held.length - 1, lastStandIn));
  };
  let text = words.replace(standIn, ' ').replace(quoted, (_, inner: string) => hold('quoted', clean(inner)));
  for (const outlet of outlets.toSorted((a, b) => b.length - a.length)) {
    text = text.replace(mentionOf(outlet), () => ` ${hold('outlet', outlet)} `);
  }
  const found = { wanted: new Map<string, string>(), unwanted: new Map<string, string>() };
  const outletsOf = { wanted: new Set<string>(), unwanted: new Set<string>() };
  const take = (piece: string, as: 'wanted' | 'unwanted'): void => {
    const bare = piece.replace(standIn, (one) => {
      const { kind, text } = held[(one.codePointAt(0) ?? 0) - firstStandIn] ?? { kind: 'quoted', text: '' };
      if (kind === 'outlet') outletsOf[as].add(text);
      return kind === 'outlet' ? ' ' : one;
    });
    const topic = clean(withoutFillers(bare).replace(standIn, (one) => heldText(held, one)));
    if (/[\p{L}\p{N}]/u.test(topic)) found[as].set(topic.toLowerCase(), topic);
  };
  for (const { piece, as } of piecesOf(text)) take(piece, as);
  return {
    wanted: [...found.wanted.values()],
    unwanted: [...found.unwanted.values()],
    outlets: [...outletsOf.wanted].filter((outlet) => !outletsOf.unwanted.has(outlet)),
    unwantedOutlets: [...outletsOf.unwanted],
  };
}

function heldText(held: readonly Held[], one: string): string {
  return held[(one.codePointAt(0) ?? 0) - firstStandIn]?.text ?? '';
}

/**
 * What stands between the marks, and whether it is wanted. A word for "without" holds for all that is listed behind it, one that follows
 * ("스포츠 제외") for what stands before it up to a comma.
 */
function piecesOf(text: string): { readonly piece: string; readonly as: 'wanted' | 'unwanted' }[] {
  const pieces: { piece: string; as: 'wanted' | 'unwanted' }[] = [];
  let as: 'wanted' | 'unwanted' = 'wanted';
  let group: string[] = [];
  let at = 0;
  const flush = (how: 'wanted' | 'unwanted'): void => {
    pieces.push(...group.map((piece) => ({ piece, as: how })));
    group = [];
  };
  for (const match of [...text.matchAll(marks), null]) {
    group.push(text.slice(at, match?.index ?? text.length));
    at = match === null ? at : match.index + match[0].length;
    const mark = match === null ? 'stop' : readMark(match[0]);
    if (mark === 'join') continue;
    flush(mark === 'excluded' ? 'unwanted' : as);
    if (mark !== 'comma') as = mark === 'without' ? 'unwanted' : 'wanted';
  }
  return pieces;
}

function readMark(found: string): Mark {
  const word = markOf.get(found.toLowerCase());
  if (word !== undefined) return word;
  return /[,、，]/.test(found) ? 'comma' : /[/+&]/.test(found) ? 'join' : 'stop';
}

function withoutFillers(piece: string): string {
  let rest = piece;
  for (;;) {
    const next = rest.replace(opening, '').replace(closing, '').replace(ending, '');
    if (next === rest) return rest;
    rest = next;
  }
}

/** An outlet as people write it: a name of several words in any case, "the" before it or not. */
function mentionOf(outlet: string): RegExp {
  const name = outlet.replace(/^The\s+/, '');
  const flags = /\s/.test(name) ? 'giu' : 'gu';
  return new RegExp(
    String.raw`(?:\b[Tt]he\s+)?(?<![\p{L}\p{N}])${escaped(name)}(?:${endings})?(?![\p{L}\p{N}])`,
    flags,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The longest first, so that "not only" isn't read as "not". */
function anyOf(words: readonly string[]): string {
  return [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => escaped(word).replaceAll(' ', String.raw`\s+`))
    .join('|');
}
