import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import type { ArchiveWriter } from '../index/writer.ts';
import type { ItemRecord } from '../store/item-record.ts';
import { noCounts, type SourceCounts, type SourceRecord } from '../store/source-record.ts';
import { embargoNews, withoutPassedEmbargo } from './embargo.ts';
import { findItem, findShared, isSameWords, wordsName } from './identity.ts';
import type { Problem, Warning } from './problem.ts';
import type { Batch, Change, Here, ReadArticle, ReadItem, Source, UnreadItem } from './source.ts';

/** What came of a poll. `unchanged` counts articles that stood in the archive already. */
export interface IntakeReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly problems: readonly Problem[];
  /** What was guessed or left out in what was read. */
  readonly warnings: readonly Problem[];
  /** Changes that wait for a person to look, since they would touch so much of the source. */
  readonly held: number;
  /** When the source wants to be polled next; `null` where it doesn't say. */
  readonly nextAt: Date | null;
}

/** From this many changes on, a transaction holds many articles: building a whole index is then ten times faster. */
const bulkFrom = 64;
const bulkArticles = 256;
/** More trouble than this in one poll is counted, and not listed. */
const mostListed = 10_000;
/** A poll that would change or take out more than this share of a source of the web is a repair, or a mistake: a person looks first. */
const heldShare = 1 / 3;
const fewestHeld = 5;
/** Of what is to be read again though it stays as it is. */
const unreadStamp = '';

const problemSchema = z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() });
/** How a warning about a field that was left out begins. */
const leftOutField = /^(\w+) .*; it was left out$/s;

/** What is to be written of a change; `touches` says how it bears on an article that is here already. */
type Step = { readonly touches: 'changed' | 'gone' | null } & (
  | { readonly kind: 'put'; readonly here: Here; readonly known: ItemRecord | null; readonly found: ReadArticle }
  | {
      readonly kind: 'problem';
      readonly here: Here;
      readonly known: ItemRecord | null;
      readonly problem: Problem;
      readonly keeps: string | null;
      readonly stamp: string;
    }
  | { readonly kind: 'gone'; readonly names: readonly string[]; readonly stamp: string | undefined }
  | { readonly kind: 'left'; readonly here: Here; readonly known: ItemRecord | null }
  | { readonly kind: 'refused' }
);

/** One poll of one source. */
export class PollRun {
  readonly #writer: ArchiveWriter;
  readonly #record: SourceRecord;
  readonly #isFile: boolean;
  #cursor: string | null;
  #totals: SourceCounts;
  readonly #counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  readonly #problems: Problem[] = [];
  readonly #warnings: Problem[] = [];
  /** Which file of a folder holds an article: one alone may. */
  readonly #claimed = new Map<string, string>();
  /** Files of a folder that were named. */
  readonly #named = new Set<string>();
  /** Articles that their item holds no more. */
  readonly #orphans = new Set<string>();
  /** All items of a folder: each is looked at anyway. */
  #items: ReadonlyMap<string, ItemRecord> | null = null;
  #nextAt: Date | null = null;
  #touched = 0;
  readonly #held = { changed: 0, gone: 0 };

  /** @param cursor where it goes on. */
  constructor(writer: ArchiveWriter, source: Source, record: SourceRecord, cursor: string | null) {
    this.#writer = writer;
    this.#record = record;
    this.#isFile = source.identity === 'file';
    this.#cursor = cursor;
    this.#totals = record.counts;
  }

  get report(): IntakeReport {
    const held = this.#held.changed + this.#held.gone;
    return { ...this.#counts, problems: this.#problems, warnings: this.#warnings, held, nextAt: this.#nextAt };
  }

  /** Writes a batch. */
  async take(batch: Batch): Promise<void> {
    const { changes, cursor, isFirst = false, isWhole = false, nextAt = null, warnings = [] } = batch;
    this.#nextAt = nextAt ?? this.#nextAt;
    this.#warn(this.#record.id, warnings);
    if (isFirst) this.#totals = noCounts();
    if (isWhole) {
      const all = this.#writer.store.items.all(this.#record.number);
      this.#items = new Map(all.map((item) => [item.key, item]));
    }
    let steps: Step[] = [];
    const perTransaction = this.#articlesAtOnce(batch);
    for (const change of changes) {
      const step = await this.#plan(change);
      if (step !== null) steps.push(step);
      if (steps.length < perTransaction) continue;
      this.#write(steps, this.#cursor);
      steps = [];
    }
    if (isWhole) steps.push(...this.#unnamed());
    steps = this.#withoutHeld(steps);
    // What is held comes again with the next poll, which must begin where this one began.
    const isHeld = this.#held.changed + this.#held.gone > 0;
    const next = isHeld ? this.#cursor : typeof cursor === 'function' ? cursor() : cursor;
    if (steps.length > 0 || next !== this.#cursor || isFirst) this.#write(steps, next);
  }

  /** Takes out what no item holds any more, and says what is held. @param all looks at every article of the archive. */
  finish(all: boolean): void {
    const { store, clock } = this.#writer;
    const { items } = store;
    const unheld = all ? items.unheld() : [...this.#orphans].filter((id) => items.holders(id).length === 0);
    for (const id of unheld) {
      this.#writer.transaction(() => {
        if (this.#writer.remove(id)) this.#counts.removed++;
      });
    }
    const before = this.#record.held;
    const { changed, gone } = this.#held;
    if (before === null && changed + gone === 0) return;
    const since = before?.since ?? clock().getTime();
    const held = changed + gone === 0 ? null : { changed, gone, since, isAccepted: false };
    if (JSON.stringify(held) !== JSON.stringify(before)) {
      this.#writer.transaction(() => store.sources.hold(this.#record.number, held));
    }
  }

  /** A folder that is read anew goes in by the hundred; what people edit goes in one by one. What is held is known with the whole batch. */
  #articlesAtOnce({ changes, isWhole = false }: Batch): number {
    if (!this.#isFile) return Number.POSITIVE_INFINITY;
    if (!isWhole) return bulkArticles;
    const isNew = (change: Change) =>
      change.kind === 'here' && this.#items?.get(change.names[0])?.stamp !== change.stamp;
    return changes.filter(isNew).length >= bulkFrom ? bulkArticles : 1;
  }

  #unnamed(): Step[] {
    const missing = [...(this.#items?.values() ?? [])].filter(({ key }) => !this.#named.has(key));
    return missing.map(({ key }) => ({ kind: 'gone', touches: 'gone', names: [key], stamp: undefined }));
  }

  /** Takes out the steps that would touch so much of a source that somebody has to look first. */
  #withoutHeld(steps: Step[]): Step[] {
    if (this.#isFile || this.#record.held?.isAccepted) return steps;
    this.#touched += steps.filter(({ touches }) => touches !== null).length;
    const limit = this.#writer.store.items.count(this.#record.number) * heldShare;
    if (this.#touched < fewestHeld || this.#touched <= limit) return steps;
    return steps.filter(({ touches }) => {
      if (touches !== null) this.#held[touches]++;
      return touches === null;
    });
  }

  async #plan(change: Change): Promise<Step | null> {
    if (change.kind === 'here') return this.#planHere(change);
    if (change.kind === 'refused') {
      this.#list(this.#problems, change.problem);
      this.#warn(change.problem.file, change.warnings ?? []);
      return { kind: 'refused', touches: null };
    }
    const { names, stamp } = change;
    const known = this.#find(names, null);
    const isHere = known !== null && known.article !== null && (stamp === undefined || known.stamp === stamp);
    return { kind: 'gone', touches: isHere ? 'gone' : null, names, stamp };
  }

  async #planHere(here: Here): Promise<Step | null> {
    const before = this.#items === null ? this.#find(here.names, null) : (this.#items.get(here.names[0]) ?? null);
    if (this.#items !== null) this.#named.add(here.names[0]);
    if (before?.stamp === here.stamp && this.#isSettled(before)) {
      if (before.article !== null) this.#claim(before.article, before.key);
      this.#counts.unchanged++;
      return null;
    }
    const reading = here.read();
    const found = this.#asOfNow(reading instanceof Promise ? await reading : reading);
    if ('problem' in found) return this.#planProblem(here, before, found);
    if ('notWanted' in found) return { kind: 'left', touches: null, here, known: before };
    const known = this.#isFile ? before : this.#find(here.names, found);
    const rival = this.#rivalOf(found);
    if (rival !== null) return this.#planProblem(here, known, clash(here, found, rival));
    this.#claim(found.article.id, known?.key ?? here.names[0]);
    this.#warn(here.shownAs ?? here.names[0], found.warnings);
    return { kind: 'put', touches: this.#wouldChange(known, found) ? 'changed' : null, here, known, found };
  }

  #asOfNow(found: ReadItem): ReadItem {
    if (!('article' in found)) return found;
    const article = withoutPassedEmbargo(found.article, this.#writer.clock());
    if (article.embargo === undefined) return { ...found, article };
    return { ...found, article, warnings: [...found.warnings, { line: null, reason: embargoNews(article.embargo) }] };
  }

  /** A file that couldn't be read is looked at each time: somebody is at work on it. */
  #isSettled({ article, problem }: ItemRecord): boolean {
    if (!this.#isFile) return true;
    return problem === null && article !== null && !this.#claimed.has(article);
  }

  #planProblem(here: Here, known: ItemRecord | null, found: UnreadItem): Step | null {
    const earlier = found.mayKeepEarlier ? (known?.article ?? null) : null;
    const keeps = earlier === null || this.#claimed.has(earlier) ? null : earlier;
    if (keeps !== null) this.#claim(keeps, known?.key ?? here.names[0]);
    const problem = keeps === null ? found.problem : withEarlier(found.problem);
    const stamp = found.isTemporary ? unreadStamp : here.stamp;
    const isOld = isRecorded(known, stamp, problem, keeps);
    if (this.#isFile || !isOld) this.#list(this.#problems, problem);
    if (isOld) return null;
    const isLost = known !== null && known.article !== null && keeps === null;
    return { kind: 'problem', touches: isLost ? 'gone' : null, here, known, problem, keeps, stamp };
  }

  /** What has an article's id already, where only one may have it: another file of this source, or something of another source. */
  #rivalOf({ article }: ReadArticle): string | null {
    const sibling = this.#claimed.get(article.id);
    if (sibling !== undefined) return sibling;
    const { store } = this.#writer;
    for (const holder of store.items.holders(article.id)) {
      if (holder.source === this.#record.number) continue;
      const other = store.sources.byNumber(holder.source);
      // Of imports the last one counts; sources of the web may hold one article together.
      const areImports = this.#record.kind === 'jsonl' && other?.kind === 'jsonl';
      if (other === null || areImports || (!this.#isFile && isOfWeb(other.kind))) continue;
      return other.kind === 'folder' ? 'a file of the corpus folder' : other.id;
    }
    return null;
  }

  #find(names: readonly string[], found: ReadArticle | null): ItemRecord | null {
    const { items } = this.#writer.store;
    const { number } = this.#record;
    if (this.#isFile) return names[0] === undefined ? null : items.find(number, names[0]);
    return findItem(items, number, { own: names, shown: found?.names ?? [] }, found?.article ?? null, (id) =>
      this.#article(id),
    );
  }

  #article(id: string): Article | null {
    const known = this.#writer.store.known(id);
    return known === null ? null : this.#writer.store.article(known.doc);
  }

  #wouldChange(known: ItemRecord | null, { article }: ReadArticle): boolean {
    const before = this.#isFile || known === null || known.article === null ? null : this.#article(known.article);
    return before !== null && !isSameWords(before, article);
  }

  #claim(article: string, key: string): void {
    if (this.#items !== null) this.#claimed.set(article, key);
  }

  #write(steps: readonly Step[], cursor: string | null): void {
    const { store } = this.#writer;
    this.#writer.transaction(() => {
      for (const step of steps) this.#apply(step);
      store.sources.advance(this.#record.number, cursor, this.#totals);
    });
    this.#cursor = cursor;
  }

  #apply(step: Step): void {
    const { number } = this.#record;
    const { items } = this.#writer.store;
    switch (step.kind) {
      case 'put':
        this.#put(step.here, step.known, step.found);
        return;
      case 'problem': {
        this.#totals.refused++;
        const { here, known, problem, keeps, stamp } = step;
        const { clock } = this.#writer;
        const key = known?.key ?? here.names[0];
        items.put(number, { key, stamp, article: keeps, problem: JSON.stringify(problem) }, clock());
        if (known?.article && known.article !== keeps) this.#orphans.add(known.article);
        return;
      }
      case 'gone': {
        const known = this.#find(step.names, null);
        // It is here still, under other names.
        if (known !== null && step.stamp !== undefined && known.stamp !== step.stamp) return;
        const article = known === null ? this.#ofOtherImports(step.names[0]) : known.article;
        if (known !== null) items.drop(number, known.key);
        if (article !== null) this.#release(article);
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
        this.#totals.refused++;
    }
  }

  #put(here: Here, planned: ItemRecord | null, found: ReadArticle): void {
    const { store, clock } = this.#writer;
    const { number } = this.#record;
    const names = [...here.names, ...(found.names ?? [])];
    // Another of this very batch may have brought it.
    const known = planned ?? this.#find(here.names, found);
    const key = known?.key ?? this.#freeKey(here.names, found.article.id);
    const article = this.#isFile
      ? found.article
      : { ...found.article, id: known?.article ?? this.#freeId(this.#idOf(here, found), key) };
    const said = this.#isFile ? [] : store.items.namesOf(number, key);
    store.items.put(number, { key, stamp: here.stamp, article: article.id, problem: null }, clock());
    const own = this.#isFile ? null : wordsName(article);
    for (const name of [...names, ...(own === null ? [] : [own])]) {
      if (name === key) continue;
      // Under this name it couldn't be read before.
      const unread = store.items.find(number, name);
      if (!this.#isFile && unread?.key === name && unread.article === null) store.items.drop(number, name);
      store.items.name(number, key, name);
    }
    this.#ofOtherImports(article.id);
    const isRepeat = here.pass !== undefined && known !== null && known.stamp.startsWith(`${here.pass}:`);
    const outcome = this.#mayWrite(article, said) ? this.#writer.put(article) : 'unchanged';
    if (this.#isFirst(article)) store.setEmbargo(article.id, article.embargo ?? null);
    this.#counts[outcome]++;
    this.#totals[isRepeat ? 'duplicates' : outcome]++;
    if (known?.article && known.article !== article.id) this.#orphans.add(known.article);
  }

  /** A name that is no other item's key: an identifier that was given twice is that of the first. */
  #freeKey(names: Here['names'], id: string): string {
    const { items } = this.#writer.store;
    const isFree = (name: string): boolean => items.find(this.#record.number, name)?.key !== name;
    return this.#isFile ? names[0] : (names.find(isFree) ?? `${names[0]} ${id}`);
  }

  /** Other sources may hold it already, at another of its addresses. */
  #idOf({ names }: Here, { article }: ReadArticle): string {
    return findShared(this.#writer.store.items, { own: names }, article) ?? article.id;
  }

  /** An id that no other item of the source has: the entries of a live blog all stand at its address. */
  #freeId(id: string, key: string): string {
    const isTaken = this.#writer.store.items
      .holders(id)
      .some((holder) => holder.source === this.#record.number && holder.key !== key);
    return isTaken ? `${id}#${createHash('sha256').update(key).digest('base64url').slice(0, 12)}` : id;
  }

  /** Takes an article over from other files that were imported: the last one counts. @returns its id where one of them held it. */
  #ofOtherImports(article: string | undefined): string | null {
    if (article === undefined || this.#record.kind !== 'jsonl') return null;
    const { items, sources } = this.#writer.store;
    const others = items
      .holders(article)
      .filter(({ source }) => source !== this.#record.number && sources.byNumber(source)?.kind === 'jsonl');
    for (const { source, key } of others) items.drop(source, key);
    return others.length > 0 ? article : null;
  }

  /**
   * Of the web, other words alone make a version. Where several sources hold an article, whoever said what it says now may say what it says
   * next; else the first of them counts, unless it only says again what it said before the others went on, or less.
   * @param said names under which this source knew it so far.
   */
  #mayWrite(article: Article, said: readonly string[]): boolean {
    if (this.#isFile) return true;
    const before = this.#article(article.id);
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
    return this.#isFile || Math.min(...sources) >= this.#record.number;
  }

  /** An article goes when nothing holds it any more. Another file of this poll may still claim it. */
  #release(article: string): void {
    if (this.#claimed.has(article)) return;
    if (this.#writer.store.items.holders(article).length > 0) this.#orphans.add(article);
    else if (this.#writer.remove(article)) {
      this.#counts.removed++;
      this.#totals.removed++;
    }
  }

  #warn(file: string, warnings: readonly Warning[]): void {
    for (const { line, reason } of warnings) {
      const field = leftOutField.exec(reason)?.[1];
      if (field !== undefined) this.#totals.leftOut[field] = (this.#totals.leftOut[field] ?? 0) + 1;
      this.#totals.warnings++;
      this.#list(this.#warnings, { file, line, reason });
    }
  }

  #list(list: Problem[], problem: Problem): void {
    if (list.length < mostListed) list.push(problem);
  }
}

function isOfWeb(kind: string): boolean {
  return kind !== 'folder' && kind !== 'jsonl';
}

/** An article whose id something else has: only one of them can be in the archive. */
function clash(here: Here, { article, warnings }: ReadArticle, rival: string): UnreadItem {
  const file = here.shownAs ?? here.names[0];
  const reason = `its id ${article.id} is taken by ${rival}; give one of them another id`;
  return { problem: { file, line: here.line ?? null, reason }, mayKeepEarlier: false, warnings };
}

/** A problem that leaves an earlier version in its place: people must know that what is shown isn't what the file says. */
function withEarlier(problem: Problem): Problem {
  return { ...problem, reason: `${problem.reason}; until then its earlier version is shown` };
}

function isRecorded(known: ItemRecord | null, stamp: string, problem: Problem, keeps: string | null): boolean {
  if (known?.stamp !== stamp || known.problem === null || known.article !== keeps) return false;
  const recorded = problemSchema.parse(JSON.parse(known.problem));
  return recorded.line === problem.line && recorded.reason === problem.reason;
}
