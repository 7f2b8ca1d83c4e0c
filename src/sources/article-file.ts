import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../coverage/article.ts';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { maxArticleBytes } from '../ingest/limits.ts';
import { type ReadingOptions, readHtml, readMarkdown, readPlainText } from '../ingest/make-article.ts';
import { UnreadableBodyError, type Warning } from '../ingest/problem.ts';
import type { ReadArticle, UnreadItem } from '../ingest/source.ts';
import { decode } from '../language/encoding.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { CorpusFile } from './folder-files.ts';

/**
 * Reads one file of the corpus folder into an article.
 * @throws {UnreadableError} with the line and what to do.
 */
export function readArticleFile(folder: string, file: CorpusFile, options: ReadingOptions): Article {
  if (file.bytes > maxArticleBytes) {
    const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
    throw new UnreadableError(
      `it has ${mib(file.bytes)} MiB; an article has at most ${mib(maxArticleBytes)} MiB. Split it up`,
    );
  }
  const content = decode(readFileSync(join(folder, file.path)), options.warn);
  if (/\.(?:md|markdown)$/i.test(file.path)) return readMarkdown(file.path, content, options);
  return /\.html?$/i.test(file.path)
    ? readHtml(file.path, content, options)
    : readPlainText(file.path, content, options);
}

/** The same with what is wrong as a value. */
export function tryReading(folder: string, file: CorpusFile, timeZone: string): ReadArticle | UnreadItem {
  const warnings: Warning[] = [];
  const warn: Warn = (reason, line = null) => warnings.push({ line, reason });
  try {
    return { article: readArticleFile(folder, file, { timeZone, warn }), warnings };
  } catch (error) {
    const line = error instanceof UnreadableError ? error.line : null;
    const reason = errorMessage(error);
    // A file that the file system doesn't give says nothing new.
    const isUnread = error instanceof Error && 'syscall' in error;
    const mayKeepEarlier = error instanceof UnreadableBodyError || isUnread;
    return {
      problem: { file: file.path, line, reason },
      mayKeepEarlier,
      isTemporary: !(error instanceof UnreadableError),
      warnings,
    };
  }
}
