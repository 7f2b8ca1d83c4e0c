import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Problem } from '../ingest/problem.ts';
import { shownPath } from '../sources/folder-files.ts';
import { parseJson, textLines } from './beir-files.ts';
import { DataSetError } from './beir-set.ts';
import type { BuiltCorpus } from './build-corpus.ts';
import { mean } from './metrics.ts';

const ids = z.array(z.string());
const labelledLine = z.object({
  topic: z.string().min(1),
  /** A sample of all that may be on it: whether a follower wants to be told of each. */
  wanted: ids,
  unwanted: ids,
  /** What was taken outside the sample: it counts for precision alone. */
  taken: z.object({ wanted: ids, unwanted: ids }).default({ wanted: [], unwanted: [] }),
});

/** A topic that somebody follows, and articles that a person judged for it, by id. */
type FollowedTopic = Readonly<z.infer<typeof labelledLine>>;

/** Topics over one corpus. */
interface FollowsSet {
  /** A folder with `corpus.jsonl`, or a corpus folder of Markdown and plain text. */
  readonly corpus: string;
  readonly topics: readonly FollowedTopic[];
  readonly problems: readonly Problem[];
}

/** What a follower of a topic is told of. */
interface FollowFigures {
  readonly topic: string;
  readonly taken: number;
  /** Taken articles that nobody judged: they count for nothing. */
  readonly unjudged: number;
  /** Of the taken ones that were judged; 1 where none was. */
  readonly precision: number;
  /** Of the wanted ones of the sample. */
  readonly recall: number;
  readonly f1: number;
}

export interface FollowsReport {
  readonly topics: readonly FollowFigures[];
  /** Means over topics. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly unjudged: number;
}

/**
 * Reads topics with judged articles.
 * @param file JSON Lines with `topic`, `wanted`, `unwanted` (ids of articles) and `taken`, which has both again.
 * @throws {DataSetError} when a file is missing or holds nothing that can be read.
 */
export function readFollows(corpus: string, file: string): FollowsSet {
  if (!existsSync(corpus)) throw new DataSetError(`The folder ${corpus} doesn't exist. Name a folder of articles.`);
  if (!existsSync(file)) throw new DataSetError(`${file} is missing. Name a file of labelled topics with --labels.`);
  const problems: Problem[] = [];
  const topics = [...textLines(file, problems)].flatMap(({ number, text }): FollowedTopic[] => {
    const parsed = labelledLine.safeParse(parseJson(text));
    if (parsed.success && parsed.data.wanted.length > 0) return [parsed.data];
    problems.push({ file: shownPath(file), line: number, reason: 'it is no topic with articles that are wanted' });
    return [];
  });
  if (topics.length === 0) throw new DataSetError(`${file} holds no labelled topic that can be read.`);
  return { corpus, topics, problems };
}

/** Holds what is taken for each topic against what a person wants of it. */
export function evaluateFollows({ topics }: FollowsSet, corpus: BuiltCorpus): FollowsReport {
  const figures = topics.map((topic) => figuresOf(topic, new Set(corpus.taken(topic.topic))));
  return {
    topics: figures,
    precision: mean(figures.map(({ precision }) => precision)),
    recall: mean(figures.map(({ recall }) => recall)),
    f1: mean(figures.map(({ f1 }) => f1)),
    unjudged: figures.reduce((sum, { unjudged }) => sum + unjudged, 0),
  };
}

function figuresOf({ topic, wanted, unwanted, taken: more }: FollowedTopic, taken: ReadonlySet<string>): FollowFigures {
  const ofTaken = (some: readonly string[]): number => some.filter((id) => taken.has(id)).length;
  const right = ofTaken([...wanted, ...more.wanted]);
  const wrong = ofTaken([...unwanted, ...more.unwanted]);
  const precision = right + wrong === 0 ? 1 : right / (right + wrong);
  const recall = ofTaken(wanted) / wanted.length;
  return {
    ...{ topic, taken: taken.size, unjudged: taken.size - right - wrong, precision, recall },
    f1: recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
