import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UnreadableError } from '../coverage/unreadable.ts';
import { readImportedLine } from '../ingest/imported-line.ts';
import type { Problem } from '../ingest/problem.ts';
import { articleTerms } from '../language/article-terms.ts';
import { shownPath } from '../sources/folder-files.ts';
import { maxLineBytes } from '../sources/jsonl.ts';
import { readLines } from '../sources/lines.ts';
import { comparedWordsOf } from '../stories/compared-words.ts';
import { type Fingerprint, fingerprintOf } from '../stories/fingerprint.ts';
import { sameStory } from '../stories/same-story.ts';
import { storyKeys } from '../stories/story-keys.ts';
import { DataSetError } from './beir-set.ts';

const labelLine = z.object({
  a: z.string(),
  b: z.string(),
  /** They report the same event. */
  same: z.boolean(),
  /** What the pair is for: rules are chosen on some pairs and measured on others. */
  part: z.string().default('all'),
});

/** Two articles by id, and what a person made of them. */
type LabelledPair = Readonly<z.infer<typeof labelLine>>;

/** What became of the pairs of one part. */
export interface StoriesFigures {
  readonly part: string;
  readonly pairs: number;
  /** Pairs that are one story by label. */
  readonly same: number;
  /** Judged as the label says. */
  readonly right: number;
  /** Two stories that were joined. */
  readonly joined: readonly LabelledPair[];
  /** One story that was parted. */
  readonly parted: readonly LabelledPair[];
  /** Pairs of one story that are filed under no common key, and so are never compared. */
  readonly unmet: number;
}

export interface StoriesReport {
  readonly parts: readonly StoriesFigures[];
  readonly problems: readonly Problem[];
}

interface LabelledArticle {
  readonly fingerprint: Fingerprint;
  readonly keys: ReadonlySet<number>;
}

/**
 * Judges labelled pairs of articles: one story, or two?
 * @param folder one with `corpus.jsonl`.
 * @param labels a file of JSON Lines with `a` and `b` (ids), `same` and `part`.
 * @throws {DataSetError}
 */
export function evaluateStories(folder: string, labels: string, timeZone: string): StoriesReport {
  const corpus = join(folder, 'corpus.jsonl');
  for (const file of [corpus, labels]) {
    if (!existsSync(file))
      throw new DataSetError(`${file} is missing. Name a folder with corpus.jsonl, and the labels with --labels.`);
  }
  const problems: Problem[] = [];
  const pairs = [...linesOf(labels)].flatMap(({ number, bytes }): LabelledPair[] => {
    const parsed = labelLine.safeParse(parseJson(bytes));
    if (parsed.success) return [parsed.data];
    if (bytes.length > 0)
      problems.push({ file: shownPath(labels), line: number, reason: 'it lacks "a", "b" or "same"' });
    return [];
  });
  const filed = fileArticles(corpus, new Set(pairs.flatMap(({ a, b }) => [a, b])), timeZone);
  const judged = pairs.flatMap((pair) => {
    const [one, other] = [filed.get(pair.a), filed.get(pair.b)];
    if (one && other) return [{ pair, one, other }];
    problems.push({
      file: shownPath(corpus),
      line: null,
      reason: `it holds no article ${one ? pair.b : pair.a} that can be read`,
    });
    return [];
  });
  if (judged.length === 0) throw new DataSetError(`${labels} holds no pair of articles of ${corpus}.`);
  const parts = [...new Set(judged.map(({ pair }) => pair.part))].map((part): StoriesFigures => {
    const of = judged.filter(({ pair }) => pair.part === part);
    const wrong = of.filter(({ pair, one, other }) => sameStory(one.fingerprint, other.fingerprint) !== pair.same);
    return {
      part,
      pairs: of.length,
      same: of.filter(({ pair }) => pair.same).length,
      right: of.length - wrong.length,
      joined: wrong.flatMap(({ pair }) => (pair.same ? [] : [pair])),
      parted: wrong.flatMap(({ pair }) => (pair.same ? [pair] : [])),
      unmet: of.filter(({ pair, one, other }) => pair.same && one.keys.isDisjointFrom(other.keys)).length,
    };
  });
  return { parts, problems };
}

function fileArticles(corpus: string, ids: ReadonlySet<string>, timeZone: string): Map<string, LabelledArticle> {
  const filed = new Map<string, LabelledArticle>();
  for (const { bytes } of linesOf(corpus)) {
    if (bytes.length === 0) continue;
    try {
      const article = readImportedLine(bytes, { timeZone, warn: () => {} });
      if (!ids.has(article.id)) continue;
      const reading = comparedWordsOf(article, articleTerms(article));
      const fingerprint = fingerprintOf(article, reading, timeZone);
      filed.set(article.id, { fingerprint, keys: new Set(storyKeys(reading)) });
    } catch (error) {
      // A line that can't be read is told where a pair needs it.
      if (!(error instanceof UnreadableError)) throw error;
    }
  }
  return filed;
}

function* linesOf(file: string): Generator<{ readonly number: number; readonly bytes: Buffer }> {
  const handle = openSync(file, 'r');
  try {
    for (const { number, bytes } of readLines(handle, { offset: 0, lines: 0 }, maxLineBytes)) {
      if (bytes !== null) yield { number, bytes };
    }
  } finally {
    closeSync(handle);
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
