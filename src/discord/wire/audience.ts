import { MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { ServerSettings } from '../../store/server-settings.ts';
import { wordingFor } from '../../wording/translations.ts';
import type { Wording } from '../../wording/wording.ts';
import type { BotContext } from './bot-context.ts';
import type { Answerable } from './interactions.ts';

/** Who reads what answers an interaction, and in which language: the person alone, or everybody in the channel. */
export interface Audience {
  /** `null` outside of a server. */
  readonly settings: ServerSettings | null;
  /** What the person alone reads. */
  readonly own: Wording;
  /** What everybody in the channel reads. */
  readonly shared: Wording;
  /** A locale: the language of that. */
  readonly sharedLanguage: string;
}

/** Whose words to use: the asker's own for what they alone see, the server's for what all see. */
export async function audienceOf(
  { guildId, locale }: Pick<Answerable, 'guildId' | 'locale'>,
  { desk }: Pick<BotContext, 'desk'>,
): Promise<Audience> {
  const settings = guildId === null ? null : await desk.settings(guildId);
  const own = wordingFor(locale);
  const isFixed = settings !== null && settings.language !== 'auto';
  const sharedLanguage = isFixed ? settings.language : locale;
  return { settings, own, shared: wordingFor(sharedLanguage), sharedLanguage };
}

/** Whether an answer is for the asker alone: as asked for, else as the server has it. */
export function isPrivateHere({ settings }: Audience, askedFor: boolean | null): boolean {
  return askedFor ?? settings?.visibility === 'private';
}

/** Whether what was pressed is for one person's eyes. */
export function isPrivateMessage({ message }: Pick<ModalSubmitInteraction, 'message'>): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) ?? false;
}

/** The language of a message that is private or not. */
export function wordingOf({ own, shared }: Audience, isPrivate: boolean): Wording {
  return isPrivate ? own : shared;
}
