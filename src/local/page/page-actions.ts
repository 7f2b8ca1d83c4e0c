import { z } from 'zod';
import { errorMessage } from '../../wording/error-message.ts';
import type { Modal } from '../discord/components.ts';
import type { Choice } from '../discord/interaction-store.ts';
import type { LocalDiscord } from '../discord/local-discord.ts';
import type { Interaction } from '../discord/message-handle.ts';
import type { MessageRecord } from '../discord/message-store.ts';
import { may } from './channel-list.ts';
import { type Corrections, wordsOf } from './channel-view.ts';

const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const who = { as: z.string(), locale: z.string(), channel: z.string().optional() };

/** What a person can do on the page. */
export const action = z.discriminatedUnion('do', [
  z.object({ ...who, do: z.literal('command'), command: z.string(), options }),
  z.object({ ...who, do: z.literal('complete'), command: z.string(), options, focused: z.string() }),
  z.object({ ...who, do: z.literal('press'), message: z.string(), customId: z.string() }),
  z.object({ ...who, do: z.literal('select'), message: z.string(), customId: z.string(), values: z.array(z.string()) }),
  z.object({
    ...who,
    do: z.literal('submit'),
    interaction: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({ ...who, do: z.literal('menu'), command: z.string(), message: z.string() }),
  z.object({ ...who, do: z.literal('say'), content: z.string().min(1).max(2000) }),
  /** Lets time pass until the next digest. */
  z.object({ ...who, do: z.literal('turn') }),
  /** Has the newsroom that is played correct what a message links to. */
  z.object({ ...who, do: z.literal('correct'), message: z.string() }),
]);

export type Action = z.infer<typeof action>;

/** What came of it, for the one who did it. */
export interface ActionOutcome {
  /** Why Discord didn't let them, in a sentence. */
  readonly problem?: string;
  /** The application did not respond. */
  readonly hasFailed?: boolean;
  readonly modal?: { readonly interaction: string; readonly modal: Modal };
  readonly choices?: readonly Choice[];
}

/** Dialogs that wait to be sent; a person who walks away leaves a few behind. */
const openDialogs = 50;
/** For the line above an answer that says who called what. */
const commandsKnown = 1_000;

interface PageActions {
  /** Does what a person did, and tells what came of it. */
  act(asked: Action): Promise<ActionOutcome>;
  /** The command that an interaction called; `null` where it was no command of this page's. */
  commandOf(interactionId: string): string | null;
}

/** What happens around the Discord because somebody on the page wants it. */
interface PlayedWorld {
  /** Lets time pass until the next digest. */
  turn(): Promise<void>;
  readonly corrections: Corrections | null;
}

/** What people do on the page, done in the local Discord and around it. What can't be done is a problem in words. */
export function createPageActions(discord: LocalDiscord, { turn, corrections }: PlayedWorld): PageActions {
  const dialogs = new Map<string, Interaction>();
  const called = new Map<string, string>();

  const start = (asked: Exclude<Action, { do: 'turn' | 'correct' }>): Interaction | null => {
    const user = discord.world.people.get(asked.as);
    if (user === undefined) throw new Error('This person is not here any more. Load the page again.');
    const here = asked.channel ?? discord.channelId;
    // Direct messages are on no server.
    const guild = discord.world.channels.get(here)?.guildId === null ? null : discord.guildId;
    const where = { user, locale: asked.locale, channel: here, guild };
    switch (asked.do) {
      case 'command':
        return discord.invoke({ ...where, command: asked.command, options: asked.options });
      case 'complete':
        return discord.autocomplete({
          ...where,
          command: asked.command,
          options: asked.options,
          focused: asked.focused,
        });
      case 'press':
        return discord.pressButton(messageOf(discord, here, asked.message), asked.customId, where);
      case 'select':
        return discord.select(messageOf(discord, here, asked.message), asked.customId, asked.values, where);
      case 'menu':
        return discord.messageCommand(asked.command, messageOf(discord, here, asked.message), where);
      case 'submit': {
        const opened = dialogs.get(asked.interaction);
        if (opened === undefined) throw new Error('This dialog is no longer open.');
        const sent = discord.submitModal(opened, asked.values, where);
        dialogs.delete(asked.interaction);
        return sent;
      }
      case 'say':
        if (!maySay(discord, user.user.id, here)) throw new Error('You may not write in this channel.');
        discord.postMessage({ content: asked.content, author: user, channel: here });
        return null;
    }
  };

  const act = async (asked: Action): Promise<ActionOutcome> => {
    let interaction: Interaction | null;
    try {
      if (asked.do === 'turn') {
        await turn();
        return {};
      }
      if (asked.do === 'correct') {
        corrections?.correct(wordsOf(messageOf(discord, asked.channel ?? discord.channelId, asked.message).latest));
        return {};
      }
      interaction = start(asked);
    } catch (error) {
      return { problem: errorMessage(error) };
    }
    if (interaction === null) return {};
    if (asked.do === 'command') remember(called, interaction.id, asked.command, commandsKnown);
    try {
      await interaction.acknowledged;
    } catch {
      return { hasFailed: true };
    }
    const { id, modal, choices } = interaction;
    if (modal !== null) remember(dialogs, id, interaction, openDialogs);
    return {
      ...(modal !== null && { modal: { interaction: id, modal } }),
      ...(choices !== null && { choices }),
    };
  };
  return { act, commandOf: (id) => called.get(id) ?? null };
}

function remember<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

function maySay({ world }: LocalDiscord, personId: string, channelId: string): boolean {
  const channel = world.channels.get(channelId);
  if (channel === undefined || channel.thread?.isLocked) return false;
  return may(world, personId, channel, channel.thread === null ? 'SendMessages' : 'SendMessagesInThreads');
}

function messageOf(discord: LocalDiscord, channel: string, id: string): MessageRecord {
  const found = discord.messages(channel).find((record) => record.id === id);
  if (found === undefined) throw new Error('The message is gone.');
  return found;
}
