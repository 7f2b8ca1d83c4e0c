import type { WireEntry } from './connection.ts';
import { element } from './dom.ts';

/** Older entries fall out: the page stays light however long it is open. */
const kept = 400;
const failed = 400;

const ops: Readonly<Record<number, string>> = {
  1: 'heartbeat',
  2: 'identify',
  6: 'resume',
  7: 'reconnect',
  9: 'invalid session',
  10: 'hello',
  11: 'heartbeat ack',
};

/** Adds one request or gateway frame to the log, newest last. */
export function addWireEntry(list: HTMLElement, entry: WireEntry): void {
  const isAtEnd = list.parentElement !== null && atEnd(list.parentElement);
  const details = element('details', {}, summary(entry));
  // What most never open needn't be written out.
  details.addEventListener(
    'toggle',
    () => details.append(...(details.childElementCount === 1 ? contents(entry) : [])),
    { once: true },
  );
  list.append(element('li', {}, details));
  while (list.childElementCount > kept) list.firstElementChild?.remove();
  if (isAtEnd) list.parentElement?.scrollTo({ top: list.parentElement.scrollHeight });
}

/** True for whoever looks at the newest entries, or nearly. */
export function atEnd({ scrollTop, scrollHeight, clientHeight }: Element): boolean {
  return scrollHeight - scrollTop - clientHeight < 120;
}

function summary(entry: WireEntry): HTMLElement {
  if (entry.kind === 'frame') {
    const what = entry.t ?? ops[entry.op] ?? `op ${entry.op}`;
    return element('summary', { class: entry.from }, `${entry.from === 'bot' ? 'bot → ' : '→ bot '}gateway: ${what}`);
  }
  const isBad = entry.status === null || entry.status >= failed;
  return element(
    'summary',
    { class: isBad ? 'bad' : 'bot' },
    `bot → ${entry.method} ${shortened(entry.path)} ${entry.status ?? 'no answer'}`,
  );
}

/** Tokens of interactions are long and tell nothing. */
function shortened(path: string): string {
  return path.replace(/[\w.-]{40,}/g, (token) => `${token.slice(0, 6)}…`);
}

function contents(entry: WireEntry): HTMLElement[] {
  const json = (value: unknown): HTMLElement => element('pre', {}, JSON.stringify(value, null, 1) ?? '');
  return entry.kind === 'frame' ? [json(entry.d)] : [json(entry.body), json(entry.response)];
}
