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
  /** As they are, or at most ten seconds old where another process has changed them since. */
  get(serverId: string): Promise<ServerSettings>;
  /** Changes some of them, and leaves the others as they are. */
  change(serverId: string, change: Partial<ServerSettings>): Promise<void>;
}

/** People type a command with suggestions at each key: what was read a moment ago is taken as it was. A server's changes come to the process that answers in it; others see them after this time. */
const readAgainAfterMs = 10_000;
/** Of as many servers at once. */
const mostRemembered = 1_000;

/** Settings of servers, kept under the hash of their id. @param elapsedMs a clock that never goes back, in milliseconds. */
export function serverSettings(
  settings: Pick<Settings, 'get' | 'change'>,
  hashId: HashId,
  elapsedMs = (): number => performance.now(),
): ServerSettingsStore {
  const keyOf = (serverId: string): string => `server/${hashId('server', serverId)}`;
  const remembered = new Map<string, { readonly found: Promise<ServerSettings>; readonly until: number }>();
  const look = (key: string): Promise<ServerSettings> => {
    const found = settings.get(key).then(read);
    remembered.delete(key);
    remembered.set(key, { found, until: elapsedMs() + readAgainAfterMs });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
    found.catch(() => remembered.delete(key));
    return found;
  };
  return {
    get: async (serverId) => {
      const key = keyOf(serverId);
      const known = remembered.get(key);
      return known !== undefined && elapsedMs() < known.until ? known.found : look(key);
    },
    change: async (serverId, change) => {
      const key = keyOf(serverId);
      try {
        await settings.change(key, (kept) => JSON.stringify({ ...read(kept), ...change }));
      } finally {
        remembered.delete(key);
      }
    },
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
