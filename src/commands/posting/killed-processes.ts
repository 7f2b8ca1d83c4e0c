import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';

/** Processes that load while another one works. */
const startedAhead = 2;

const said = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ rests: z.literal(true) }),
  z.object({ held: z.string() }),
]);

/** What a process is to do, until it is killed. */
interface Start {
  readonly dataDir: string;
  /** `null` where the state is in the folder. */
  readonly databaseUrl: string | null;
  readonly discord: Pick<LocalDiscord, 'url' | 'token' | 'applicationId'>;
  /** Under which name it claims. */
  readonly holder: string;
  /** How far its clock is ahead of the machine's. */
  readonly byMs: number;
  /** Whether it corrects answers, too. */
  readonly isCorrecting: boolean;
}

/** One of them, loaded or at work. */
export interface KilledProcess {
  readonly ready: Promise<void>;
  start(what: Start): void;
  /** Lets it end what is under way, and do nothing until it goes on. */
  rest(): Promise<void>;
  /** Its clock is that far ahead from now on. */
  goOn(byMs: number): void;
  kill(): Promise<void>;
}

/** Processes that post what is due and are killed (SIGKILL), each loaded before it is needed. */
export class KilledProcesses {
  /** Keys of the messages that they told are held. */
  readonly told = new Set<string>();
  readonly #cacheDir: string;
  readonly #spares: KilledProcess[];

  /** @param cacheDir where Node keeps what it compiled. */
  constructor(cacheDir: string) {
    this.#cacheDir = cacheDir;
    this.#spares = Array.from({ length: startedAhead }, () => this.#load());
  }

  next(): KilledProcess {
    const child = this.#spares.shift() ?? this.#load();
    this.#spares.push(this.#load());
    return child;
  }

  async close(): Promise<void> {
    await Promise.all(this.#spares.map((spare) => spare.kill()));
  }

  #load(): KilledProcess {
    const child: ChildProcess = fork(join(import.meta.dirname, 'posting-child.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { ...process.env, NODE_COMPILE_CACHE: this.#cacheDir },
    });
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    ready.catch(() => {});
    let resting = Promise.withResolvers<void>();
    child.on('message', (raw) => {
      const heard = said.parse(raw);
      if ('held' in heard) this.told.add(heard.held);
      else if ('rests' in heard) resting.resolve();
      else resolve();
    });
    child.once('close', (code) => {
      const error = new Error(`the process that posts ended by itself (${code})`);
      reject(error);
      resting.promise.catch(() => {});
      resting.reject(error);
    });
    return {
      ready,
      start: ({ discord: { url, token, applicationId }, ...what }) => {
        child.send({ ...what, discord: { url, token, botId: applicationId } });
      },
      rest: async () => {
        await ready;
        resting = Promise.withResolvers<void>();
        if (child.connected) child.send({ rest: true });
        else resting.reject(new Error('a process that posts ended by itself'));
        return resting.promise;
      },
      goOn: (byMs) => void child.send({ goOnByMs: byMs }),
      kill: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      },
    };
  }
}
