import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { FromChild } from './intake-child.ts';
import type { Acknowledged, IntakePlan } from './intake-rounds.ts';

/** Something that had been acknowledged was gone after a restart. */
export class ForgottenError extends Error {
  override readonly name = 'ForgottenError';
}

/** Takes a played day in by a process that can be killed at any moment. */
export class KilledIntake {
  readonly #plan: IntakePlan;
  readonly #tell: (line: string) => void;
  #child: ChildProcess | null = null;
  #sequence = 0;
  /** Polls of processes that were killed. */
  #polls = 0;
  #pollsOfChild = 0;

  constructor(plan: IntakePlan, tell: (line: string) => void) {
    this.#plan = plan;
    this.#tell = tell;
  }

  /** Polls all that is due. @throws {ForgottenError} */
  async round(atMs: number): Promise<Acknowledged> {
    const child = this.#child ?? (await this.#start());
    child.send({ roundAtMs: atMs });
    return this.#acknowledge(await this.#hears(child, 'done'));
  }

  #acknowledge({ sequence, polls }: Acknowledged): Acknowledged {
    this.#sequence = sequence;
    this.#pollsOfChild = polls;
    return { sequence, polls: this.#polls + polls };
  }

  /**
   * Begins a round and kills it (SIGKILL) that long after its first poll began.
   * @returns whether it was in the middle of the round; `null` where nothing was due, and nothing was killed.
   */
  async killIn(atMs: number, afterMs: number): Promise<boolean | null> {
    const child = this.#child ?? (await this.#start());
    const polling = this.#hears(child, 'polling').then(() => 'polling' as const);
    const done = this.#hears(child, 'done').then((said) => this.#acknowledge(said));
    for (const promise of [polling, done]) promise.catch(() => {});
    child.send({ roundAtMs: atMs });
    if ((await Promise.race([polling, done])) !== 'polling') return null;
    const first = await Promise.race([passed(afterMs, 'time' as const), done]);
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    this.#child = null;
    this.#polls += this.#pollsOfChild;
    this.#pollsOfChild = 0;
    return first === 'time';
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const closed = once(child, 'close');
    child.send({ close: true });
    await closed;
    this.#child = null;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'intake-child.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    child.on('message', (said: FromChild) => {
      if (said.kind === 'said') this.#tell(said.line);
    });
    child.send({ plan: this.#plan });
    const { sequence } = await this.#hears(child, 'open');
    if (sequence < this.#sequence) {
      child.kill('SIGKILL');
      throw new ForgottenError(`change ${this.#sequence} had been acknowledged, and the archive ends with ${sequence}`);
    }
    this.#child = child;
    return child;
  }

  #hears<Kind extends FromChild['kind']>(child: ChildProcess, kind: Kind): Promise<Extract<FromChild, { kind: Kind }>> {
    const { promise, resolve, reject } = Promise.withResolvers<Extract<FromChild, { kind: Kind }>>();
    const isIt = (said: FromChild): said is Extract<FromChild, { kind: Kind }> => said.kind === kind;
    const listen = (said: FromChild): void => {
      if (!isIt(said)) return;
      stop();
      resolve(said);
    };
    const fail = (code: number | null): void => {
      stop();
      reject(new Error(`the intake ended by itself (${code})`));
    };
    const stop = (): void => {
      child.off('message', listen);
      child.off('close', fail);
    };
    child.on('message', listen);
    child.on('close', fail);
    return promise;
  }
}
