import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DataSetError } from './beir-set.ts';
import { assertedItems } from './feeds-assertion.ts';

import type { TrueItem } from './feeds-true-item.ts';

export interface TrueFeed {
  /** Path within the folder. */
  readonly file: string;
  /** Who says so. */
  readonly truth: string;
  /** `false` for a file that only looks like one. */
  readonly isFeed: boolean;
  readonly items: readonly TrueItem[];
}

const text = z.string().nullish();
const item = z.object({ id: text, title: text, link: text, published: text, updated: text, text });
const translated = z.object({
  guid: text,
  title: text,
  link: text,
  publishedParsed: text,
  updatedParsed: text,
  content: text,
  description: text,
});
const line = z.object({
  file: z.string(),
  truth: z.string(),
  items: z.array(item).optional(),
  /** A feed as gofeed reads it, or a condition that feedparser's tests hold its reading to. */
  expect: z.union([z.string(), z.object({ items: z.array(translated).default([]) })]).optional(),
});

/**
 * Reads `index.jsonl` of a folder of feeds.
 * @throws {DataSetError} where it's missing, or a line says something else.
 */
export function readTrueFeeds(folder: string): TrueFeed[] {
  const index = join(folder, 'index.jsonl');
  if (!existsSync(index)) throw new DataSetError(`${index} is missing. Name a folder of feeds with index.jsonl.`);
  return readFileSync(index, 'utf8')
    .split('\n')
    .flatMap((written, number): TrueFeed[] => {
      if (written.trim() === '') return [];
      const parsed = line.safeParse(parseJson(written));
      if (!parsed.success)
        throw new DataSetError(`${index}:${number + 1} isn't {"file", "truth", "items" or "expect"}: correct it.`);
      const { file, truth, items = [], expect } = parsed.data;
      return [
        { file, truth, isFeed: !truth.startsWith('not a feed'), items: [...items.map(known), ...expected(expect)] },
      ];
    });
}

function known({ id, title, link, published, updated, text: body }: z.infer<typeof item>): TrueItem {
  return {
    id: id ?? null,
    title: title ?? null,
    link: link ?? null,
    date: published ?? updated ?? null,
    text: body ?? null,
  };
}

function expected(expect: z.infer<typeof line>['expect']): TrueItem[] {
  if (typeof expect === 'string') return assertedItems(expect);
  return (expect?.items ?? []).map((each) =>
    known({
      id: each.guid,
      title: each.title,
      link: each.link,
      published: each.publishedParsed,
      updated: each.updatedParsed,
      text: each.content ?? each.description,
    }),
  );
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
