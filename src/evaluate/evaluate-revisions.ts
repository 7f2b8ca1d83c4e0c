import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import { UnreadableError } from '../coverage/unreadable.ts';
import { readMarkdown } from '../ingest/make-article.ts';
import type { Problem } from '../ingest/problem.ts';
import { shownPath } from '../sources/folder-files.ts';
import { revisionOf } from '../stories/revision.ts';
import { revisionOfCited } from '../stories/revision-of-cited.ts';
import { DataSetError } from './beir-set.ts';

const versionFields = z.object({
  title: z.string(),
  body: z.string(),
  correction: z.string().optional(),
  status: z.string().optional(),
});

const labelledLine = z.object({
  /** What was changed: "figure", "typo". */
  kind: z.string(),
  language: z.string(),
  before: versionFields,
  after: versionFields,
  /** Words of the body before that an answer cited. */
  cited: z.string(),
  /** Whether readers of that answer want to be told. */
  told: z.boolean(),
  /** What the pair is for: rules are chosen on some pairs and measured on others. */
  part: z.string().default('all'),
});

/** Two versions of an article, and what a person made of them. */
type LabelledRevision = Readonly<z.infer<typeof labelledLine>>;

/** What became of the pairs that have something in common. */
export interface RevisionsFigures {
  readonly name: string;
  /** Pairs whose change is a correction by label, and those of them that are told. */
  readonly corrections: number;
  readonly told: number;
  /** Pairs whose change is none, and those of them that are told nevertheless. */
  readonly harmless: number;
  readonly toldWrongly: number;
}

/** A pair that was judged wrongly. */
export interface RevisionMiss {
  readonly line: number;
  readonly part: string;
  readonly kind: string;
  readonly language: string;
  /** What the label says. */
  readonly told: boolean;
  readonly cited: string;
  /** What was told instead of nothing: the note, or the words then and now. */
  readonly said: readonly string[];
}

export interface RevisionsReport {
  readonly all: RevisionsFigures;
  readonly parts: readonly RevisionsFigures[];
  readonly languages: readonly RevisionsFigures[];
  readonly kinds: readonly RevisionsFigures[];
  readonly misses: readonly RevisionMiss[];
  readonly problems: readonly Problem[];
}

/**
 * Judges labelled pairs of versions of articles: have readers of an answer that cites some words to be told of the newer one?
 * @param file JSON Lines with `kind`, `language`, `before` and `after` (`title`, `body`, `correction`, `status`), `cited`, `told` and `part`.
 * @throws {DataSetError}
 */
export function evaluateRevisions(file: string): RevisionsReport {
  if (!existsSync(file)) throw new DataSetError(`${file} is missing. Name a file of labelled pairs of versions.`);
  const problems: Problem[] = [];
  const judged = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      if (text.trim() === '') return [];
      const line = at + 1;
      const parsed = labelledLine.safeParse(parseJson(text));
      const said = parsed.success ? saidOf(parsed.data) : 'it is no labelled pair of versions';
      if (parsed.success && typeof said !== 'string') return [{ line, pair: parsed.data, said }];
      problems.push({ file: shownPath(file), line, reason: `${said}` });
      return [];
    });
  if (judged.length === 0) throw new DataSetError(`${file} holds no labelled pair of versions that can be read.`);
  const by = (name: (pair: LabelledRevision) => string): RevisionsFigures[] =>
    [...Map.groupBy(judged, ({ pair }) => name(pair))].map(([of, some]) => figuresOf(of, some));
  return {
    all: figuresOf('all', judged),
    parts: by(({ part }) => part),
    languages: by(({ language }) => language),
    kinds: by(({ kind }) => kind),
    misses: judged.flatMap(({ line, pair: { part, kind, language, told, cited }, said }) =>
      told === said.length > 0 ? [] : [{ line, part, kind, language, told, cited, said }],
    ),
    problems,
  };
}

type Judged = { readonly pair: LabelledRevision; readonly said: readonly string[] };

function figuresOf(name: string, judged: readonly Judged[]): RevisionsFigures {
  const [corrections, harmless] = [true, false].map((told) => judged.filter(({ pair }) => pair.told === told));
  const told = (some: readonly Judged[] = []): number => some.filter(({ said }) => said.length > 0).length;
  return {
    name,
    ...{ corrections: corrections?.length ?? 0, told: told(corrections) },
    ...{ harmless: harmless?.length ?? 0, toldWrongly: told(harmless) },
  };
}

/** What readers are told, piece by piece; or, as one string, why the pair can't be judged. */
function saidOf(pair: LabelledRevision): readonly string[] | string {
  try {
    const [before, after] = [versionOf(pair.before, pair.language), versionOf(pair.after, pair.language)];
    const start = before.text.indexOf(pair.cited);
    if (start < 0) return 'the cited words do not stand in the version before';
    const cited = revisionOfCited(revisionOf(before, after), { start, end: start + pair.cited.length });
    if (cited === null) return [];
    const { note, changes } = cited;
    const words = (article: Article, span: { start: number; end: number } | null): string =>
      span === null ? '–' : article.text.slice(span.start, span.end);
    return [
      ...(note === null ? [] : [note]),
      ...changes.flatMap((change) =>
        change.after === null
          ? ['gone']
          : change.words.map((word) => `${words(before, word.before)} → ${words(after, word.after)}`),
      ),
    ];
  } catch (error) {
    if (error instanceof UnreadableError) return error.message;
    throw error;
  }
}

function versionOf({ body, ...fields }: z.infer<typeof versionFields>, language: string): Article {
  const header = Object.entries({ ...fields, language }).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return readMarkdown('revision.md', ['---', ...header, '---', '', body].join('\n'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
