import type { Article, Span } from '../coverage/article.ts';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { isDate } from '../language/dates.ts';
import { detectLanguage } from '../language/detect.ts';
import { sentencesOf } from '../language/sentences.ts';
import { versionOf } from '../store/version.ts';
import { type ArticleFields, readFields } from './article-fields.ts';
import { type PlacedBlock, structureOf } from './article-structure.ts';
import { parseFrontMatter, readHeader } from './front-matter.ts';
import { parseFile } from './header.ts';
import { fieldName } from './header-entry.ts';
import { fragmentBlocks } from './html.ts';
import { markdownBlocks } from './markdown.ts';
import { isPage, readPage } from './page.ts';
import { plainTextBlocks } from './plain-text.ts';
import { UnreadableBodyError } from './problem.ts';
import { isProse, type TextBlock } from './text-blocks.ts';

/** A heading up to this length can be a headline; a longer one is none, whatever its mark says. */
const maxHeadingChars = 300;

/** A first line up to this length can be a headline; a longer one is shortened to it. */
export const maxHeadlineChars = 100;

/** A longer row of a table is cut like any paragraph. */
const maxRowChars = 1_000;

const paragraphBreak = '\n\n';

const leadingDate = /^\s*date:?\s+(\d{4}-\d\S*)(?:\s+|$)/i;

function shorten(sentence: string): string {
  if (sentence.length <= maxHeadlineChars) return sentence;
  const cut = sentence.slice(0, maxHeadlineChars - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > maxHeadlineChars / 2 ? space : undefined).replace(/[\s,;:–-]+$|[\ud800-\udbff]$/u, '')}…`;
}

/** A line that is a headline and not a first sentence: short, and no sentence's end in it. */
function isHeadline(line: string): boolean {
  return line.length <= maxHeadlineChars && !/[.。](?:\s|$|["'”’])/u.test(line.replace(/\b\p{Lu}\.(?=\S)/gu, ''));
}

/** The headline and what is left of the body: as given, else the first heading, else a shortened first sentence. */
function takeHeadline(
  given: string | null,
  blocks: readonly TextBlock[],
): { title: string; ours: boolean; body: readonly TextBlock[] } {
  const [first, ...rest] = blocks;
  if (given !== null) {
    const repeated = first?.kind === 'heading' && first.text === given;
    return { title: given, ours: false, body: repeated ? rest : blocks };
  }
  const isTitle = first?.kind === 'heading' && first.text.length <= maxHeadingChars;
  const isLine = first?.cells === undefined && first !== undefined && isHeadline(first.text);
  if (first && rest.length > 0 && (isTitle || isLine)) {
    return { title: first.text, ours: false, body: rest };
  }
  const paragraph = (blocks.find(isProse) ?? first)?.text ?? '';
  const [sentence] = sentencesOf(paragraph);
  return {
    title: shorten(sentence ? paragraph.slice(sentence.start, sentence.end) : paragraph),
    ours: true,
    body: blocks,
  };
}

/** A number that a paragraph begins with is no sentence of its own: "2027. The frigate enters service." */
function withNumber(text: string, sentences: Span[]): Span[] {
  const [first, second, ...rest] = sentences;
  if (!first || !second || !/^\d+\.$/.test(text.slice(first.start, first.end))) return sentences;
  return [{ start: first.start, end: second.end }, ...rest];
}

/** Where each block and its sentences lie in the text that they make; a table's row is one sentence. */
function placeBlocks(blocks: readonly TextBlock[], language: string): PlacedBlock[] {
  let at = 0;
  return blocks.map((block) => {
    const span = { start: at, end: at + block.text.length };
    at = span.end + paragraphBreak.length;
    const isWhole = block.kind === 'row' && block.text.length <= maxRowChars;
    const within = isWhole
      ? [{ start: 0, end: block.text.length }]
      : withNumber(block.text, sentencesOf(block.text, 0, undefined, language));
    const sentences = within.map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
    return { ...block, span, sentences: isProse(block) ? sentences : [] };
  });
}

/**
 * An article from what it says of itself and its body.
 * @throws {UnreadableError} when there is nothing to read in it.
 */
export function buildArticle(id: string, fields: ArticleFields, blocks: readonly TextBlock[]): Article {
  const { title, ours, body } = takeHeadline(fields.title, blocks);
  const written = body.some(isProse) ? body : body.map((block) => ({ ...block, kind: 'paragraph' as const }));
  if (!written.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
    throw new UnreadableError('there is no text in it; write the article below its headline');
  const text = written.map((block) => block.text).join(paragraphBreak);
  const language = fields.language ?? detectLanguage(text);
  const placed = placeBlocks(written, language);
  const status = fields.status ?? (fields.correction === null ? 'published' : 'corrected');
  const isWaiting = fields.embargoUntil !== null && (status === 'published' || status === 'corrected');
  const seen = {
    title,
    source: fields.source,
    date: fields.date,
    url: fields.url,
    titleIsOurs: ours,
    author: fields.author,
    section: fields.section,
    language,
    updated: fields.updated,
    status: isWaiting ? ('draft' as const) : status,
    correction: fields.correction,
    text,
    structure: structureOf(placed, text, language),
  };
  const sentences = placed.flatMap((block) => block.sentences);
  const article = { id, ...seen, sentences, hash: versionOf(seen) };
  if (!isWaiting || fields.embargoUntil === null) return article;
  return { ...article, embargo: { until: new Date(fields.embargoUntil).toISOString(), status } };
}

/** What front matter looks like that stands where none was found: in a quotation, in a paragraph of HTML. */
const titleInText = /^(?:[-–—+]{2,}\s*)?["'“]?(?:title|headline)["'”]?\s*[:：=]/i;
const statusInText =
  /^(?:[-–—+]{2,}\s*)?["'“]?(?:status|draft|published)["'”]?\s*[:：=]\s*["'“]?(?:withdrawn|retracted|draft|pending|private|unpublished|true|false|yes|no)\b/i;
/** As many blocks are looked at as front matter would make. */
const firstBlocks = 4;

/** @throws {UnreadableError} where what was left for text begins with fields: they would say whether it may be published. */
function refuseFieldsInText(blocks: readonly TextBlock[]): void {
  const first = blocks.slice(0, firstBlocks);
  if (titleInText.test(first[0]?.text ?? '') || first.some(({ text }) => statusInText.test(text))) {
    throw new UnreadableError(
      'it begins with fields that are no front matter; put them between lines with --- at the top',
    );
  }
}

/** What fails in the body of an article that readers may see is no reason to take an earlier version from them. */
function readBody<T>({ status, embargoUntil }: ArticleFields, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isHeld = status === 'withdrawn' || status === 'draft' || embargoUntil !== null;
    if (!(error instanceof UnreadableError) || isHeld) throw error;
    throw new UnreadableBodyError(error.message, error.line);
  }
}

function articleFrom(path: string, fields: ArticleFields, read: () => readonly TextBlock[]): Article {
  const blocks = readBody(fields, read);
  refuseFieldsInText(blocks);
  return readBody(fields, () => buildArticle(fields.id ?? idOfPath(path), fields, blocks));
}

/** How a file is read, whatever its form. */
export interface ReadingOptions {
  /** That of times which name none. */
  readonly timeZone: string;
  readonly warn: Warn;
}

const inQuiet: ReadingOptions = { timeZone: 'UTC', warn: () => {} };

/**
 * Reads a Markdown file with front matter.
 * @param path below the corpus folder, with `/`; without its ending it is the article's id unless the file names one.
 * @throws {UnreadableError} with the line and what to do.
 */
export function readMarkdown(path: string, content: string, { timeZone, warn } = inQuiet): Article {
  const { fields, body } = parseFrontMatter(content, timeZone, warn);
  return articleFrom(path, fields, () => markdownBlocks(body, warn));
}

/**
 * Reads a plain text file: `date YYYY-MM-DD` or front matter may come first, then the headline or the first sentence.
 * @throws {UnreadableError} with the line and what to do.
 */
export function readPlainText(path: string, content: string, { timeZone, warn } = inQuiet): Article {
  const { fields, body } = parseFrontMatter(content, timeZone, warn);
  const leading = fields.date === null ? leadingDate.exec(body) : null;
  if (leading === null) return articleFrom(path, fields, () => plainTextBlocks(body));
  const date = leading[1] ?? '';
  if (!isDate(date)) throw new UnreadableError(`date ${date} is no date of the calendar; write it like 2026-02-03`, 1);
  const text = body.slice(leading.index + leading[0].length);
  return articleFrom(path, { ...fields, date }, () => plainTextBlocks(text));
}

/**
 * Reads an HTML file, a whole page or a piece of one, with front matter or without.
 * @throws {UnreadableError} with the line and what to do.
 */
export function readHtml(path: string, content: string, { timeZone, warn } = inQuiet): Article {
  const { header, body } = parseFile(content, warn);
  const own = header === null ? [] : readHeader(header, warn);
  const page = isPage(body) ? readPage(body, timeZone, warn) : { entries: [], blocks: fragmentBlocks(body, warn) };
  const named = new Set(own.map(({ key }) => fieldName(key)));
  const fields = readFields([...own, ...page.entries.filter(({ key }) => !named.has(key))], timeZone, warn);
  return articleFrom(path, fields, () => page.blocks);
}

function idOfPath(path: string): string {
  return canonicalLine(path.replace(/\.[^./]+$/, ''));
}
