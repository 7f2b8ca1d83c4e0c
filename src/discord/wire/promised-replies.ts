import { randomUUID } from 'node:crypto';
import { type REST, type RESTGetAPIWebhookWithTokenMessageResult, Routes } from 'discord.js';
import type { Log } from '../../log/log.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import type { CountedQuestion, DeferredReplies, DeferredReply } from '../../store/deferred-replies.ts';
import type { HashId } from '../../store/hash-id.ts';
import type { Usage } from '../../store/usage.ts';
import { wordingFor } from '../../wording/translations.ts';
import { isGone } from './discord-errors.ts';
import type { Answerable } from './interactions.ts';
import { pingNobody } from './send.ts';

const lookEveryMs = 5_000;
/** Replies that are there are settled together. */
const settleEveryMs = 1_000;
/** One look may go wrong before a process counts as killed. */
const heldForMs = 15_000;

/** Where promised replies are kept. */
export interface ReplyKeeping {
  readonly deferred: DeferredReplies;
  readonly usage: Pick<Usage, 'takeBack'>;
  readonly hashId: HashId;
}

interface PromisedParts {
  /** `null` where nothing is kept. */
  readonly keeping: ReplyKeeping | null;
  readonly clock: WaitingClock;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/**
 * Remembers to whom a reply was promised, and tells whoever waits for one whose process was killed to ask again: else they would see for a quarter of an hour that the bot is thinking.
 * What can't be kept stops no answer.
 */
export class PromisedReplies {
  readonly #parts: PromisedParts;
  /** A process that is started again doesn't go on with what the one before it had. */
  readonly #holder = randomUUID();
  readonly #underWay = new Set<string>();
  /** What is there, and isn't settled yet. */
  readonly #unsettled = new Set<string>();
  /** Holds what is being told; another one each time, so that what couldn't be told is anybody's again. */
  #teller: string | null = null;

  constructor(parts: PromisedParts) {
    this.#parts = parts;
  }

  /** To be called before Discord is told that a reply is coming. Never rejects. @param language a locale, of the reply. */
  async promise(interaction: Answerable, language: string, counted: CountedQuestion | null): Promise<void> {
    const { keeping, clock } = this.#parts;
    if (keeping === null) return;
    const { id, applicationId: application, token, user } = interaction;
    const asker = keeping.hashId('person', user.id);
    this.#underWay.add(id);
    const reply = { interaction: id, application, token, asker, language, deferredAt: new Date(clock.now()), counted };
    await this.#orWarn('keep that somebody waits', () => keeping.deferred.keep(reply, this.#holder, heldForMs));
  }

  /**
   * It is there, or the person was told why it isn't. Never rejects.
   * @param hasButtons whoever finds it after a kill sees by them that it is there: that can be kept a second later, with others.
   */
  async settle({ id }: Pick<Answerable, 'id'>, hasButtons: boolean): Promise<void> {
    if (this.#underWay.delete(id)) this.#unsettled.add(id);
    if (!hasButtons) await this.#settleAll();
  }

  async #settleAll(): Promise<void> {
    const settled = [...this.#unsettled];
    if (settled.length === 0) return;
    await this.#orWarn('keep that nobody waits any more', async () => {
      await this.#parts.keeping?.deferred.settle(settled);
      for (const id of settled) this.#unsettled.delete(id);
    });
  }

  /** Looks every few seconds for what killed processes left behind, until the signal aborts. Never rejects. */
  async tellLost(rest: REST, signal: AbortSignal): Promise<void> {
    const { keeping, clock } = this.#parts;
    if (keeping === null) return;
    await this.#again(lookEveryMs, signal, 'find who waits in vain', async () => {
      // After a standstill this process's own would count as lost.
      await this.#hold(keeping);
      const teller = randomUUID();
      const lost = await keeping.deferred.takeLost(teller, heldForMs, new Date(clock.now()));
      this.#teller = teller;
      for (const reply of lost) {
        if (signal.aborted) break;
        await this.#orWarn('tell somebody to ask again', () => this.#tell(reply, keeping, rest));
      }
      this.#teller = null;
    });
  }

  /** Holds what is under way, however long it and telling others take, and keeps what is settled, until the signal aborts: when nothing is under way any more. Never rejects. */
  async hold(signal: AbortSignal): Promise<void> {
    const { keeping } = this.#parts;
    if (keeping === null) return;
    const holding = this.#again(lookEveryMs, signal, 'go on holding promised replies', () => this.#hold(keeping));
    const settling = this.#again(settleEveryMs, signal, 'keep that nobody waits any more', () => this.#settleAll());
    await Promise.all([holding, settling]);
    await this.#settleAll();
  }

  async #hold({ deferred }: ReplyKeeping): Promise<void> {
    const now = new Date(this.#parts.clock.now());
    // What isn't settled yet would count as lost as well.
    if (this.#underWay.size + this.#unsettled.size > 0) await deferred.extend(this.#holder, heldForMs, now);
    if (this.#teller !== null) await deferred.extend(this.#teller, heldForMs, now);
  }

  async #again(everyMs: number, signal: AbortSignal, what: string, work: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await this.#orWarn(what, work);
      await this.#parts.clock.wait(everyMs, signal);
    }
  }

  async #tell(
    { interaction, application, token, language, counted }: DeferredReply,
    { deferred, usage }: ReplyKeeping,
    rest: REST,
  ): Promise<void> {
    const reply = Routes.webhookMessage(application, token, '@original');
    const isTold = await untilGone(async () => {
      const there = (await rest.get(reply, { auth: false })) as RESTGetAPIWebhookWithTokenMessageResult;
      // Buttons come with the whole answer: it was killed in the moment after.
      if ((there.components ?? []).length > 0) return false;
      const content = wordingFor(language).stopped;
      const body = { content, embeds: [], components: [], allowed_mentions: pingNobody };
      await rest.patch(reply, { auth: false, body });
      return true;
    });
    if (isTold !== false && counted !== null) await usage.takeBack(counted.who, counted.at);
    await deferred.settle([interaction]);
    if (isTold === true) this.#parts.log.info('Somebody was told to ask again: a process was killed', { interaction });
  }

  async #orWarn(what: string, work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#parts.log.warn(`It was not possible to ${what}`, { error });
    }
  }
}

/** What comes of it; `null` where there is nothing left to answer. */
async function untilGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
