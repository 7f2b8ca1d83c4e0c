import type { Article, Span, StructureMark } from '../coverage/article.ts';
import { formatProblem, formatWarning, type Problem, type Warning } from '../ingest/problem.ts';
import { clean } from '../language/visible-text.ts';

/** How one file, or one line of JSON Lines, is read. */
export interface FileRead {
  readonly file: string;
  /** Of a file of JSON Lines, counted from 1. */
  readonly line: number | null;
  readonly article: Article | null;
  readonly problem: Problem | null;
  readonly warnings: readonly Warning[];
}

/** A file's reading for scripts; it becomes one line. */
export function readingJson({ file, line, article, problem, warnings }: FileRead) {
  return {
    file,
    ...(line !== null && { line }),
    article: article && {
      ...{ id: article.id, title: article.title, titleIsOurs: article.titleIsOurs, source: article.source },
      ...{ date: article.date, updated: article.updated, url: article.url, status: article.status },
      ...{ author: article.author, section: article.section, language: article.language },
      ...{ correction: article.correction, text: article.text },
      sentences: article.sentences.map((span) => wordsAt(article, span)),
      structure: article.structure.map((mark) => markJson(article, mark)),
    },
    problem: problem && (problem.line === null ? problem.reason : `line ${problem.line}: ${problem.reason}`),
    warnings: warnings.map(formatWarning),
  };
}

/** A mark with the words that it points at. */
function markJson(article: Article, mark: StructureMark) {
  const { kind } = mark;
  const text = wordsAt(article, mark.span);
  const words = (span: Span | null) => span && wordsAt(article, span);
  switch (kind) {
    case 'item':
      return { kind, text, leadIn: words(mark.leadIn) };
    case 'row':
      return { kind, text, heads: mark.heads.map(words), cells: mark.cells.map(words) };
    case 'entry':
      return { kind, time: mark.time, text };
    case 'correction':
      return { kind, text, corrects: words(mark.corrects) };
    case 'update':
      return { kind, text, replaces: words(mark.replaces) };
    default:
      return { kind, text };
  }
}

function wordsAt({ text }: Article, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A file's reading for people: what it says of itself, its sentences one a line under what they are, and what to look at. */
export function renderReading({ file, line, article, problem, warnings }: FileRead): string {
  const name = line === null ? file : `${file}:${line}`;
  if (problem !== null) {
    return [
      `Not read: ${formatProblem(problem)}.`,
      ...warnings.map((each) => `  Warning: ${formatWarning(each)}.`),
    ].join('\n');
  }
  if (article === null) return name;
  const facts: readonly (readonly [string, string | null])[] = [
    ['id', article.id],
    ['headline', article.titleIsOurs ? `${article.title} (ours: the article has none)` : article.title],
    ['outlet', article.source ?? 'unknown'],
    ['date', article.date ?? 'undated'],
    ['updated', article.updated],
    ['status', article.status],
    ['correction', article.correction],
    ['language', article.language],
    ['author', article.author],
    ['section', article.section],
    ['url', article.url],
  ];
  return [
    clean(name),
    ...facts.flatMap(([label, value]) => (value === null ? [] : [`  ${label.padEnd(10)} ${clean(value)}`])),
    '',
    ...bodyLines(article),
    ...(warnings.length > 0 ? ['', ...warnings.map((each) => `  Warning: ${formatWarning(each)}.`)] : []),
  ].join('\n');
}

/** Each paragraph's sentences, one a line, under what the paragraph is. */
function bodyLines(article: Article): string[] {
  const marks = new Map(
    article.structure
      .filter(({ kind }) => kind !== 'entry' && kind !== 'update')
      .map((mark) => [mark.span.start, mark]),
  );
  const entries = new Map(
    article.structure.flatMap((mark) => (mark.kind === 'entry' ? [[mark.span.start, mark]] : [])),
  );
  const lines: string[] = [];
  let at = 0;
  for (const paragraph of article.text.split('\n\n')) {
    const span = { start: at, end: at + paragraph.length };
    at = span.end + 2;
    const entry = entries.get(span.start);
    if (entry) lines.push(`  — entry of ${clean(entry.time)} —`);
    const mark = marks.get(span.start);
    const sentences = article.sentences.filter(({ start, end }) => span.start <= start && end <= span.end);
    const shown = sentences.length > 0 ? sentences.map((each) => wordsAt(article, each)) : [paragraph];
    const label = mark?.kind ?? (sentences.length > 0 ? '' : 'heads');
    lines.push(...shown.map((words, index) => `  ${(index === 0 ? label : '').padEnd(10)} ${clean(words)}`));
    if (mark?.kind === 'correction' && mark.corrects) {
      lines.push(`  ${''.padEnd(10)} → corrects: ${clean(wordsAt(article, mark.corrects))}`);
    }
  }
  return lines;
}
