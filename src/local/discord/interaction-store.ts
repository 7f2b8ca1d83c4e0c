import { randomBytes } from 'node:crypto';
import type { Channel } from './channels.ts';
import type { Modal } from './components.ts';
import { refusals } from './form-errors.ts';
import type { MessageRecord } from './message-store.ts';
import type { Person } from './people.ts';
import type { PlayedClock } from './played-clock.ts';
import type { PlayedMessage } from './played-message.ts';
import type { Guild } from './world.ts';

/** Discord waits this long for the first response. */
const responseMs = 3_000;
/** An interaction's token lives this long. */
const tokenMs = 15 * 60_000;

/** 2 command, 3 component, 4 autocomplete, 5 modal. */
export type InteractionKind = 2 | 3 | 4 | 5;

/** Where an interaction happens, and through which installation of the app. */
export interface InteractionPlace {
  readonly guild: Guild | null;
  readonly channel: Channel;
  /** 0 a server, 1 direct messages with the bot, 2 other direct messages. */
  readonly context: 0 | 1 | 2;
  readonly installedBy: 'guild' | 'user';
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

interface AnsweredInteraction {
  readonly at: number;
  readonly latencyMs: number;
}

/** The first response: 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 modal. */
export type Acknowledgement =
  | (AnsweredInteraction & { readonly type: 4 | 5 | 6 | 7 })
  | (AnsweredInteraction & { readonly type: 8; readonly choices: readonly Choice[] })
  | (AnsweredInteraction & { readonly type: 9; readonly modal: Modal });

type Response = { type: 4 | 5 | 6 | 7 } | { type: 8; choices: readonly Choice[] } | { type: 9; modal: Modal };

export interface InteractionSeed {
  readonly kind: InteractionKind;
  readonly person: Person;
  readonly place: InteractionPlace;
  /** Type of the message that answers it. */
  readonly replyType: PlayedMessage['type'];
  /** The message a component or its modal belongs to. */
  readonly source: MessageRecord | null;
  /** What the messages it leads to say about it, besides id, kind and user. */
  readonly metadata: Record<string, unknown>;
}

export interface InteractionRecord extends InteractionSeed {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  readonly acknowledgement: Acknowledgement | null;
  /** True when 3 s went by: the person reads that the application did not respond. */
  readonly failed: boolean;
  /** What `@original` names. */
  readonly original: MessageRecord | null;
  readonly followUps: readonly MessageRecord[];
}

interface Stored extends InteractionRecord {
  acknowledgement: Acknowledgement | null;
  failed: boolean;
  original: MessageRecord | null;
  followUps: MessageRecord[];
}

export type InteractionChange = 'created' | 'acknowledged' | 'failed' | 'followed_up';
export type InteractionStore = ReturnType<typeof createInteractions>;

/** All interactions, and the rules of time they are under. */
export function createInteractions(
  clock: PlayedClock,
  nextId: () => string,
  changed: (what: InteractionChange, record: InteractionRecord) => void,
) {
  const byId = new Map<string, Stored>();
  const byToken = new Map<string, Stored>();
  const timers = new Map<string, () => void>();

  const stored = ({ id }: InteractionRecord): Stored => {
    const found = byId.get(id);
    if (found === undefined) throw refusals.unknownInteraction();
    return found;
  };

  return {
    /** Starts an interaction and its 3 seconds. */
    create(seed: InteractionSeed): InteractionRecord {
      const record: Stored = {
        ...seed,
        id: nextId(),
        token: randomBytes(48).toString('base64url'),
        createdAt: clock.now(),
        acknowledgement: null,
        failed: false,
        original: null,
        followUps: [],
      };
      byId.set(record.id, record);
      byToken.set(record.token, record);
      const expire = () => {
        timers.delete(record.id);
        record.failed = true;
        changed('failed', record);
      };
      timers.set(record.id, clock.after(responseMs, expire));
      changed('created', record);
      return record;
    },

    /** @throws ApiError 40060 when it was answered before, 10062 when it is unknown or 3 s have passed. */
    awaiting(id: string, token: string): InteractionRecord {
      const record = byId.get(id);
      if (record === undefined || record.token !== token) throw refusals.unknownInteraction();
      if (record.acknowledgement !== null) throw refusals.alreadyAcknowledged();
      if (record.failed || clock.now() - record.createdAt > responseMs) throw refusals.unknownInteraction();
      return record;
    },

    /** @throws ApiError 50027 for a wrong or outlived token, 10015 before the first response. */
    webhook(token: string): InteractionRecord {
      const record = byToken.get(token);
      if (record === undefined || clock.now() - record.createdAt > tokenMs) throw refusals.invalidWebhookToken();
      if (record.acknowledgement === null) throw refusals.unknownWebhook();
      return record;
    },

    acknowledge(of: InteractionRecord, response: Response, original: MessageRecord | null): void {
      const record = stored(of);
      timers.get(record.id)?.();
      timers.delete(record.id);
      const at = clock.now();
      record.acknowledgement = { ...response, at, latencyMs: at - record.createdAt };
      record.original = original;
      changed('acknowledged', record);
    },

    addFollowUp(of: InteractionRecord, message: MessageRecord): void {
      const record = stored(of);
      record.followUps.push(message);
      changed('followed_up', record);
    },

    /** Calls off every running timer. */
    stop(): void {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}
