import { z } from 'zod';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { ItemRecord } from '../store/item-record.ts';
import { embargoNews, withoutPassedEmbargo } from './embargo.ts';
import { isSameWords } from './item-identity.ts';
import type { KnownItems } from './known-items.ts';
import type { PollTally } from './poll-tally.ts';
import type { Problem } from './problem.ts';
import type { Change, Here, ReadArticle, ReadItem, UnreadItem } from './source.ts';

/** Of what is to be read again though it stays as it is. */
const unreadStamp = '';

const problemSchema = z.object({ file: z.string(), line: z.number().nullable(), reason: z.string() });

/** What is to be written of a change; `touches` says how it bears on an article that is here already. */
export type IntakeStep = { readonly touches: 'changed' | 'gone' | null } & (
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

/** Finds out what each change of a source means for what it held before, and reads what is new. It writes nothing. */
export class ChangePlanner {
  readonly #writer: ArchiveWriter;
  readonly #known: KnownItems;
  readonly #tally: PollTally;

  constructor(writer: ArchiveWriter, known: KnownItems, tally: PollTally) {
    this.#writer = writer;
    this.#known = known;
    this.#tally = tally;
  }

  /** @returns what is to be written; `null` where all is as it was. */
  async plan(change: Change): Promise<IntakeStep | null> {
    if (change.kind === 'here') return this.#planHere(change);
    if (change.kind === 'refused') {
      this.#tally.problem(change.problem);
      this.#tally.warn(change.problem.file, change.warnings ?? []);
      return { kind: 'refused', touches: null };
    }
    const { names, stamp } = change;
    const known = this.#known.find(names, null);
    const isHere = known !== null && known.article !== null && (stamp === undefined || known.stamp === stamp);
    return { kind: 'gone', touches: isHere ? 'gone' : null, names, stamp };
  }

  async #planHere(here: Here): Promise<IntakeStep | null> {
    const before = this.#known.named(here);
    if (before?.stamp === here.stamp && this.#isSettled(before)) {
      if (before.article !== null) this.#known.claim(before.article, before.key);
      this.#tally.counts.unchanged++;
      return null;
    }
    const reading = here.read();
    const found = this.#asOfNow(reading instanceof Promise ? await reading : reading);
    if ('problem' in found) return this.#planProblem(here, before, found);
    if ('notWanted' in found) return { kind: 'left', touches: null, here, known: before };
    const known = this.#known.isFile ? before : this.#known.find(here.names, found);
    const rival = this.#rivalOf(found);
    if (rival !== null) return this.#planProblem(here, known, clash(here, found, rival));
    this.#known.claim(found.article.id, known?.key ?? here.names[0]);
    this.#tally.warn(here.shownAs ?? here.names[0], found.warnings);
    return { kind: 'put', touches: this.#wouldChange(known, found) ? 'changed' : null, here, known, found };
  }

  /** What was planned, as it is to be written now: while the rest was read, another source's poll may have brought the article. */
  planAgain(step: IntakeStep): IntakeStep | null {
    if (step.kind !== 'put') return step;
    const { here, known, found } = step;
    const rival = this.#heldElsewhere(found);
    return rival === null ? step : this.#planProblem(here, known, clash(here, found, rival));
  }

  #asOfNow(found: ReadItem): ReadItem {
    if (!('article' in found)) return found;
    const article = withoutPassedEmbargo(found.article, this.#writer.clock());
    if (article.embargo === undefined) return { ...found, article };
    return { ...found, article, warnings: [...found.warnings, { line: null, reason: embargoNews(article.embargo) }] };
  }

  /** A file that couldn't be read is read again whenever all files are looked at. */
  #isSettled({ article, problem }: ItemRecord): boolean {
    if (!this.#known.isFile) return true;
    return problem === null && article !== null && this.#known.claimant(article) === null;
  }

  #planProblem(here: Here, known: ItemRecord | null, found: UnreadItem): IntakeStep | null {
    const earlier = found.mayKeepEarlier ? (known?.article ?? null) : null;
    const keeps = earlier === null || this.#known.claimant(earlier) !== null ? null : earlier;
    if (keeps !== null) this.#known.claim(keeps, known?.key ?? here.names[0]);
    const problem = keeps === null ? found.problem : withEarlier(found.problem);
    if (found.isTemporary) this.#tally.hasPassingTrouble = true;
    const stamp = found.isTemporary ? unreadStamp : here.stamp;
    const isOld = isRecorded(known, stamp, problem, keeps);
    if (this.#known.isFile || !isOld) this.#tally.problem(problem);
    if (isOld) return null;
    const isLost = known !== null && known.article !== null && keeps === null;
    return { kind: 'problem', touches: isLost ? 'gone' : null, here, known, problem, keeps, stamp };
  }

  /** What has an article's id already, where only one may have it: another file of this source, or something of another source. */
  #rivalOf(found: ReadArticle): string | null {
    return this.#known.claimant(found.article.id) ?? this.#heldElsewhere(found);
  }

  #heldElsewhere({ article }: ReadArticle): string | null {
    const { store } = this.#writer;
    for (const holder of store.items.holders(article.id)) {
      if (holder.source === this.#known.record.number) continue;
      const other = store.sources.byNumber(holder.source);
      // Of imports the last one counts; sources of the web may hold one article together.
      const areImports = this.#known.record.kind === 'jsonl' && other?.kind === 'jsonl';
      if (other === null || areImports || (!this.#known.isFile && isOfWeb(other.kind))) continue;
      this.#tally.hasPassingTrouble = true;
      return other.kind === 'folder' ? 'a file of the corpus folder' : other.id;
    }
    return null;
  }

  #wouldChange(known: ItemRecord | null, { article }: ReadArticle): boolean {
    const before =
      this.#known.isFile || known === null || known.article === null ? null : this.#known.article(known.article);
    return before !== null && !isSameWords(before, article);
  }
}

/** A problem as an item keeps it. */
export function recordedProblem(json: string): Problem {
  return problemSchema.parse(JSON.parse(json));
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
  const recorded = recordedProblem(known.problem);
  return recorded.line === problem.line && recorded.reason === problem.reason;
}
