import type { Citation, QuotesReason, SecondReadings, Sentence } from '../coverage/answer.ts';
import type { Article, Passage } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { Story } from '../coverage/story.ts';
import type { Calendar } from '../language/calendar.ts';
import type { Model } from '../model/model.ts';
import { CheckedWriting, type Lookup, type WritingEnd } from './checked-writing.ts';
import { type Sent, sentSource } from './evidence-blocks.ts';
import { Numbering } from './numbering.ts';
import type { Verifier } from './second-reader.ts';

/** Sentences of a story that the model is given: its beginning tells what happened. */
const sentLedeSentences = 8;
/** Without a model an entry is the first sentence, and the second where the first is short. */
const shortLedeChars = 120;

/** Who writes a digest's entries, and who watches. */
export interface EntryTools {
  readonly model: Model | null;
  /** `null` where nobody reads a second time. */
  readonly verifier: Verifier | null;
  readonly calendar: Calendar;
  readonly lookup: Lookup;
  readonly elapsedMs: () => number;
  readonly onEnding: (ending: WritingEnd, read: readonly ReadSentence[]) => void;
}

/** A story as it is told. */
export interface ToldStory {
  /** What the model is given of it. */
  readonly sent: readonly Sent[];
  /** What stands below its headline where the model wrote nothing on it: verbatim. */
  quote(numbering: Numbering): readonly Sentence[];
}

interface Entries {
  /** By story. */
  readonly sentences: readonly (readonly Sentence[])[];
  readonly numbering: Numbering;
  readonly reason: QuotesReason | null;
  readonly isWritten: boolean;
  readonly secondReading?: SecondReadings;
}

/** Has the entries of a digest written and checked, each below the story that it cites; a story left without is quoted, and so are all where nothing came of it. */
export async function writeEntries(
  stories: readonly ToldStory[],
  told: { readonly instructions: string; readonly question: string },
  tools: EntryTools,
  signal: AbortSignal,
): Promise<Entries> {
  if (!tools.model) return quoted(stories, 'no_key');
  if (stories.length === 0) return { sentences: [], numbering: new Numbering(), reason: null, isWritten: true };
  const sent = stories.flatMap((story) => story.sent);
  const writing = new CheckedWriting(sent, { lookup: tools.lookup, verifier: tools.verifier, question: null });
  const request = { ...told, sources: sent.map(({ sent: { source } }) => source) };
  const ending = await writing.run(tools.model, request, signal, () => {});
  tools.onEnding(ending, writing.read);
  const reason = ending.failure ?? (writing.sentences.length === 0 ? 'nothing_cited' : null);
  const { secondReading } = writing;
  if (reason !== null) {
    const fallen = secondReading.takenOut > 0 && { secondReading: { ...secondReading, gap: null } };
    return { ...quoted(stories, reason), ...fallen };
  }
  const { numbering } = writing;
  return { sentences: assign(stories, writing), numbering, reason, isWritten: true, secondReading };
}

function quoted(stories: readonly ToldStory[], reason: QuotesReason): Entries {
  const numbering = new Numbering();
  return { sentences: stories.map((story) => story.quote(numbering)), numbering, reason, isWritten: false };
}

/** Puts each written sentence below the story it cites; one that cites several stories goes to none. A story left without is quoted. */
function assign(stories: readonly ToldStory[], { sentences, numbering }: CheckedWriting): (readonly Sentence[])[] {
  const articleOf = new Map(numbering.citations.map(({ number, article }) => [number, article]));
  return stories.map((story) => {
    const articles = new Set(story.sent.map(({ sent }) => sent.article.id));
    const own = sentences.filter(({ citations }) =>
      citations.every((number) => articles.has(articleOf.get(number) ?? '')),
    );
    return own.length > 0 ? own : story.quote(numbering);
  });
}

/** The citations that some sentences, or other numbers, name. */
export function citationsNamed(
  numbering: Numbering,
  sentences: readonly Sentence[],
  more: readonly number[] = [],
): Citation[] {
  const named = new Set([...sentences.flatMap(({ citations }) => citations), ...more]);
  return numbering.citations.filter(({ number }) => named.has(number));
}

/** Some sentences of an article as the model is given them. */
export function sentPassages(article: Article, passages: readonly Passage[], copies: EvidenceSource['copies']): Sent {
  const source: EvidenceSource = { article, passages, score: 0, copies, differences: [] };
  return { source, sent: sentSource(article, passages) };
}

/** The beginning of a story's lead as the model is given it. */
export function sentLede({ lead, others }: Story): Sent {
  const last = Math.min(sentLedeSentences, lead.sentences.length) - 1;
  return sentPassages(lead, [{ article: lead.id, first: 0, last }], others);
}

/** The beginning of a story's lead, verbatim. */
export function lede({ lead, others }: Story, numbering: Numbering): Sentence[] {
  const [first, second] = lead.sentences;
  if (!first) return [];
  const isShort = first.end - first.start < shortLedeChars;
  const joined = second && isShort && lead.text.slice(first.end, second.start).trim() === '';
  const span = joined ? { start: first.start, end: second.end } : first;
  const number = numbering.cite(lead, span, { copies: others, differences: [] });
  return [{ text: lead.text.slice(span.start, span.end), citations: [number], startsParagraph: false }];
}
