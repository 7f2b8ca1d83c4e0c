import { element } from './dom.ts';

/** Discord's Markdown as DOM nodes. What isn't understood stays text; nothing is ever markup by itself. */

export interface Names {
  /** BCP 47 tag, for dates. */
  readonly locale: string;
  readonly person: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly role: (id: string) => string;
  /** Milliseconds since 1970, in the time of the Discord that is looked at. */
  readonly now: () => number;
}

/** Discord's Markdown as elements; what it doesn't know stays text. */
export function markdown(text: string, names: Names): HTMLElement {
  const root = element('div', { class: 'md' });
  const lines = text.split('\n');
  while (lines.length > 0) root.append(block(lines, names));
  return root;
}

/** Takes the lines of one block off the front. */
function block(lines: string[], names: Names): HTMLElement {
  const line = lines.shift() ?? '';
  if (line.startsWith('```')) return fence(line, lines);
  const subtext = /^-# (.*)$/.exec(line);
  if (subtext) return element('small', {}, ...inline(subtext[1] ?? '', names));
  const heading = /^#{1,3} (.*)$/.exec(line);
  if (heading) return element('h3', {}, ...inline(heading[1] ?? '', names));
  if (/^> /.test(line)) {
    const quoted = [line, ...takeWhile(lines, (next) => next.startsWith('> '))].map((each) => each.slice(2));
    const quote = element('blockquote');
    while (quoted.length > 0) quote.append(block(quoted, names));
    return quote;
  }
  if (/^[-*] /.test(line)) {
    const items = [line, ...takeWhile(lines, (next) => /^[-*] /.test(next))].map((each) => each.slice(2));
    return element('ul', {}, ...items.map((item) => element('li', {}, ...inline(item, names))));
  }
  return element('p', {}, ...inline(line, names));
}

function fence(first: string, lines: string[]): HTMLElement {
  const code = takeWhile(lines, (next) => !next.startsWith('```'));
  lines.shift();
  return element('pre', {}, [first.slice(3), ...code].filter((each, at) => at > 0 || each.includes(' ')).join('\n'));
}

function takeWhile(lines: string[], test: (line: string) => boolean): string[] {
  const taken: string[] = [];
  while (lines[0] !== undefined && test(lines[0])) taken.push(lines.shift() ?? '');
  return taken;
}

type Rule = readonly [RegExp, (match: RegExpExecArray, names: Names) => Node];

const wrap =
  (name: 'strong' | 'em' | 'u' | 's') =>
  (match: RegExpExecArray, names: Names): Node =>
    element(name, {}, ...inline(match[1] ?? '', names));

/** In this order; each only where the text stands right at it. */
const rules: readonly Rule[] = [
  [/^\\([^\p{L}\p{N}\s])/u, (match) => document.createTextNode(match[1] ?? '')],
  [/^`([^`]+)`/, (match) => element('code', {}, match[1] ?? '')],
  [
    /^\[((?:\\.|[^\]\\]|\[[^\]]*\])+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/,
    (match, names) => link(match[1] ?? '', match[2] ?? '', names),
  ],
  [/^<t:(-?\d+)(?::([a-zA-Z]))?>/, (match, names) => time(Number(match[1]), match[2] ?? 'f', names)],
  [/^<#(\d+)>/, (match, names) => element('span', { class: 'mention' }, `#${names.channel(match[1] ?? '')}`)],
  [/^<@&(\d+)>/, (match, names) => element('span', { class: 'mention' }, `@${names.role(match[1] ?? '')}`)],
  [/^<@!?(\d+)>/, (match, names) => element('span', { class: 'mention' }, `@${names.person(match[1] ?? '')}`)],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, wrap('strong')],
  [/^__((?:\\.|[^\\])+?)__(?!_)/, wrap('u')],
  [/^~~((?:\\.|[^\\])+?)~~/, wrap('s')],
  [/^\*((?:\\.|[^\\*])+?)\*/, wrap('em')],
  [/^_((?:\\.|[^\\_])+?)_(?![\p{L}\p{N}])/u, wrap('em')],
];

function inline(text: string, names: Names): Node[] {
  const nodes: Node[] = [];
  let plain = '';
  let rest = text;
  const flush = (): void => {
    if (plain !== '') nodes.push(document.createTextNode(plain));
    plain = '';
  };
  while (rest !== '') {
    const found = firstRule(rest);
    if (found === null) {
      const [next = ''] = rest;
      plain += next;
      rest = rest.slice(next.length);
      continue;
    }
    flush();
    nodes.push(found.rule[1](found.match, names));
    rest = rest.slice(found.match[0].length);
  }
  flush();
  return nodes;
}

function firstRule(text: string): { readonly rule: Rule; readonly match: RegExpExecArray } | null {
  // Most characters begin nothing.
  if (!/^[\\`[<*_~]/.test(text)) return null;
  for (const rule of rules) {
    const match = rule[0].exec(text);
    if (match !== null) return { rule, match };
  }
  return null;
}

function link(label: string, target: string, names: Names): Node {
  return element('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, ...inline(label, names));
}

const dateStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

function time(seconds: number, style: string, { locale, now }: Names): Node {
  const moment = new Date(seconds * 1000);
  const whole = new Intl.DateTimeFormat(locale, dateStyles['F']).format(moment);
  const shown =
    style === 'R'
      ? relative(seconds, locale, now())
      : new Intl.DateTimeFormat(locale, dateStyles[style] ?? dateStyles['f']).format(moment);
  return element('time', { datetime: moment.toISOString(), title: whole }, shown);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function relative(seconds: number, locale: string, now: number): string {
  const left = seconds - now / 1000;
  const [unit, length] = units.find(([, each]) => Math.abs(left) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round(left / length),
    unit as Intl.RelativeTimeFormatUnit,
  );
}
