import type { Answer, Sentence } from '../../coverage/answer.ts';
import type { Correction } from '../../coverage/correction.ts';
import type { Wording } from '../../wording/wording.ts';
import { markCorrections } from '../../writing/mark-corrections.ts';
import { isLongAgo } from '../../writing/numbering.ts';
import { headlineMarkdown, sentenceUnit, sourceBlocks } from './cited-sources.ts';
import { belowCorrections } from './correction-lines.ts';
import { asData } from './escape.ts';
import { line, type Message, mark, type Paragraph, type Unit } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';
import { earlierChars, messagesPerAnswer, nearestShown, questionChars } from './size-limits.ts';
import { filterNotes, secondReadingNotes, smallPrint, withTrace } from './small-print.ts';
import { dateMarkdown, momentMarkdown } from './timestamps.ts';

/** What an answer stands in. */
interface AnswerFrame {
  /** The question before it in a conversation. */
  readonly followsUp?: string | null;
  /** What became of what it cites since it was given. */
  readonly corrections?: readonly Correction[];
  /** Messages that it may take. */
  readonly most?: number;
}

/**
 * An answer, or a snapshot of one that is still being checked, as messages: what was corrected since, the question, the answer with numbered
 * links, each source once, and who wrote it.
 */
export function renderAnswer(
  given: Answer,
  wording: Wording,
  { followsUp = null, corrections = [], most = messagesPerAnswer }: AnswerFrame = {},
): Message[] {
  const answer = markCorrections(given, corrections);
  const render = (kept: number): Message[] => {
    const sentences = answer.sentences.slice(0, kept);
    const blocks = belowCorrections(corrections, wording, [
      ...context(answer, followsUp, wording),
      question(answer),
      ...body(answer, sentences, wording),
      ...notes(answer, wording),
    ]);
    return toMessages(blocks, footer(answer, wording), colour(answer));
  };
  return fitted(answer.sentences.length, render, most);
}

/** What the question leans on, and whether the answer was given before. */
function context({ repeats, understoodAs }: Answer, followsUp: string | null, wording: Wording): Paragraph[] {
  return [
    ...(followsUp === null ? [] : [line('small', false, wording.followsUp(asData(followsUp, earlierChars)))]),
    ...(understoodAs === undefined
      ? []
      : [line('small', false, wording.understoodAs(asData(understoodAs, questionChars)))]),
    ...(repeats === undefined ? [] : [line('small', false, wording.repeated(momentMarkdown(repeats.askedAt, 'R')))]),
  ];
}

function question(answer: Answer): Paragraph {
  return line('plain', false, `**${asData(answer.question, questionChars)}**`);
}

function body(answer: Answer, sentences: readonly Sentence[], wording: Wording): Paragraph[] {
  if (!answer.complete && sentences.length === 0) return [line('plain', true, wording.searching)];
  if (answer.status === 'not_covered') return notCovered(answer, wording);
  const leftOut = answer.sentences.length - sentences.length;
  const numbers = new Set(sentences.flatMap(({ citations }) => citations));
  const cited = leftOut === 0 ? answer.citations : answer.citations.filter(({ number }) => numbers.has(number));
  return [
    ...reason(answer, wording),
    ...(answer.mode === 'quotes' ? quotes(answer, sentences) : paragraphs(answer, sentences)),
    ...(leftOut > 0 ? [line('small', true, wording.leftOut(leftOut))] : []),
    ...(cited.length > 0 ? withHeading(wording.sources, sourceBlocks(cited, 'plain', wording)) : []),
  ];
}

/** Why Claude didn't write this, before anything that it explains. */
function reason(answer: Answer, wording: Wording): Paragraph[] {
  if (answer.status === 'failed') return [line('plain', true, wording.failed(answer.quotesReason))];
  if (answer.quotesReason === null) return [];
  return [line('small', true, wording.reason(answer.quotesReason, answer.mode))];
}

function paragraphs(answer: Answer, sentences: readonly Sentence[]): Paragraph[] {
  const found: Unit[][] = [];
  for (const sentence of sentences) {
    const unit = sentenceUnit(sentence, answer.citations);
    const current = found.at(-1);
    if (current === undefined || sentence.startsParagraph) found.push([unit]);
    else current.push(unit);
  }
  return found.map((units) => ({ style: 'plain', apart: true, units }));
}

function quotes(answer: Answer, sentences: readonly Sentence[]): Paragraph[] {
  return sentences.map((sentence) => ({
    style: 'quote',
    apart: true,
    units: [sentenceUnit(sentence, answer.citations)],
  }));
}

function notCovered(answer: Answer, wording: Wording): Paragraph[] {
  const nearest = answer.nearest.slice(0, nearestShown);
  if (nearest.length === 0) return [line('plain', true, `${wording.notCovered} ${wording.nothingNear}`)];
  const why = wording.declinedBecause(answer.quotesReason);
  return [
    line('plain', true, wording.notCovered),
    ...(why === null ? [] : [line('small', false, why)]),
    ...withHeading(
      wording.nearest,
      nearest.map((headline) => line('plain', false, `- ${headlineMarkdown(headline, wording)}`)),
    ),
  ];
}

/** A heading goes into the first line below it, so that no page ends with a heading. */
function withHeading(heading: string, [first, ...others]: readonly Paragraph[]): Paragraph[] {
  if (first === undefined) return [];
  const [unit = [], ...units] = first.units;
  return [{ ...first, apart: true, units: [[mark(`**${heading}**\n`), ...unit], ...units] }, ...others];
}

/** Small print: how fresh the answer is, and what was not looked at. */
function notes(answer: Answer, wording: Wording): Paragraph[] {
  const isDone = answer.complete && answer.status === 'answered' && answer.citations.length > 0;
  const asOf = [
    answer.asOf === null ? wording.allUndated : wording.asOf(dateMarkdown(answer.asOf, wording)),
    ...(isLongAgo(answer) ? [wording.longAgo(answer.asOfAgeDays ?? 0)] : []),
  ].join(' ');
  const readings = answer.complete ? secondReadingNotes(answer.secondReading, answer.sentences, wording) : [];
  return smallPrint([...readings, ...(isDone ? [asOf] : []), ...filterNotes(answer, wording)]);
}

function footer(answer: Answer, wording: Wording): string {
  if (answer.sentences.length === 0) return answer.complete ? withTrace('', answer, wording) : '';
  const isClaudes = answer.mode === 'claude';
  if (!answer.complete) return isClaudes ? wording.stillWriting(answer.model) : wording.stillChecking;
  if (answer.status !== 'answered') return withTrace('', answer, wording);
  const written = answer.secondReading?.gap === null ? wording.writtenAndRead : wording.writtenByClaude;
  return withTrace(isClaudes ? written(answer.model) : wording.quoted, answer, wording);
}

function colour(answer: Answer): number {
  return answer.complete && answer.status !== 'answered' ? colours.nothing : colours[answer.mode];
}
