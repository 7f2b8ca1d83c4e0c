import type { ChannelView } from '../channel-list.ts';
import type { Arrival, MessageView, StateView } from '../channel-view.ts';
import type { CommandView } from '../command-view.ts';
import type { Action, ActionOutcome } from '../page-actions.ts';
import { say } from './words.ts';

type Without<T> = T extends unknown ? Omit<T, 'as' | 'locale' | 'channel'> : never;
/** What a person does; who and in which language is added on the way. */
export type Deed = Without<Action>;
export type WireEntry =
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly path: string;
      readonly body: unknown;
      readonly status: number | null;
      readonly response: unknown;
    }
  | {
      readonly kind: 'frame';
      readonly from: 'bot' | 'discord';
      readonly op: number;
      readonly t: string | null;
      readonly d: unknown;
    };

/** When something comes by itself, in a time that may be ahead of this machine's. */
export interface ClockView {
  readonly aheadMs: number;
  /** Milliseconds since 1970; 0 until it is known. */
  readonly next: number;
  /** A digest comes; else it is the next morning. */
  readonly awaited: 'digest' | 'news' | 'morning';
}

interface Listener {
  state(state: StateView & { readonly me: string }): void;
  message(view: MessageView): void;
  gone(id: string): void;
  commands(commands: readonly CommandView[]): void;
  channels(channels: readonly ChannelView[]): void;
  /** A message came in a channel that isn't shown. */
  elsewhere(channel: string): void;
  clock(clock: ClockView): void;
  arrival(arrival: Arrival): void;
  wire(entry: WireEntry): void;
  /** Whether the program behind the page is there. */
  connected(isConnected: boolean): void;
}

export interface Connection {
  close(): void;
}

/** Who looks, in which language, and at which channel. */
export interface Viewpoint {
  readonly as: string;
  readonly locale: string;
  readonly channel: string;
}

/** What the person sees from now on; after a lost connection all of it anew. */
export function listen(from: Viewpoint, listener: Listener): Connection {
  const source = new EventSource(`/events?${new URLSearchParams({ ...from })}`);
  const on = <T>(name: string, tell: (data: T) => void): void => {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => tell(JSON.parse(data)));
  };
  on('state', listener.state);
  on('message', listener.message);
  on('gone', listener.gone);
  on('commands', listener.commands);
  on('channels', listener.channels);
  on('elsewhere', listener.elsewhere);
  on('clock', listener.clock);
  on('arrival', listener.arrival);
  on('wire', listener.wire);
  source.addEventListener('open', () => listener.connected(true));
  source.addEventListener('error', () => listener.connected(false));
  return { close: () => source.close() };
}

/** Does something as this person. Never throws: a program that has ended is a problem in words. */
export async function act(from: Viewpoint, deed: Deed): Promise<ActionOutcome> {
  try {
    const response = await fetch('/act', { method: 'POST', body: JSON.stringify({ ...deed, ...from }) });
    return await response.json();
  } catch {
    return { problem: say().stopped };
  }
}
