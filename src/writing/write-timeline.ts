import type { Citation, QuotesReason, SecondReadings, Sentence } from '../coverage/answer.ts';
import type { SupersededFigure, Timeline, TimelineItem, TimelineRequest } from '../coverage/timeline.ts';
import type { FoundLine, FoundTimeline } from '../retrieve/find-timeline.ts';
import { CheckedWriting } from './checked-writing.ts';
import { citationsNamed, type EntryTools } from './digest-entries.ts';
import { type Sent, sentSource } from './evidence-blocks.ts';
import { Numbering } from './numbering.ts';
import { type Prompt, promptValuesAt } from './prompts.ts';

interface TimelineTools extends EntryTools {
  readonly prompt: Prompt;
}

/** What was written of each line, in the lines' order; empty where nothing was. */
interface WrittenLines {
  readonly sentences: readonly (readonly Sentence[])[];
  readonly numbering: Numbering;
  readonly reason: QuotesReason | null;
  readonly isWritten: boolean;
  readonly secondReading?: SecondReadings;
}

/** From the sentences that tell what happened when to a timeline: worded by the model and checked, or verbatim. The days are never the model's. */
export async function timelineFrom(
  request: TimelineRequest,
  found: FoundTimeline,
  tools: TimelineTools,
  signal: AbortSignal,
): Promise<Timeline> {
  const { lines, daysLeftOut, articlesLeftOut, nearest } = found;
  const { sentences, numbering, reason, isWritten, secondReading } = await writeLines(request, lines, tools, signal);
  const items = lines.map((line, at): TimelineItem => {
    const own = sentences[at] ?? [];
    const told = own.length > 0 ? own : [quoted(line, numbering)];
    const superseded = supersededIn(line, told, numbering);
    const numbers = superseded.map(({ citation }) => citation);
    const citations = citationsNamed(numbering, told, numbers);
    return { day: line.day, isReported: line.isReported, sentences: told, superseded, citations };
  });
  return {
    mode: isWritten ? 'claude' : 'quotes',
    model: isWritten ? (tools.model?.name ?? null) : null,
    quotesReason: lines.length > 0 ? reason : found.inOtherLanguage ? 'other_language' : null,
    ...(secondReading !== undefined && { secondReading }),
    ...{ request, items, daysLeftOut, articlesLeftOut, nearest },
    complete: true,
    ms: tools.elapsedMs(),
  };
}

async function writeLines(
  { askedAt }: TimelineRequest,
  lines: readonly FoundLine[],
  { model, lookup, verifier, prompt, calendar, onEnding }: TimelineTools,
  signal: AbortSignal,
): Promise<WrittenLines> {
  const verbatim = { sentences: [], numbering: new Numbering(), isWritten: false };
  if (model === null || lines.length === 0) return { ...verbatim, reason: 'no_key' };
  const sent = lines.map(sentLine);
  const writing = new CheckedWriting(sent, { lookup, verifier, question: null });
  const request = {
    instructions: prompt.render(promptValuesAt(calendar, askedAt)),
    question: 'Write the timeline of these events.',
    sources: sent.map(({ sent: { source } }) => source),
  };
  const ending = await writing.run(model, request, signal, () => {});
  onEnding(ending, writing.read);
  const reason = ending.failure ?? (writing.sentences.length === 0 ? 'nothing_cited' : null);
  const { secondReading, numbering } = writing;
  if (reason !== null) {
    const fallen = secondReading.takenOut > 0 && { secondReading: { ...secondReading, gap: null } };
    return { ...verbatim, reason, ...fallen };
  }
  const { citations } = numbering;
  const sentences = lines.map((line) => writing.sentences.filter((sentence) => tellsOf(line, sentence, citations)));
  return { sentences, numbering, reason, isWritten: true, secondReading };
}

/** One event as the model is given it: its day stands before the title, so that nobody works one out. */
function sentLine({ day, isReported, source }: FoundLine): Sent {
  const sent = sentSource(source.article, source.passages);
  const label = isReported ? `Reported ${day}` : day;
  return { source, sent: { ...sent, source: { ...sent.source, title: `${label}: ${sent.source.title}` } } };
}

/** A sentence that cites several events belongs to none. */
function tellsOf(line: FoundLine, sentence: Sentence, citations: readonly Citation[]): boolean {
  const { article } = line.source;
  const own = spanOf(line);
  return sentence.citations.every((number) => {
    const cited = citations.find((citation) => citation.number === number);
    return cited?.article === article.id && cited.span.start >= own.start && cited.span.end <= own.end;
  });
}

function spanOf({ source: { article, passages } }: Pick<FoundLine, 'source'>) {
  return article.sentences[passages[0]?.first ?? 0] ?? { start: 0, end: 0 };
}

function quoted(line: Pick<FoundLine, 'source'>, numbering: Numbering): Sentence {
  const { article } = line.source;
  const span = spanOf(line);
  const number = numbering.cite(article, span, line.source);
  return { text: article.text.slice(span.start, span.end), citations: [number], startsParagraph: false };
}

/** What later reports have for the figures that the sentences still hold. */
function supersededIn(line: FoundLine, told: readonly Sentence[], numbering: Numbering): SupersededFigure[] {
  const digits = (figure: string): string => /\p{N}[\p{N}.,]*/u.exec(figure)?.[0] ?? figure;
  return line.superseded
    .filter(({ figure }) => told.some(({ text }) => text.includes(digits(figure))))
    .map(({ figure, later, reported, source }) => {
      const { citations } = quoted({ source }, numbering);
      return { figure, later, reported, citation: citations[0] ?? 0 };
    });
}
