import { z } from 'zod';
import type { HashId } from './hash-id.ts';
import type { Settings } from './settings.ts';

/** What people who manage a server have set for it. */
export interface ServerSettings {
  /** Who sees an answer when the asker doesn't say. */
  readonly visibility: 'public' | 'private';
  /** Ids of the channels where questions are answered; none for all. */
  readonly channels: readonly string[];
  /** A locale, or `auto` for each person's own. */
  readonly language: string;
  /** Questions a day; `null` for as many as whoever runs the bot allows. */
  readonly personPerDay: number | null;
  readonly serverPerDay: number | null;
  /** Who reads a message that is checked against the coverage: it is somebody else's, and may be kept to code. */
  readonly checkedBy: 'claude' | 'code';
  /** In which its digests come, as the time zone database names it; `null` for the newsroom's. */
  readonly timeZone: string | null;
}

export const defaultServerSettings: ServerSettings = {
  visibility: 'public',
  channels: [],
  language: 'auto',
  personPerDay: null,
  serverPerDay: null,
  checkedBy: 'claude',
  timeZone: null,
};

const limit = z.int().min(1).nullable().catch(null);
/** What can't be read counts as not set: an answer is worth more than a setting. */
const shape = z.object({
  visibility: z.enum(['public', 'private']).catch('public'),
  channels: z.array(z.string()).catch([]),
  language: z.string().catch('auto'),
  personPerDay: limit,
  serverPerDay: limit,
  checkedBy: z.enum(['claude', 'code']).catch('claude'),
  timeZone: z.string().nullable().catch(null),
});

export interface ServerSettingsStore {
  get(serverId: string): Promise<ServerSettings>;
  /** Changes some of them, and leaves the others as they are. */
  change(serverId: string, change: Partial<ServerSettings>): Promise<void>;
}

/** Settings of servers, kept under the hash of their id. */
export function serverSettings(settings: Pick<Settings, 'get' | 'change'>, hashId: HashId): ServerSettingsStore {
  const keyOf = (serverId: string): string => `server/${hashId('server', serverId)}`;
  return {
    get: async (serverId) => read(await settings.get(keyOf(serverId))),
    change: (serverId, change) =>
      settings.change(keyOf(serverId), (kept) => JSON.stringify({ ...read(kept), ...change })),
  };
}

function read(kept: string | null): ServerSettings {
  return kept === null ? defaultServerSettings : (shape.safeParse(parsed(kept)).data ?? defaultServerSettings);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
