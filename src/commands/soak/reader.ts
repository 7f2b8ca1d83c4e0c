import { setTimeout as passed } from 'node:timers/promises';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import type { Interaction } from '../../local/discord/message-handle.ts';
import type { MessageRecord } from '../../local/discord/message-store.ts';
import type { Person } from '../../local/discord/people.ts';
import { administrator } from '../../local/discord/permissions.ts';
import { pick, pickWeighted, type Random } from '../../local/newsroom/seeded-random.ts';

interface ReaderParts {
  readonly discord: LocalDiscord;
  readonly random: Random;
  readonly questions: readonly string[];
  /** Servers that they are in. */
  readonly guilds: readonly string[];
  /** Told when somebody had all of theirs erased: between which moments, in milliseconds since 1970. */
  readonly onForgotten: (person: string, pressedAt: number, doneAt: number) => void;
}

const most = { thinkMs: 2_500, waitMs: 110_000, remembered: 6, things: 60 };
const locales = ['en-US', 'en-US', 'pl', 'ko', 'de'];
const topics = ['harbour', 'court', 'museum', 'gdzie', '항구', '@everyone', ''];

/** Somebody who asks, reads, presses and changes their mind; after a while they leave, and somebody else comes. */
export class Reader {
  readonly #parts: ReaderParts;
  #person: Person;
  #shown: MessageRecord[] = [];
  #done = 0;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#person = this.#newcomer();
  }

  /** Does one thing after another until they are told to pause; what is under way is waited for. */
  async play(signal: AbortSignal): Promise<void> {
    const { random } = this.#parts;
    while (!signal.aborted) {
      const interaction = this.#begin();
      if (interaction !== null) await this.#follow(interaction, signal);
      if (++this.#done % most.things === 0) this.#person = this.#newcomer();
      await passed(random() * most.thinkMs, undefined, { signal }).catch(() => {});
    }
  }

  #newcomer(): Person {
    const { discord, random } = this.#parts;
    this.#shown = [];
    const isManager = random() < 0.25;
    return discord.createUser({ locale: pick(random, locales), ...(isManager && { permissions: administrator }) });
  }

  /** Starts something; `null` where Discord's client wouldn't let them. */
  #begin(): Interaction | null {
    try {
      return this.#something()();
    } catch {
      return null;
    }
  }

  #something(): () => Interaction {
    const { discord, random, questions, guilds } = this.#parts;
    const user = this.#person;
    const where = { user, guild: random() < 0.1 ? null : pick(random, guilds) };
    const question = pick(random, questions).slice(0, 300);
    const command = (name: string, options: Record<string, string | number | boolean> = {}) =>
      discord.invoke({ ...where, command: name, options });
    const sometimes = (name: string, value: string | number | boolean) => (random() < 0.25 ? { [name]: value } : {});
    const day = () => pick(random, ['2026-02-01', '2024-12-31', 'yesterday', '2026-02-30']);
    const filter = () => ({ ...sometimes('from', day()), ...sometimes('to', day()) });
    const topic = () => sometimes('topic', pick(random, topics));
    return pickWeighted(random, [
      [30, () => command('ask', { question, ...sometimes('private', true), ...filter() })],
      [6, () => command('ask', { question: `@everyone <@${user.user.id}> ${question}`.slice(0, 300) })],
      [6, () => command('summary', { ...topic(), ...sometimes('days', 7), ...sometimes('private', true) })],
      [5, () => command('articles', { ...topic(), ...filter() })],
      [2, () => command('status')],
      [1, () => command('privacy')],
      [1, () => command('forget-me')],
      [3, () => command('settings')],
      [
        6,
        () =>
          discord.autocomplete({ ...where, command: 'ask', options: { question, outlet: 'ha' }, focused: 'outlet' }),
      ],
      [25, () => this.#press()],
      [8, () => this.#choose()],
      [
        4,
        () => {
          const message = discord.postMessage({ content: question, author: user });
          const name = discord.commands().find(({ type }) => type === 3)?.name ?? '';
          return discord.messageCommand(name, message, { user });
        },
      ],
    ]);
  }

  #control(isButton: boolean): { readonly record: MessageRecord; readonly id: string; readonly type: number } {
    const { random } = this.#parts;
    const record = pick(random, this.#shown);
    const all = record.latest.components.flatMap(({ components }) => components);
    const { custom_id: id, type } = pick(
      random,
      all.filter((each) => (each.type === 2) === isButton),
    );
    return { record, id: id ?? '', type };
  }

  #press(): Interaction {
    const { discord } = this.#parts;
    const { record, id } = this.#control(true);
    const pressed = discord.pressButton(record, id, { user: this.#person });
    if (id.startsWith('forget')) void this.#forgotten(pressed, Date.now());
    return pressed;
  }

  async #forgotten(pressed: Interaction, pressedAt: number): Promise<void> {
    const { type } = await pressed.acknowledged.catch(() => ({ type: 0 }));
    if (type === 7) this.#parts.onForgotten(this.#person.user.id, pressedAt, Date.now());
  }

  #choose(): Interaction {
    const { discord, random } = this.#parts;
    const { record, id, type } = this.#control(false);
    const menu = record.latest.components.flatMap(({ components }) => components).find((each) => each.custom_id === id);
    const values = menu?.type === 3 ? [pick(random, menu.options).value] : [];
    return discord.select(record, id, type === 8 ? [] : values, { user: this.#person });
  }

  /** Waits for the whole of an answer, fills in a dialog that opens, and remembers what can be pressed. */
  async #follow(interaction: Interaction, signal: AbortSignal): Promise<void> {
    const { discord, random, questions } = this.#parts;
    const isOver = () =>
      signal.aborted ||
      interaction.failed ||
      (interaction.kind === 4 && interaction.choices !== null) ||
      interaction.modal !== null ||
      (interaction.record !== null && !interaction.isLoading);
    try {
      await Promise.race([interaction.until(isOver, most.waitMs), ended(signal)]);
    } catch {
      // Whoever gets no answer goes on; that it was promised is for others to say.
    }
    if (interaction.modal !== null) {
      const fields = JSON.stringify(interaction.modal).match(/(?<="custom_id":")[^":]+(?=")/g) ?? [];
      const values = Object.fromEntries(fields.map((field) => [field, this.#typed(field, pick(random, questions))]));
      try {
        await this.#follow(discord.submitModal(interaction, values, { user: this.#person }), signal);
      } catch {
        // Discord's client wouldn't send it.
      }
    }
    const { record } = interaction;
    if (record === null || record.deletedBy !== null || record.latest.components.length === 0) return;
    this.#shown = [...this.#shown.filter((each) => each !== record), record].slice(-most.remembered);
  }

  #typed(field: string, question: string): string {
    if (field === 'question') return question.slice(0, 300);
    return field === 'person' || field === 'server' ? '' : 'Because it is not what I asked.';
  }
}

async function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
