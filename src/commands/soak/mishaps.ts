import { existsSync, renameSync } from 'node:fs';
import { setTimeout as passed } from 'node:timers/promises';
import type { LocalClaude } from '../../local/claude/claude-server.ts';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { pick, pickWeighted, type Random } from '../../local/newsroom/seeded-random.ts';
import type { PromiseWatch } from './broken-promises.ts';
import { readingMishaps, writingMishaps } from './claude-mishaps.ts';

interface MishapParts {
  readonly discord: LocalDiscord;
  readonly claude: LocalClaude;
  readonly watch: PromiseWatch;
  readonly corpusDir: string;
  readonly random: Random;
  /** Told what goes wrong now. */
  readonly onMishap: (what: string) => void;
}

const most = { pauseMs: 2_500, delayMs: 1_500, awayMs: 3_000 };
/** Without its connection nobody is answered: seldom enough that most of what people do is. */
const rarely = 0.3;
const callback = { method: 'POST', path: '/callback' } as const;
const edit = { method: 'PATCH', path: '/webhooks/' } as const;
const followUp = { method: 'POST', path: '/webhooks/' } as const;
const take = { method: 'DELETE', path: '/webhooks/' } as const;

/** Lets one thing after another go wrong, until it is told to end; then nothing that waits for its request is left. */
export async function playMishaps(parts: MishapParts, signal: AbortSignal): Promise<void> {
  const { discord, claude, random, onMishap } = parts;
  const mishaps = mishapsOf(parts, signal);
  try {
    while (!signal.aborted) {
      await passed(random() * most.pauseMs, undefined, { signal });
      const [what, happen] = pickWeighted(random, mishaps);
      onMishap(what);
      await happen();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    discord.faults.clear();
    claude.clearScripts();
  }
}

type Mishap = readonly [what: string, happen: () => unknown];

function mishapsOf(parts: MishapParts, signal: AbortSignal): (readonly [number, Mishap])[] {
  const { discord, claude, watch, corpusDir, random } = parts;
  const { faults, gateway } = discord;
  const status = () => ({ kind: 'status', status: pick(random, [500, 502, 503, 504] as const) }) as const;
  const drop = () =>
    ({ kind: 'drop', by: pick(random, ['close', 'reset'] as const), afterEffect: random() < 0.5 }) as const;
  const times = () => ({ times: 1 + Math.floor(random() * 3) });
  const cut = (how: () => void) => () => {
    watch.cutOff();
    how();
  };
  return [
    [3, ['a first response meets an error', () => faults.add(callback, status())]],
    [3, ['a first response is cut', () => faults.add(callback, drop())]],
    [2, ['a first response is slow', () => faults.add(callback, { kind: 'delay', ms: random() * most.delayMs })]],
    [3, ['edits meet errors', () => faults.add({ ...edit, ...times() }, status())]],
    [3, ['an edit is cut', () => faults.add(edit, drop())]],
    [2, ['an edit meets 429', () => faults.add(edit, { kind: 'rate_limited', retryAfterMs: 200 })]],
    [2, ['a follow-up meets an error', () => faults.add(followUp, status())]],
    [2, ['a follow-up is cut', () => faults.add(followUp, drop())]],
    [2, ['taking back is cut', () => faults.add(take, drop())]],
    [1, ['the gateway is lost', cut(() => gateway.dropSockets())]],
    [rarely, ['the gateway closes', cut(() => gateway.closeSockets(4000))]],
    [rarely, ['the gateway asks for a new connection', cut(() => gateway.requestReconnect())]],
    [rarely, ['the session is invalid, resumable', cut(() => gateway.invalidateSessions(true))]],
    [rarely, ['the session is invalid', cut(() => gateway.invalidateSessions(false))]],
    [14, ['Claude fails to write', () => claude.script(pick(random, writingMishaps)())]],
    [8, ['Claude fails to read', () => claude.scriptSmall(pick(random, readingMishaps)())]],
    [
      1,
      [
        'the folder is gone for a while',
        async () => {
          const away = `${corpusDir}-away`;
          if (!existsSync(corpusDir)) return;
          renameSync(corpusDir, away);
          await passed(random() * most.awayMs, undefined, { signal }).catch(() => {});
          renameSync(away, corpusDir);
        },
      ],
    ],
  ];
}
