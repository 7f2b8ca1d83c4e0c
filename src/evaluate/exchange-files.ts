import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorMessage } from '../wording/error-message.ts';
import { DataSetError } from './beir-set.ts';

/** What is exchanged with a model, in our own nouns. */
type ExchangeKind = 'rewrite' | 'write' | 'verify' | 'answers';

const support = z.enum(['supported', 'partly', 'unsupported', 'contradicted']);
const day = z.string().nullable().default(null);
const span = z.strictObject({ source: z.int().min(0), start: z.int().min(0), end: z.int().min(1) });

/** What each kind is answered with. */
export const responses = {
  rewrite: z.strictObject({ question: z.string().min(1), from: day, to: day }),
  write: z.union([
    z.strictObject({ pieces: z.array(z.strictObject({ text: z.string(), citations: z.array(span).default([]) })) }),
    z.strictObject({
      search: z.strictObject({
        query: z.string().min(1),
        from: day,
        to: day,
        outlet: z.string().nullable().default(null),
      }),
    }),
  ]),
  verify: z.strictObject({ verdict: support, why: z.string().default('') }),
  answers: z.strictObject({ answers: z.enum(['yes', 'part', 'no']) }),
} as const;

export type RecordedResponse<Kind extends ExchangeKind> = z.infer<(typeof responses)[Kind]>;

const exchange = z.object({ kind: z.enum(['rewrite', 'write', 'verify', 'answers']), response: z.unknown() });
const empty = z.strictObject({});

/** Hex digits of a request's SHA-256 that name its file: no two requests of an evaluation share them. */
const nameDigits = 24;

/** A folder of exchanges, one JSON file each, named by a hash of the request. */
export class ExchangeFolder {
  readonly #folder: string;

  /** @throws {DataSetError} when the folder can't be made. */
  constructor(folder: string) {
    this.#folder = folder;
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw new DataSetError(`The folder ${folder} can't be made (${errorMessage(error)}). Name another one.`);
    }
  }

  #path(kind: ExchangeKind, request: object): string {
    const hash = createHash('sha256').update(JSON.stringify({ kind, request })).digest('hex');
    return join(this.#folder, `${hash.slice(0, nameDigits)}.json`);
  }

  keep<Kind extends ExchangeKind>(kind: Kind, request: object, response: RecordedResponse<Kind>): void {
    writeFileSync(this.#path(kind, request), `${JSON.stringify({ kind, request, response }, null, 2)}\n`);
  }

  /**
   * The response to a request, as `answer` reads it. A request without one is left as a file with an empty response, for a person to fill in.
   * @returns `null` where it waits for one.
   * @throws {DataSetError} for a response that can't be used, naming its file.
   */
  find<T>(kind: ExchangeKind, request: object, answer: z.ZodType<T>): T | null {
    const path = this.#path(kind, request);
    if (!existsSync(path)) {
      writeFileSync(path, `${JSON.stringify({ kind, request, response: {} }, null, 2)}\n`);
      return null;
    }
    const { response } = read(path);
    if (empty.safeParse(response).success) return null;
    const parsed = answer.safeParse(response);
    if (parsed.success) return parsed.data;
    throw new DataSetError(
      `${path} can't be used: ${z.prettifyError(parsed.error)}\nCorrect its "response", or empty it to {}.`,
    );
  }

  /** How many requests wait for a response. */
  waiting(): number {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .filter((name) => empty.safeParse(read(join(this.#folder, name)).response).success).length;
  }
}

function read(path: string): z.infer<typeof exchange> {
  try {
    return exchange.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new DataSetError(
      `${path} is no exchange: it must be JSON with "kind", "request" and "response". Correct it, or delete it.`,
    );
  }
}
