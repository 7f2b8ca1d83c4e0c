import type { Modal } from './components.ts';
import type { Acknowledgement, Choice, InteractionKind, InteractionRecord } from './interaction-store.ts';
import { messageFlags } from './message-body.ts';
import type { MessageRecord, MessageVersion } from './message-store.ts';
import type { Person } from './people.ts';
import type { PlayedMessage } from './played-message.ts';

/** How long `until` waits, in real time: a test hears of what doesn't come before its own limit. */
const patienceMs = 30_000;

/** An interaction as the person who started it sees it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionKind;
  readonly person: Person;
  /** The first response; rejects once Discord shows that the application did not respond. */
  readonly acknowledged: Promise<Acknowledgement>;
  readonly failed: boolean;
  /** The original response as shown now; `null` before there is one and after it was deleted. */
  readonly message: PlayedMessage | null;
  readonly record: MessageRecord | null;
  /** Every version the original response had. */
  readonly history: readonly MessageVersion[];
  /** True while the original response shows that the bot is thinking. */
  readonly isLoading: boolean;
  readonly isEphemeral: boolean;
  readonly followUps: readonly MessageRecord[];
  readonly modal: Modal | null;
  readonly choices: readonly Choice[] | null;
  /** Resolves once `predicate` holds; rejects after `timeoutMs` of real time, saying what is shown. */
  until(predicate: (now: Interaction) => boolean, timeoutMs?: number): Promise<Interaction>;
  /** The first state of the original response that isn't loading and fulfils `predicate`. */
  reply(predicate?: (message: PlayedMessage) => boolean, timeoutMs?: number): Promise<PlayedMessage>;
}

export type Subscribe = (listener: () => void) => () => void;

/** @param subscribe called with a listener for any change of messages or interactions */
export function createHandle(record: InteractionRecord, subscribe: Subscribe): Interaction {
  const { promise: acknowledged, resolve, reject } = Promise.withResolvers<Acknowledgement>();
  // Whoever doesn't ask for the acknowledgement needn't catch its rejection.
  acknowledged.catch(() => {});
  const unsubscribe = subscribe(() => {
    if (record.acknowledgement !== null) resolve(record.acknowledgement);
    else if (record.failed) reject(new Error('The application did not respond'));
    else return;
    unsubscribe();
  });

  const handle: Interaction = {
    id: record.id,
    token: record.token,
    kind: record.kind,
    person: record.person,
    acknowledged,
    get failed() {
      return record.failed;
    },
    get record() {
      return record.original;
    },
    get message() {
      return record.original?.deletedBy === null ? record.original.latest : null;
    },
    get history() {
      return record.original?.versions ?? [];
    },
    get isLoading() {
      return ((record.original?.latest.flags ?? 0) & messageFlags.loading) !== 0;
    },
    get isEphemeral() {
      return ((record.original?.latest.flags ?? 0) & messageFlags.ephemeral) !== 0;
    },
    get followUps() {
      return record.followUps;
    },
    get modal() {
      return record.acknowledgement?.type === 9 ? record.acknowledgement.modal : null;
    },
    get choices() {
      return record.acknowledgement?.type === 8 ? record.acknowledgement.choices : null;
    },
    async until(predicate, timeoutMs = patienceMs) {
      const held = Promise.withResolvers<Interaction>();
      const look = () => {
        try {
          if (predicate(handle)) held.resolve(handle);
        } catch (error) {
          held.reject(error);
        }
      };
      const stop = subscribe(look);
      const timer = setTimeout(() => held.reject(new Error(`Waited ${timeoutMs} ms; ${shown(record)}`)), timeoutMs);
      look();
      try {
        return await held.promise;
      } finally {
        clearTimeout(timer);
        stop();
      }
    },
    async reply(predicate = () => true, timeoutMs = patienceMs) {
      let found: PlayedMessage | null = null;
      await handle.until(({ message, isLoading }) => {
        if (message === null || isLoading || !predicate(message)) return false;
        found = message;
        return true;
      }, timeoutMs);
      if (found === null) throw new Error('There is no reply');
      return found;
    },
  };
  return handle;
}

function shown({ acknowledgement, failed, original }: InteractionRecord): string {
  if (failed) return 'the application did not respond';
  if (acknowledgement === null) return 'nothing was answered yet';
  if (original === null) return `it was answered with type ${acknowledgement.type}`;
  const { content, embeds, flags } = original.latest;
  return `shown was ${JSON.stringify({ content, embeds, flags, deletedBy: original.deletedBy })}`;
}
