import { closeSync, openSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Article } from '../coverage/article.ts';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { embargoNews, withoutPassedEmbargo } from '../ingest/embargo.ts';
import { readImportedLine } from '../ingest/imported-line.ts';
import type { Problem, Warning } from '../ingest/problem.ts';
import { tryReading } from '../sources/article-file.ts';
import { articleEnding } from '../sources/folder-files.ts';
import { maxLineBytes } from '../sources/jsonl.ts';
import { readLines } from '../sources/lines.ts';
import { type FileRead, readingJson, renderReading } from '../terminal/file-reading.ts';
import type { Command, CommandContext } from './command.ts';
import { parseArguments, UsageError } from './options.ts';

const usage = 'npm run read -- FILE… [--json] [--corpus DIR]';

const options = { json: { type: 'boolean' }, corpus: { type: 'string' } } as const;

/** Shows how files are read, without taking them in: articles, folders of them, files of JSON Lines. */
export const read: Command = {
  usage,
  summary: 'show how the bot reads files: headline, dates, text, sentences, and what it guessed',
  async run(args, { config, now, print }: CommandContext) {
    const { values, positionals } = parseArguments(args, options, usage);
    if (positionals.length === 0) throw new UsageError(`Name at least one file.\nUsage: ${usage}`);
    const corpus = resolve(values.corpus ?? config.corpusDir);
    let isAllRead = true;
    for (const path of positionals) {
      for (const reading of readingsOf(path, corpus, config.timeZone)) {
        const found = asOf(now(), reading);
        isAllRead &&= found.problem === null;
        print(values.json ? JSON.stringify(readingJson(found)) : `${renderReading(found)}\n`);
      }
    }
    return isAllRead ? 0 : 1;
  },
};

/** An article with an embargo as it stands now. */
function asOf(now: Date, found: FileRead): FileRead {
  if (found.article === null) return found;
  const article = withoutPassedEmbargo(found.article, now);
  const news = article.embargo === undefined ? [] : [{ line: null, reason: embargoNews(article.embargo) }];
  return { ...found, article, warnings: [...found.warnings, ...news] };
}

function* readingsOf(path: string, corpus: string, timeZone: string): Generator<FileRead> {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stat) yield unread(path, "it doesn't exist");
  else if (stat.isDirectory()) {
    for (const name of readdirSync(path).toSorted()) {
      const below = join(path, name);
      const isArticle = articleEnding.test(name) || statSync(below, { throwIfNoEntry: false })?.isDirectory() === true;
      if (!name.startsWith('.') && isArticle) yield* readingsOf(below, corpus, timeZone);
    }
  } else if (!stat.isFile()) yield unread(path, 'it is no plain file; name a file or a folder');
  else if (/\.jsonl$/i.test(path)) yield* readingsOfLines(path, timeZone);
  else if (!articleEnding.test(path)) {
    yield unread(
      path,
      `a name that ends with ${extname(path) || 'no ending'} is no article's; they end with .md, .txt or .html`,
    );
  } else {
    // In the corpus folder, a file's id is its path there.
    const whole = resolve(path);
    const inside = relative(corpus, whole);
    const isInside = inside !== '' && !inside.startsWith('..');
    const [folder, name] = isInside ? [corpus, inside.replaceAll('\\', '/')] : [dirname(whole), basename(whole)];
    const reading = tryReading(folder, { path: name, bytes: Number(stat.size), stamp: '' }, timeZone);
    const { warnings } = reading;
    yield 'article' in reading
      ? { file: path, line: null, article: reading.article, problem: null, warnings }
      : { file: path, line: null, article: null, problem: { ...reading.problem, file: path }, warnings };
  }
}

function* readingsOfLines(path: string, timeZone: string): Generator<FileRead> {
  const handle = openSync(path, 'r');
  try {
    for (const { number, bytes } of readLines(handle, { offset: 0, lines: 0 }, maxLineBytes)) {
      if (bytes?.every((byte) => byte <= 0x20)) continue;
      const warnings: Warning[] = [];
      const warn: Warn = (reason) => warnings.push({ line: number, reason });
      let article: Article | null = null;
      let problem: Problem | null = null;
      try {
        if (bytes === null) throw new UnreadableError('it is longer than a line may be; split the article up');
        article = readImportedLine(bytes, { timeZone, warn });
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error;
        problem = { file: path, line: number, reason: error.message };
      }
      yield { file: path, line: number, article, problem, warnings };
    }
  } finally {
    closeSync(handle);
  }
}

function unread(file: string, reason: string): FileRead {
  return { file, line: null, article: null, problem: { file, line: null, reason }, warnings: [] };
}
