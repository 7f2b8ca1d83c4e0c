import { z } from 'zod';

/** An import's file is that of the machine on which the command runs: its absolute path, and as what people know it. */
const importedFile = { file: z.string(), shownAs: z.string() };

export const errandForm = z.discriminatedUnion('kind', [
  /** `stamp` tells this version of the file from another. */
  z.object({ kind: z.literal('import'), ...importedFile, stamp: z.string(), isAgain: z.boolean() }),
  z.object({ kind: z.literal('forget'), ...importedFile }),
  z.object({ kind: z.literal('backfill'), address: z.string(), since: z.string().nullable() }),
  /** `wasNamed`: it stood in the file of sources where the command runs. */
  z.object({ kind: z.literal('remove'), source: z.string(), wasNamed: z.boolean() }),
  z.object({ kind: z.enum(['accept', 'poll']), source: z.string() }),
]);
/** What is asked. */
export type ErrandForm = z.infer<typeof errandForm>;

export const errandProgress = z.object({
  /** What is being done. */
  what: z.string(),
  /** How much of it is done, from 0 to 1; `null` where nobody knows. */
  share: z.number().nullable(),
});
export type ErrandProgress = z.infer<typeof errandProgress>;

export const errandOutcome = z.object({
  /** Exit code of the command. */
  code: z.number(),
  /** What the person at the command is told, line by line. */
  lines: z.array(z.string()).readonly(),
});
export type ErrandOutcome = z.infer<typeof errandOutcome>;

/** What a command asks of the process that takes the coverage in, while that runs: whoever takes it in does it, and another goes on with it where that one ends. */
export interface Errand {
  readonly id: string;
  readonly form: ErrandForm;
}

interface ErrandStanding {
  /** `null` until somebody has begun. */
  readonly progress: ErrandProgress | null;
  /** `null` until it has ended. */
  readonly outcome: ErrandOutcome | null;
}

/** How long it is known how an errand ended, in milliseconds: whoever asked for it looks each second. */
export const endedForMs = 24 * 60 * 60_000;
/** How long a file stays whose command was killed before the errand was there, in milliseconds. */
export const leftForMs = 24 * 60 * 60_000;

/** Errands of all processes that share a store. */
export interface Errands {
  /**
   * Hands one in, with a copy of a file where it needs one: it is there as a whole, or not at all.
   * @param path of the file; `null` for none.
   * @param copied called now and then with how many bytes of the file are copied so far.
   * @returns its id; that of the same one where that was handed in before and hasn't ended.
   * @throws the error of the file system where the file can't be read, or copied; what was copied by then is deleted.
   * @throws {DatabaseError} where the database can't be used.
   */
  handIn(form: ErrandForm, path: string | null, at: Date, copied: (bytes: number) => void): Promise<string>;
  /** Those that haven't ended, the oldest first. */
  open(): Promise<readonly Errand[]>;
  /**
   * The file that was handed in with one.
   * @param folder where it may be written.
   * @returns its path; `null` where it isn't there any more.
   */
  fileOf(id: string, folder: string): Promise<string | null>;
  /** Says how far it is. @returns false where nobody wants it any more. */
  show(id: string, progress: ErrandProgress): Promise<boolean>;
  /** It is done: its file goes, and so does what other errands left longer ago than `endedForMs` and `leftForMs`. */
  end(id: string, outcome: ErrandOutcome, at: Date): Promise<void>;
  /** `null` where it was withdrawn. */
  standing(id: string): Promise<ErrandStanding | null>;
  /** Nobody wants it any more. @returns false where it has ended. */
  withdraw(id: string): Promise<boolean>;
}

/** Errands for who hands one in. */
export interface OpenedErrands {
  readonly errands: Errands;
  /** Whether some process holds a lease; of a data folder, which one process has alone, its lock says that instead. */
  isHeld(lease: string, at: Date): Promise<boolean>;
  close(): Promise<void>;
}
