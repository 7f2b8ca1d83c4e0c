import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { corrected, inventStory, type Words } from '../../local/newsroom/invented-story.ts';
import { pick, pickWeighted, type Random } from '../../local/newsroom/seeded-random.ts';

/** What a file says that must stand in the store in the end; `null` where nothing of it may. A file that can't be read says nothing: what was known of it may be kept. */
export type FolderTruth = ReadonlyMap<string, Words | null>;

const sentences = 8;
const longestPauseMs = 1_500;
/** As many articles stand there at most, so that the bot's memory has no reason to grow. */
const mostArticles = 120;
/** Words that would ping, format or lead somewhere, were they more than data. */
const hostile =
  '@everyone @here <@100000000000000001> <@&100000000000000002> </ask:1> https://evil.example **[x](y)** `` ``` \u202e\u0000';

/** Files of articles that come, are corrected, withdrawn, deleted, and broken, next to those that stay. */
export class ChangingFolder {
  readonly #dir: string;
  readonly #random: Random;
  readonly #truth = new Map<string, Words | null>();
  #number = 0;

  constructor(dir: string, random: Random) {
    this.#dir = dir;
    this.#random = random;
  }

  get truth(): FolderTruth {
    return this.#truth;
  }

  /** Changes a file every now and then, until it is told to end. */
  async play(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await passed(this.#random() * longestPauseMs, undefined, { signal }).catch(() => {});
      if (!signal.aborted) this.#change();
    }
  }

  #change(): void {
    const random = this.#random;
    const standing = [...this.#truth].flatMap(([file, words]) => (words === null ? [] : [{ file, words }]));
    const happens = pickWeighted(random, [
      [standing.length < mostArticles ? 5 : 1, 'comes'],
      [3, 'corrected'],
      [1, 'withdrawn'],
      [2, 'deleted'],
      [1, 'broken'],
    ]);
    if (happens === 'comes' || standing.length === 0) {
      const file = `1999-${String(++this.#number).padStart(6, '0')}`;
      this.#write(`news/${file}.md`, inventStory(random, file, sentences));
      return;
    }
    const { file, words } = pick(random, standing);
    switch (happens) {
      case 'corrected':
        this.#write(file, corrected(random, words));
        return;
      case 'withdrawn':
        this.#write(file, words, 'status: withdrawn\n');
        return;
      case 'broken':
        this.#put(file, '---\nstatus: [\n---\nThis cannot be read.\n', words);
        this.#truth.delete(file);
        return;
      case 'deleted':
        this.#truth.set(file, null);
        try {
          rmSync(join(this.#dir, file));
        } catch {
          // The folder is away at the moment: the file stays.
          this.#truth.set(file, words);
        }
    }
  }

  #write(file: string, words: Words, more = ''): void {
    const { title, paragraphs } = words;
    const text = `---\ntitle: ${JSON.stringify(title)}\nsource: The Soak Gazette\ndate: 2026-02-03\n${more}---\n${paragraphs.join('\n\n')}\n\n${hostile}\n`;
    this.#put(file, text, more === '' ? words : null);
  }

  #put(file: string, text: string, truth: Words | null): void {
    try {
      mkdirSync(dirname(join(this.#dir, file)), { recursive: false });
    } catch {
      // It is there, or its parent is away.
    }
    try {
      writeFileSync(join(this.#dir, file), text);
      this.#truth.set(file, truth);
    } catch {
      // The folder is away at the moment: nothing was changed.
    }
  }
}
