import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Question } from '../../coverage/question.ts';

const said = z.object({ id: z.number(), answer: z.unknown() });
const opened = z.object({ articles: z.number() });
const found = z.object({ passages: z.array(z.string()), all: z.string() });

/** Evidence of one question: its passages in their order, `ID VERSION FIRST-LAST` by sentences, and a hash of everything that it says. */
export type FoundEvidence = z.infer<typeof found>;

/** One process's own copy of the coverage. */
export class CoverageCopy {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  readonly #ended: Promise<never>;
  #requests = 0;
  #articles = 0;

  private constructor() {
    this.#child = fork(join(import.meta.dirname, 'evidence-child.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    this.#ended = promise;
    this.#child.once('close', (code) => reject(new Error(`the process with the coverage ended by itself (${code})`)));
    this.#child.on('message', (raw) => {
      const { id, answer } = said.parse(raw);
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    });
  }

  /**
   * Opens one, and waits until it has all of its coverage.
   * @param settings all that its process knows of its surroundings.
   */
  static async open(settings: Readonly<Record<string, string>>): Promise<CoverageCopy> {
    const copy = new CoverageCopy();
    try {
      copy.#articles = opened.parse(await copy.#ask({ open: settings })).articles;
      return copy;
    } catch (error) {
      copy.kill();
      throw error;
    }
  }

  get articles(): number {
    return this.#articles;
  }

  async find({ text, askedAt }: Question): Promise<FoundEvidence> {
    return found.parse(await this.#ask({ find: { text, askedAt: askedAt.getTime() } }));
  }

  async close(): Promise<void> {
    const closed = once(this.#child, 'close');
    await this.#ask({});
    await closed;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #ask(what: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const id = this.#requests++;
    this.#waiting.set(id, resolve);
    this.#child.send({ id, ...what });
    return Promise.race([promise, this.#ended]);
  }
}
