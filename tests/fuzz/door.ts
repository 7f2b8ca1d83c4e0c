import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

/** A place where something comes in that others wrote. */
export interface Door<T> {
  readonly name: string;
  /** What may come in. */
  readonly arbitrary: fc.Arbitrary<T>;
  /** What once did harm: tried first, each time. */
  readonly found?: readonly T[];
  /** Whether the program goes on after a rejection that nobody waited for: it has a last resort for those. */
  isSurvived?(rejection: unknown): boolean;
  /** @param dir a folder of its own; it may write there and nowhere else. */
  open(dir: string): Opened<T> | Promise<Opened<T>>;
}

export interface Opened<T> {
  /** Lets something in. @throws where it did harm; what the door refuses in its own way is no harm. */
  let(given: T): void | Promise<void>;
  close(): void | Promise<void>;
}

/** A door of any kind. */
export interface AnyDoor {
  readonly name: string;
  try(options: FuzzOptions): Promise<void>;
}

export interface FuzzOptions {
  readonly cases: number;
  /** The same cases for the same seed; by default, other ones each time. */
  readonly seed?: number | undefined;
}

/** One case may take this much of a processor: counted, not timed, so that a busy machine makes no difference. */
const mostCpuMs = 5_000;
/** A file next to the door's folder; nobody has a reason to touch it. */
const untouched = 'What stands here must stay.';

/** Makes a door one that can be tried without knowing what comes in. */
export function asDoor<T>(door: Door<T>): AnyDoor {
  return { name: door.name, try: (options) => tryDoor(door, options) };
}

/**
 * Lets many things in, and looks that none does harm: no crash, no effect outside of the door's folder, nothing changed in what all objects share.
 * @throws with the smallest case that did, and the seed to repeat it.
 */
async function tryDoor<T>(door: Door<T>, { cases, seed }: FuzzOptions): Promise<void> {
  const around = mkdtempSync(join(tmpdir(), `dateline-fuzz-${door.name.replaceAll(/\W/g, '-')}-`));
  writeFileSync(join(around, 'untouched.txt'), untouched);
  const inside = join(around, 'inside');
  mkdirSync(inside);
  const escaped: unknown[] = [];
  const catches = (error: unknown): void => void escaped.push(error);
  const rejected = (error: unknown): void => void (door.isSurvived?.(error) || escaped.push(error));
  process.on('unhandledRejection', rejected).on('uncaughtException', catches);
  const shared = sharedProperties();
  const opened = await door.open(inside);
  try {
    const property = fc.asyncProperty(door.arbitrary, async (given) => {
      const before = process.cpuUsage();
      await opened.let(given);
      const { user, system } = process.cpuUsage(before);
      if (user + system > 1_000 * mostCpuMs) throw new Error(`it took ${(user + system) / 1_000} ms of a processor`);
      const [first] = escaped.splice(0);
      if (first !== undefined) throw new Error(`it escaped: ${first instanceof Error ? first.stack : String(first)}`);
      if (sharedProperties() !== shared) throw new Error('it changed what all objects share');
    });
    await fc.assert(property, {
      numRuns: cases,
      examples: (door.found ?? []).map((one) => [one]),
      ...(seed !== undefined && { seed }),
    });
    const beside = readdirSync(around).toSorted().join();
    const kept = readFileSync(join(around, 'untouched.txt'), 'utf8');
    if (beside !== 'inside,untouched.txt' || kept !== untouched)
      throw new Error(`it wrote next to its folder: ${beside}`);
  } finally {
    await opened.close();
    process.off('unhandledRejection', rejected).off('uncaughtException', catches);
    rmSync(around, { recursive: true, force: true });
  }
}

function sharedProperties(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((shared) => Reflect.ownKeys(shared).map(String).join())
    .join('\n');
}

/** Does something that may be refused by errors of these classes; others are thrown on. */
export function orRefused<R>(
  work: () => R,
  ...refusals: readonly (abstract new (
    ...args: never[]
  ) => Error)[]
): R | null {
  try {
    return work();
  } catch (error) {
    if (!refusals.some((refusal) => error instanceof refusal)) throw error;
    if (!(error instanceof Error) || error.message.trim() === '') throw new Error('it was refused without a word');
    return null;
  }
}
