import type { Correction } from '../../coverage/correction.ts';
import type { Timeline, TimelineItem } from '../../coverage/timeline.ts';
import type { Wording } from '../../wording/wording.ts';
import { markItems } from '../../writing/mark-corrections.ts';
import { isQuote } from '../../writing/numbering.ts';
import { headlineMarkdown, numberMarkdown, sentenceUnit, sourceBlocks } from './cited-sources.ts';
import { belowCorrections } from './correction-lines.ts';
import { asData } from './escape.ts';
import { line, type Message, type Paragraph } from './markup.ts';
import { colours, toMessages } from './messages.ts';
import { figureChars, linesAPage, topicChars } from './size-limits.ts';
import { filterNotes, secondReadingNotes, smallPrint, withTrace } from './small-print.ts';
import { dateMarkdown } from './timestamps.ts';

/** One page of a timeline, and how many there are. */
interface TimelinePage {
  readonly message: Message;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/**
 * A page of a timeline as one message, the oldest lines first, each line with its sources below it.
 * @param page from 0; one that isn't there is the nearest that is.
 * @param corrections what became of what it cites since it was made
 */
export function renderTimelinePage(
  given: Timeline,
  page: number,
  wording: Wording,
  corrections: readonly Correction[] = [],
): TimelinePage {
  const timeline = markItems(given, corrections);
  const groups = pagesOf(timeline, wording, corrections);
  const at = Math.max(0, Math.min(page, groups.length - 1));
  const [message] = messagesOf(timeline, groups[at] ?? [], { page: at, pages: groups.length }, wording, corrections);
  return { message: message ?? { content: '', embeds: [], rows: [] }, page: at, pages: groups.length };
}

/** The lines page by page: as many in a row as one message holds. */
function pagesOf(timeline: Timeline, wording: Wording, corrections: readonly Correction[]): TimelineItem[][] {
  const most = { page: linesAPage, pages: timeline.items.length };
  const groups: TimelineItem[][] = [[]];
  for (const item of timeline.items) {
    const open = groups.at(-1) ?? [];
    const isFull =
      open.length === linesAPage || messagesOf(timeline, [...open, item], most, wording, corrections).length > 1;
    if (isFull && open.length > 0) groups.push([item]);
    else open.push(item);
  }
  return groups;
}

function messagesOf(
  timeline: Timeline,
  items: readonly TimelineItem[],
  { page, pages }: { readonly page: number; readonly pages: number },
  wording: Wording,
  corrections: readonly Correction[],
): Message[] {
  const said = wording.timeline;
  const topic = asData(timeline.request.topic ?? '', topicChars);
  if (timeline.items.length === 0) return toMessages(nothing(timeline, topic, wording), '', colours.nothing);
  const { mode, quotesReason, secondReading, daysLeftOut, articlesLeftOut } = timeline;
  const sentences = items.flatMap((item) => item.sentences);
  const blocks = belowCorrections(corrections, wording, [
    line('plain', false, `**${said.title(topic)}**`),
    ...understoodBlocks(timeline.request, wording),
    ...(quotesReason === null ? [] : [line('small', true, wording.reason(quotesReason, mode))]),
    ...items.flatMap((item) => itemBlocks(item, wording)),
    ...smallPrint([
      ...secondReadingNotes(secondReading, sentences, wording),
      ...(daysLeftOut > 0 ? [said.daysLeftOut(daysLeftOut)] : []),
      ...(articlesLeftOut > 0 ? [said.articlesLeftOut(articlesLeftOut)] : []),
      ...filterNotes({ filter: timeline.request.filter, undatedLeftOut: 0 }, wording),
    ]),
  ]);
  const written = secondReading?.gap === null ? wording.writtenAndRead : wording.writtenByClaude;
  const writer = mode === 'claude' ? written(timeline.model) : wording.quoted;
  const where = pages > 1 ? `${said.page(page + 1, pages, timeline.items.length)} · ` : '';
  return toMessages(blocks, withTrace(`${where}${writer}`, timeline, wording), colours[mode]);
}

function itemBlocks(
  { day, isReported, sentences, superseded, citations }: TimelineItem,
  wording: Wording,
): Paragraph[] {
  const date = dateMarkdown(day, wording);
  const said = wording.timeline;
  const newer = superseded.map(({ figure, later, reported, citation }) => {
    const [ours, theirs] = [figure, later].map((one) => asData(one, figureChars));
    const note = said.superseded(ours ?? '', theirs ?? '', dateMarkdown(reported, wording));
    return line('small', false, `${note} ${numberMarkdown(citation, null)}`);
  });
  return [
    line('plain', true, `**${isReported ? said.reported(date) : date}**`),
    ...sentences.map((sentence): Paragraph => {
      const style = isQuote(sentence, citations) ? 'quote' : 'plain';
      return { style, apart: false, units: [sentenceUnit(sentence, citations)] };
    }),
    ...newer,
    ...sourceBlocks(citations, 'small', wording),
  ];
}

function understoodBlocks({ understoodAs }: Timeline['request'], wording: Wording): Paragraph[] {
  return understoodAs === undefined
    ? []
    : [line('small', false, wording.understoodAs(asData(understoodAs, topicChars)))];
}

function nothing({ quotesReason, nearest, request }: Timeline, topic: string, wording: Wording): Paragraph[] {
  const because = wording.declinedBecause(quotesReason);
  return [
    line('plain', false, wording.timeline.none(topic)),
    ...understoodBlocks(request, wording),
    ...(because === null ? [] : [line('plain', false, because)]),
    ...(nearest.length === 0
      ? [line('plain', true, wording.nothingNear)]
      : [line('plain', true, `${wording.nearest}:`)]),
    ...nearest.map((headline) => line('plain', false, `- ${headlineMarkdown(headline, wording)}`)),
    ...smallPrint(filterNotes({ filter: request.filter, undatedLeftOut: 0 }, wording)),
  ];
}
