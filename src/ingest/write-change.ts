import { createHash } from 'node:crypto';
import type { Article } from '../coverage/article.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { ItemRecord } from '../store/item-record.ts';
import type { Leaving } from '../store/past-version.ts';
import { findShared, isSameWords, wordsName } from './item-identity.ts';
import type { KnownItems } from './known-items.ts';
import type { IntakeStep } from './plan-change.ts';
import type { PollTally } from './poll-tally.ts';
import type { Here, ReadArticle } from './source.ts';

/** Writes what was planned: items, their names, and the articles that they hold. Each call belongs to the writer's transaction. */
export class ChangeWriter {
  readonly #writer: ArchiveWriter;
  readonly #known: KnownItems;
  readonly #tally: PollTally;

  constructor(writer: ArchiveWriter, known: KnownItems, tally: PollTally) {
    this.#writer = writer;
    this.#known = known;
    this.#tally = tally;
  }

  apply(step: IntakeStep): void {
    const { number } = this.#known.record;
    const { items } = this.#writer.store;
    switch (step.kind) {
      case 'put':
        this.#put(step.here, step.known, step.found);
        return;
      case 'problem': {
        this.#tally.totals.refused++;
        const { here, known, problem, keeps, stamp } = step;
        const { clock } = this.#writer;
        const key = known?.key ?? here.names[0];
        items.put(number, { key, stamp, article: keeps, problem: JSON.stringify(problem) }, clock());
        if (known?.article && known.article !== keeps) this.#known.orphans.add(known.article);
        return;
      }
      case 'gone': {
        const known = this.#known.find(step.names, null);
        // It is here still, under other names.
        if (known !== null && step.stamp !== undefined && known.stamp !== step.stamp) return;
        const article = known === null ? this.#ofOtherImports(step.names[0]) : known.article;
        if (known !== null) items.drop(number, known.key);
        // A site that took something down says so by its address; a file may go for any reason.
        if (article !== null) this.#release(article, this.#known.isFile ? 'gone' : 'taken down');
        return;
      }
      case 'left': {
        const { here, known } = step;
        const key = known?.key ?? here.names[0];
        const article = known?.article ?? null;
        items.put(number, { key, stamp: here.stamp, article, problem: null }, this.#writer.clock());
        return;
      }
      case 'refused':
        this.#tally.totals.refused++;
    }
  }

  #put(here: Here, planned: ItemRecord | null, found: ReadArticle): void {
    const { store, clock } = this.#writer;
    const { number } = this.#known.record;
    const names = [...here.names, ...(found.names ?? [])];
    // Another of this very batch may have brought it.
    const known = planned ?? this.#known.find(here.names, found);
    const key = known?.key ?? this.#freeKey(here.names, found.article.id);
    const article = this.#known.isFile
      ? found.article
      : { ...found.article, id: known?.article ?? this.#freeId(this.#idOf(here, found), key) };
    const said = this.#known.isFile ? [] : store.items.namesOf(number, key);
    store.items.put(number, { key, stamp: here.stamp, article: article.id, problem: null }, clock());
    const own = this.#known.isFile ? null : wordsName(article);
    for (const name of [...names, ...(own === null ? [] : [own])]) {
      if (name === key) continue;
      // Under this name it couldn't be read before.
      const unread = store.items.find(number, name);
      if (!this.#known.isFile && unread?.key === name && unread.article === null) store.items.drop(number, name);
      store.items.name(number, key, name);
    }
    this.#ofOtherImports(article.id);
    const isRepeat = here.pass !== undefined && known !== null && known.stamp.startsWith(`${here.pass}:`);
    const outcome = this.#mayWrite(article, said) ? this.#writer.put(article) : 'unchanged';
    if (this.#isFirst(article)) store.setEmbargo(article.id, article.embargo ?? null);
    this.#tally.written(outcome, isRepeat);
    if (known?.article && known.article !== article.id) this.#known.orphans.add(known.article);
  }

  /** A name that is no other item's key: an identifier that was given twice is that of the first. */
  #freeKey(names: Here['names'], id: string): string {
    const { items } = this.#writer.store;
    const isFree = (name: string): boolean => items.find(this.#known.record.number, name)?.key !== name;
    return this.#known.isFile ? names[0] : (names.find(isFree) ?? `${names[0]} ${id}`);
  }

  /** Other sources may hold it already, at another of its addresses. */
  #idOf({ names }: Here, { article }: ReadArticle): string {
    return findShared(this.#writer.store.items, { own: names }, article) ?? article.id;
  }

  /** An id that no other item of the source has: the entries of a live blog all stand at its address. */
  #freeId(id: string, key: string): string {
    const isTaken = this.#writer.store.items
      .holders(id)
      .some((holder) => holder.source === this.#known.record.number && holder.key !== key);
    return isTaken ? `${id}#${createHash('sha256').update(key).digest('base64url').slice(0, 12)}` : id;
  }

  /** Takes an article over from other files that were imported: the last one counts. @returns its id where one of them held it. */
  #ofOtherImports(article: string | undefined): string | null {
    if (article === undefined || this.#known.record.kind !== 'jsonl') return null;
    const { items, sources } = this.#writer.store;
    const others = items
      .holders(article)
      .filter(({ source }) => source !== this.#known.record.number && sources.byNumber(source)?.kind === 'jsonl');
    for (const { source, key } of others) items.drop(source, key);
    return others.length > 0 ? article : null;
  }

  /**
   * Of the web, other words alone make a version. Where several sources hold an article, whoever said what it says now may say what it says
   * next; else the first of them counts, unless it only says again what it said before the others went on, or less.
   * @param said names under which this source knew it so far.
   */
  #mayWrite(article: Article, said: readonly string[]): boolean {
    if (this.#known.isFile) return true;
    const before = this.#known.article(article.id);
    if (before === null) return true;
    if (isSameWords(before, article)) return false;
    const [now, next] = [wordsName(before), wordsName(article)];
    const isFirst = this.#isFirst(article);
    if (now === null) return isFirst || next !== null;
    if (said.includes(now)) return true;
    return isFirst && next !== null && !said.includes(next);
  }

  #isFirst({ id }: Article): boolean {
    const sources = this.#writer.store.items.holders(id).map(({ source }) => source);
    return this.#known.isFile || Math.min(...sources) >= this.#known.record.number;
  }

  /** An article goes when nothing holds it any more. Another file of this poll may still claim it. */
  #release(article: string, why: Leaving): void {
    if (this.#known.claimant(article) !== null) return;
    if (this.#writer.store.items.holders(article).length > 0) this.#known.orphans.add(article);
    else if (this.#writer.remove(article, why)) this.#tally.removed();
  }
}
