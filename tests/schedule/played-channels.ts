import type { Courier, CrosspostResult, FindResult, PostResult } from '../../src/schedule/courier.ts';
import type { PlayedTime } from './played-time.ts';

interface PlayedMessage {
  readonly channel: string;
  readonly id: string;
  readonly mark: string;
  readonly payload: string;
  readonly at: number;
}

type Fault = PostResult | 'lost answer';

const nonceMs = 3 * 60_000;

/** Channels as the courier's port shows them: the same nonce gives the message that is there, for some minutes, and never in a forum. */
export class PlayedChannels implements Courier {
  readonly messages: PlayedMessage[] = [];
  readonly crossposts: { readonly message: string; readonly at: number }[] = [];
  /** How often each step was asked for. */
  readonly asked = { post: 0, find: 0 };
  readonly #time: PlayedTime;
  readonly #faults = new Map<string, Fault[]>();
  readonly #standing = new Map<string, Extract<PostResult, { kind: 'refused' | 'unreachable' }>>();
  isUnreadable = false;

  constructor(time: PlayedTime) {
    this.#time = time;
  }

  /** What the next POSTs to that channel come to. */
  next(channel: string, ...faults: Fault[]): void {
    this.#faults.set(channel, faults);
  }

  /** What every POST to that channel comes to, `null` to be well again. */
  always(channel: string, fault: Extract<PostResult, { kind: 'refused' | 'unreachable' }> | null): void {
    if (fault === null) this.#standing.delete(channel);
    else this.#standing.set(channel, fault);
  }

  in(channel: string): string[] {
    return this.messages.filter((message) => message.channel === channel).map(({ payload }) => payload);
  }

  post: Courier['post'] = async ({ channel, forum }, payload, mark): Promise<PostResult> => {
    this.asked.post++;
    const standing = this.#standing.get(channel) ?? this.#standing.get('*');
    if (standing !== undefined) return standing;
    const fault = this.#faults.get(channel)?.shift();
    if (fault !== undefined && fault !== 'lost answer') return fault;
    const at = this.#time.now();
    const known = this.messages.find((one) => one.channel === channel && one.mark === mark && at - one.at < nonceMs);
    const message = forum === null && known ? known : { channel, id: `${this.messages.length + 1}`, mark, payload, at };
    if (message !== known) this.messages.push(message);
    if (fault === 'lost answer') return { kind: 'unreachable', detail: 'no answer' };
    return { kind: 'posted', posted: { channel, message: message.id } };
  };

  find: Courier['find'] = async ({ channel }, mark): Promise<FindResult> => {
    this.asked.find++;
    if (this.isUnreadable) return { kind: 'unreadable', detail: 'Missing Access' };
    const found = this.messages.find((one) => one.channel === channel && one.mark === mark);
    return found === undefined ? { kind: 'absent' } : { kind: 'found', posted: { channel, message: found.id } };
  };

  edit: Courier['edit'] = async () => ({ kind: 'done' });

  crosspost: Courier['crosspost'] = async ({ message }): Promise<CrosspostResult> => {
    this.crossposts.push({ message, at: this.#time.now() });
    return { kind: 'done' };
  };
}
