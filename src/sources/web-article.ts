import { createHash } from 'node:crypto';
import { UnreadableError } from '../coverage/unreadable.ts';
import { readFields } from '../ingest/article-fields.ts';
import { fieldName, type HeaderEntry, wordsOfValue } from '../ingest/header-entry.ts';
import { buildArticle } from '../ingest/make-article.ts';
import type { Problem, Warning } from '../ingest/problem.ts';
import type { ReadItem } from '../ingest/source.ts';
import type { TextBlock } from '../ingest/text-blocks.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { WebEntry } from './sources-file.ts';
import { isWanted } from './wanted-items.ts';

/** Something of the web that may be an article, before it is one. */
export interface WebDraft {
  /** What is known of it, the surest first: of two that say a field, the first counts. */
  readonly entries: readonly HeaderEntry[];
  readonly blocks: readonly TextBlock[];
  readonly warnings: readonly Warning[];
  /** Where it stands; `null` where nobody says. */
  readonly url: string | null;
  /** Names besides those under which it came. */
  readonly names: readonly string[];
  /** Stands in its id where it has no address. */
  readonly key: string;
}

/** A name by which an item is known, from its address. */
export function addressName(url: string): string | null {
  const address = canonicalAddress(url);
  return address === null ? null : `address ${address}`;
}

/** An entry, or none where there is nothing to say. */
export function entry(key: string, value: string | null): HeaderEntry[] {
  return value === null || value.trim() === '' ? [] : [{ key, value, line: null }];
}

/** Makes an article of a draft, or says why it is none. */
export function readDraft(draft: WebDraft, source: WebEntry, timeZone: string, now: Date): ReadItem {
  const { blocks, url } = draft;
  const warnings: Warning[] = [...draft.warnings];
  const warn = (reason: string): void => {
    warnings.push({ line: null, reason });
  };
  const own = [...entry('source', source.outlet), ...entry('language', source.language), ...draft.entries];
  const entries = own.filter(
    ({ key }, index) => own.findIndex((other) => fieldName(other.key) === fieldName(key)) === index || isStatus(key),
  );
  try {
    const fields = readFields(entries, timeZone, warn);
    const sections = draft.entries.filter(({ key }) => key === 'section').map(({ value }) => wordsOfValue(value) ?? '');
    const known = { url: fields.url ?? url, sections, author: fields.author, date: fields.date };
    if (!isWanted(source, known, now)) return { notWanted: true, warnings };
    const id = (url === null ? null : canonicalAddress(url)) ?? `${source.id}/${shortHash(draft.key)}`;
    return { article: buildArticle(id, { ...fields, url: fields.url ?? url }, blocks), warnings, names: draft.names };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { problem: problemOf(url ?? source.id, error.message), mayKeepEarlier: true, warnings };
  }
}

/** A problem of a whole item: no line is known. */
export function problemOf(file: string, reason: string): Problem {
  return { file, line: null, reason };
}

/** 72 bits of SHA-256, in 12 characters that an address may hold. */
export function shortHash(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 12);
}

/** What holds an article back counts wherever it is said. */
function isStatus(key: string): boolean {
  return !['title', 'source', 'url', 'date', 'id', 'author', 'section', 'language', 'updated', 'correction'].includes(
    fieldName(key),
  );
}
