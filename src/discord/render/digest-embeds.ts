import type { Sentence } from '../../coverage/answer.ts';
import type { Correction } from '../../coverage/correction.ts';
import type { Digest, DigestItem } from '../../coverage/digest.ts';
import type { Wording } from '../../wording/wording.ts';
import { markItems } from '../../writing/mark-corrections.ts';
import { isQuote } from '../../writing/numbering.ts';
import { headlineMarkdown, sentenceUnit, sourceBlocks } from './cited-sources.ts';
import { belowCorrections } from './correction-lines.ts';
import { asData } from './escape.ts';
import { line, type Message, type Paragraph, type Unit } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';
import { headlineChars, messagesPerAnswer, topicChars } from './size-limits.ts';
import { filterNotes, secondReadingNotes, smallPrint, withTrace } from './small-print.ts';
import { dateMarkdown } from './timestamps.ts';

/** What became of what a digest cites since it was given, and how many messages it may take. */
interface CorrectedFrame {
  readonly corrections?: readonly Correction[];
  readonly most?: number;
}

/** A source's name within a sentence. */
const nameChars = 80;

/**
 * A digest as messages: each story with its date, its sentences and its sources, the newest first.
 */
export function renderDigest(
  given: Digest,
  wording: Wording,
  { corrections = [], most = messagesPerAnswer }: CorrectedFrame = {},
): Message[] {
  const digest = markItems(given, corrections);
  const render = (kept: number): Message[] => {
    const leftOut = digest.items.length - kept;
    const blocks = belowCorrections(corrections, wording, [
      title(digest, wording),
      ...reason(digest, wording),
      ...digest.items.slice(0, kept).flatMap((item) => story(item, wording)),
      ...(digest.items.length === 0 ? nothing(digest, wording) : []),
      ...(leftOut > 0 ? [line('small', true, wording.storiesLeftOut(leftOut))] : []),
      ...smallPrint([
        ...secondReadingNotes(
          digest.secondReading,
          digest.items.slice(0, kept).flatMap(({ sentences }) => sentences),
          wording,
        ),
        ...staleNotes(digest.stale, wording),
        ...filterNotes({ ...digest, filter: digest.request.filter }, wording),
      ]),
    ]);
    return toMessages(
      blocks,
      writtenBy(digest, wording),
      digest.items.length === 0 ? colours.nothing : colours[digest.mode],
    );
  };
  return fitted(digest.items.length, render, most);
}

function topicOf(digest: Digest): string | null {
  return digest.request.topic === null ? null : asData(digest.request.topic, topicChars);
}

function title(digest: Digest, wording: Wording): Paragraph {
  return line('plain', false, `**${wording.digestTitle(topicOf(digest), digest.request.days)}**`);
}

function reason({ quotesReason, mode, items }: Digest, wording: Wording): Paragraph[] {
  if (quotesReason === null || items.length === 0) return [];
  return [line('small', true, wording.reason(quotesReason, mode))];
}

function story(item: DigestItem, wording: Wording): Paragraph[] {
  const age = item.ageDays === null ? '' : ` (${wording.age(item.ageDays)})`;
  const headline = asData(item.headline, headlineChars) || wording.noHeadline;
  return [
    line('plain', true, `**${headline}** · ${dateMarkdown(item.date, wording)}${age}`),
    ...storySentences(item),
    ...storySources(item, wording),
  ];
}

/** What a digest says of a story; what is quoted stands apart. */
export function storySentences(item: DigestItem): Paragraph[] {
  const [quoted, written] = [true, false].map((wanted) =>
    item.sentences.filter((sentence) => isQuote(sentence, item.citations) === wanted),
  );
  const unitsOf = (sentences: readonly Sentence[] = []): Unit[] =>
    sentences.map((sentence) => sentenceUnit(sentence, item.citations));
  const text: Paragraph[] = [
    { style: 'plain', apart: false, units: unitsOf(written) },
    ...unitsOf(quoted).map((unit): Paragraph => ({ style: 'quote', apart: false, units: [unit] })),
  ];
  return text.filter((block) => block.units.length > 0);
}

/** The articles that a story of a digest cites. */
export function storySources({ citations }: DigestItem, wording: Wording): Paragraph[] {
  return sourceBlocks(citations, 'small', wording);
}

/** Sources whose news may be missing, in a sentence. */
export function staleNotes(stale: Digest['stale'], wording: Wording): string[] {
  return stale ? [wording.newsMissing(stale.map(({ id }) => asData(id, nameChars)).join(', '))] : [];
}

function nothing(digest: Digest, wording: Wording): Paragraph[] {
  const empty = line('plain', true, wording.digestEmpty(topicOf(digest), digest.request.days));
  if (digest.newest === null) return [empty];
  return [empty, line('plain', false, `${wording.digestNewest}: ${headlineMarkdown(digest.newest, wording)}`)];
}

/** Who wrote a digest, and the number of its trace. */
export function writtenBy(
  digest: Pick<Digest, 'items' | 'secondReading' | 'mode' | 'model' | 'trace'>,
  wording: Wording,
): string {
  if (digest.items.length === 0) return withTrace('', digest, wording);
  const written = digest.secondReading?.gap === null ? wording.writtenAndRead : wording.writtenByClaude;
  return withTrace(digest.mode === 'claude' ? written(digest.model) : wording.quoted, digest, wording);
}
