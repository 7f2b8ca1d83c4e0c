import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Asking, FromDesk, ToDesk } from './desk-child.ts';
import type { AskedQuestion } from './limits-kept.ts';
import type { PaidCall } from './watched-spending.ts';

/** A desk in a process of its own. */
export class DeskProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (asked: AskedQuestion) => void>();
  readonly #closed: Promise<never>;

  private constructor() {
    this.#child = fork(join(import.meta.dirname, 'desk-child.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const { promise, reject } = Promise.withResolvers<never>();
    this.#closed = promise;
    promise.catch(() => {});
    this.#child.once('close', (code) => reject(new Error(`the process with the desk ended by itself (${code})`)));
    this.#child.on('message', (said: FromDesk) => {
      if (said.kind !== 'asked') return;
      this.#waiting.get(said.id)?.(said.asked);
      this.#waiting.delete(said.id);
    });
  }

  /** @param settings all that it knows of its surroundings. */
  static async open(settings: Readonly<Record<string, string>>): Promise<DeskProcess> {
    const desk = new DeskProcess();
    const isOpen = desk.#hears('open');
    desk.#tell({ open: settings });
    await isOpen;
    return desk;
  }

  /** Its clock goes that far ahead of the machine's. */
  shift(byMs: number): void {
    this.#tell({ byMs });
  }

  async ask(asking: Asking): Promise<AskedQuestion> {
    const { promise, resolve } = Promise.withResolvers<AskedQuestion>();
    this.#waiting.set(asking.id, resolve);
    this.#tell({ ask: asking });
    return Promise.race([promise, this.#closed]);
  }

  /** @returns what it paid for, as it noted that itself. */
  async close(): Promise<readonly PaidCall[]> {
    const spent = this.#hears('spent');
    const closed = once(this.#child, 'close');
    this.#tell({ close: true });
    const { calls } = await spent;
    await closed;
    return calls;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #tell(what: ToDesk): void {
    if (this.#child.connected) this.#child.send(what);
  }

  #hears<Kind extends FromDesk['kind']>(kind: Kind): Promise<Extract<FromDesk, { kind: Kind }>> {
    const { promise, resolve } = Promise.withResolvers<Extract<FromDesk, { kind: Kind }>>();
    const isIt = (said: FromDesk): said is Extract<FromDesk, { kind: Kind }> => said.kind === kind;
    const listen = (said: FromDesk): void => {
      if (!isIt(said)) return;
      this.#child.off('message', listen);
      resolve(said);
    };
    this.#child.on('message', listen);
    return Promise.race([promise, this.#closed]);
  }
}
