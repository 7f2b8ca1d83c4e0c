import type { Span, StructureMark } from '../coverage/article.ts';
import { correctedSpan, headsCorrections, opensCorrection } from '../language/corrections.ts';
import { updatesOf } from './live-updates.ts';
import type { TextBlock } from './text-blocks.ts';

/** A block with where it, and each of its sentences, lies in the article's text. */
export interface PlacedBlock extends TextBlock {
  readonly span: Span;
  /** Empty for headings and heads. */
  readonly sentences: readonly Span[];
}

/** A live blog's entry begins with its time of day. */
const timeOfDay =
  /^[[(]?(?:godz\.\s*)?(?:\d{1,2}[:.]\d{2}(?![.\d])(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|(?:오전|오후)?\s*\d{1,2}시(?:\s*\d{1,2}분)?)/i;
/** Fewer times are a timetable's, or chance. */
const minEntries = 2;
const asks = /[?？][\p{Pe}\p{Pf}"']*$/u;
/** Who speaks: "Q:", "Jo Ruiz:". */
const speaker = /^(\p{Lu}[\p{L}\p{M}.' -]{0,40}):\s/u;
/** Paragraphs that look alike are an interviewer's when there are this many of them. */
const minTurns = 2;
const minUnmarkedTurns = 3;
/** Articles carry one or two; of a flood, the rest corrects nothing in particular. */
const maxCorrections = 20;

/** The marks of an article's blocks, by where they begin. */
export function structureOf(blocks: readonly PlacedBlock[], text: string, language: string): StructureMark[] {
  const entries = entriesOf(blocks);
  const turns = turnsOf(blocks);
  const runs = runsOf(blocks);
  const updates = updatesOf(
    entries,
    blocks.flatMap(({ sentences }) => sentences),
    text,
    language,
  );
  let corrections = 0;
  const marks = blocks.flatMap((block, index): StructureMark[] => {
    const run = runs[index] ?? { first: index, last: index };
    const { kind, span } = block;
    if (kind === 'heading') return [{ kind: asks.test(block.text) ? 'question' : 'heading', span }];
    if (kind === 'item') return [{ kind, span, leadIn: leadInOf(blocks[run.first - 1]), list: listOf(blocks, run) }];
    if (kind === 'row') return [{ kind, span, heads: headsOf(blocks[run.first - 1]), cells: cellsOf(block) }];
    if (turns.has(block)) return [{ kind: 'question', span }];
    if (kind === 'note') return [{ kind, span }];
    const isUnder = headsCorrections(blocks[index - 1]?.text ?? '');
    if (kind === 'paragraph' && corrections < maxCorrections && (isUnder || opensCorrection(block.text))) {
      corrections++;
      const others = blocks
        .filter((other) => other !== block && !turns.has(other))
        .flatMap(({ sentences }) => sentences);
      return [{ kind: 'correction', span, corrects: correctedSpan(text, span, entries, others, language) }];
    }
    return [];
  });
  return [...marks, ...entries, ...updates].toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** From each time that begins a heading or a paragraph to the next. */
function entriesOf(blocks: readonly PlacedBlock[]): Extract<StructureMark, { kind: 'entry' }>[] {
  const starts = blocks.flatMap((block, index) => {
    const time = block.kind === 'heading' || block.kind === 'paragraph' ? timeOfDay.exec(block.text)?.[0] : undefined;
    return time === undefined ? [] : [{ time, index }];
  });
  if (starts.length < minEntries) return [];
  return starts.map(({ time, index }, at) => {
    const last = blocks[(starts[at + 1]?.index ?? blocks.length) - 1];
    const start = blocks[index]?.span.start ?? 0;
    return { kind: 'entry', span: { start, end: last?.span.end ?? start }, time };
  });
}

/**
 * Paragraphs that an interviewer speaks: all in bold, or under one name, at least half of them questions; or, unmarked,
 * several paragraphs that are a question and nothing else, each answered by the next.
 */
function turnsOf(blocks: readonly PlacedBlock[]): ReadonlySet<PlacedBlock> {
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const areTurns = (alike: readonly PlacedBlock[], least: number): boolean =>
    alike.length >= least && alike.filter(({ text }) => asks.test(text)).length * 2 >= alike.length;
  const bySpeaker = Map.groupBy(paragraphs, ({ text }) => speaker.exec(text)?.[1] ?? '');
  const unmarked = blocks.filter(
    ({ kind, text, sentences }, index) =>
      kind === 'paragraph' &&
      sentences.length === 1 &&
      asks.test(text) &&
      blocks[index + 1]?.kind === 'paragraph' &&
      !asks.test(blocks[index + 1]?.text ?? ''),
  );
  const stressed = paragraphs.filter(({ isStressed }) => isStressed === true);
  return new Set([
    ...(areTurns(stressed, minTurns) ? stressed : []),
    ...[...bySpeaker].flatMap(([name, alike]) => (name !== '' && areTurns(alike, minTurns) ? alike : [])),
    ...(unmarked.length >= minUnmarkedTurns ? unmarked : []),
  ]);
}

/** Blocks of one kind in a row, as the first and last of them. */
interface BlockRun {
  readonly first: number;
  readonly last: number;
}

/** The run that each block stands in. */
function runsOf(blocks: readonly PlacedBlock[]): BlockRun[] {
  const runs: BlockRun[] = [];
  while (runs.length < blocks.length) {
    const first = runs.length;
    let last = first;
    while (blocks[last + 1]?.kind === blocks[first]?.kind && last + 1 < blocks.length) last++;
    for (let index = first; index <= last; index++) runs.push({ first, last });
  }
  return runs;
}

/** The heading or the sentence that a list completes, when it stands before it. */
function leadInOf(before: PlacedBlock | undefined): Span | null {
  if (before?.kind === 'heading' || before?.isStressed === true) return before.span;
  const sentence = before?.sentences.at(-1);
  return before?.kind === 'paragraph' && /[:：]$/.test(before.text) && sentence ? sentence : null;
}

function listOf(blocks: readonly PlacedBlock[], { first, last }: BlockRun): Span {
  const start = blocks[first]?.span.start ?? 0;
  return { start, end: blocks[last]?.span.end ?? start };
}

function headsOf(before: PlacedBlock | undefined): Span[] {
  return before?.kind === 'heads' ? cellsOf(before) : [];
}

/** Where each cell of a row lies in the article's text. */
function cellsOf({ text, cells = [], span }: PlacedBlock): Span[] {
  let at = 0;
  return cells.map((cell) => {
    const found = cell === '' ? at : text.indexOf(cell, at);
    at = found + cell.length;
    return { start: span.start + found, end: span.start + at };
  });
}
