/** One request as it went over the wire; the bot's token is left out. */
export interface LoggedRequest {
  readonly kind: 'request';
  readonly at: number;
  readonly method: string;
  /** Decoded, after `/api/v10`, without the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** `null` when it was never answered. */
  readonly status: number | null;
  readonly response: unknown;
}

/** One gateway frame; `from` says who sent it. */
export interface LoggedFrame {
  readonly kind: 'frame';
  readonly at: number;
  readonly from: 'bot' | 'discord';
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: unknown;
}

/** Older entries fall out, so that a long load run doesn't fill the memory. */
const defaultKept = 10_000;

interface WireLog<T> {
  readonly entries: readonly T[];
  add(entry: T): void;
}

/** A list that keeps its newest entries, at most twice `kept` of them. */
export function createWireLog<T>(kept: number = defaultKept): WireLog<T> {
  const entries: T[] = [];
  return {
    entries,
    add(entry) {
      entries.push(entry);
      // Twice the size before cutting: cutting at each entry would cost a move of the whole list.
      if (entries.length > kept * 2) entries.splice(0, entries.length - kept);
    },
  };
}

const secret = '[redacted]';

/** Headers with what would identify the bot taken out. */
export function redactedHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'authorization' ? secret : [value].flat().join(', '),
    ]),
  );
}

/** Data of a frame from the bot, with the bot's token taken out. */
export function redactedData(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'token' in data ? { ...data, token: secret } : data;
}
