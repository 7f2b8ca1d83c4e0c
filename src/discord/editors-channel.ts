import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { SourceStatus } from '../coverage/source.ts';
import type { FrontDesk } from '../desk/front-desk.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import type { Courier } from '../schedule/courier.ts';
import type { ComposeParts } from '../schedule/editors/compose-post.ts';
import { createEditorsDesk, type EditorsDesk } from '../schedule/editors/editors-desk.ts';
import type { RefusedFiles } from '../store/refused-files.ts';
import type { State } from '../store/state.ts';
import { outboxReader } from './editors-posts.ts';
import type { EditorsContext } from './wire/bot-context.ts';
import { createChannelCourier } from './wire/channel-courier.ts';
import type { PostBody } from './wire/channel-post.ts';

/** Of the newsroom, what its own channel tells. */
export interface EditorsOptions extends Omit<EditorsContext, 'traces' | 'corrections'> {
  readonly state: Pick<State, 'traces' | 'ratings' | 'spending' | 'deliveries' | 'settings'>;
  readonly budget: ComposeParts['budget'];
  readonly sources: () => readonly SourceStatus[];
  readonly refused: () => RefusedFiles;
}

interface OnlinePlace {
  readonly rest: REST;
  readonly botId: string;
  readonly desk: Pick<FrontDesk, 'settings'>;
  readonly calendar: Calendar;
  readonly log: Log;
  /** Reads what waits in the outbox and isn't the editors'. */
  readonly read: (payload: string) => Promise<PostBody | null>;
}

/** The editors' desk of a bot that is online, and the courier that knows its posts. */
export function openEditorsChannel(
  { channel, state, budget, sources, refused }: EditorsOptions,
  { rest, botId, desk, calendar, log, read }: OnlinePlace,
): { readonly courier: Courier; readonly desk: EditorsDesk } {
  const { traces, ratings, spending, deliveries, settings } = state;
  const composing = { traces, ratings, spending, calendar, budget };
  const language = languageOf(channel, rest, desk);
  const courier = createChannelCourier({
    rest,
    botId,
    read: outboxReader({ ...composing, deliveries, language, otherwise: read }),
  });
  return {
    courier,
    desk: createEditorsDesk({ ...composing, channel, settings, deliveries, courier, sources, refused, log }),
  };
}

const channelShape = z.object({ guild_id: z.string() });

/** The language of the channel's server, where one is set; else English. */
function languageOf(channel: string, rest: REST, desk: Pick<FrontDesk, 'settings'>): () => Promise<string> {
  let server: string | null = null;
  return async () => {
    server ??= channelShape.parse(await rest.get(Routes.channel(channel))).guild_id;
    const { language } = await desk.settings(server);
    return language === 'auto' ? 'en' : language;
  };
}
