import type { Citation, QuotesReason, SecondReadings, Sentence } from '../coverage/answer.ts';
import type { Digest, DigestItem, DigestRequest } from '../coverage/digest.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import type { Story } from '../coverage/story.ts';
import { type Calendar, dayOf, dayPublished } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import type { Model } from '../model/model.ts';
import type { NewestStories } from '../retrieve/newest-stories.ts';
import { CheckedWriting, type Lookup, type WritingEnd } from './checked-writing.ts';
import { type Sent, sentSource } from './evidence-blocks.ts';
import { Numbering } from './numbering.ts';
import { type Prompt, promptValuesAt } from './prompts.ts';
import type { Verifier } from './second-reader.ts';

/** Sentences of a story that the model is given: its beginning tells what happened. */
const sentLedeSentences = 8;
/** Without a model an entry is the first sentence, and the second where the first is short. */
const shortLedeChars = 120;

interface DigestTools {
  readonly model: Model | null;
  /** `null` where nobody reads a second time. */
  readonly verifier: Verifier | null;
  readonly prompt: Prompt;
  readonly calendar: Calendar;
  readonly lookup: Lookup;
  readonly elapsedMs: () => number;
  readonly onEnding: (ending: WritingEnd, read: readonly ReadSentence[]) => void;
}

type Entries = { readonly sentences: readonly Sentence[]; readonly citations: readonly Citation[] };

/** From the newest stories to a digest: by the model, checked, or by each story's own lede. */
export async function digestFrom(
  request: DigestRequest,
  found: NewestStories,
  tools: DigestTools,
  signal: AbortSignal,
): Promise<Digest> {
  const { stories } = found;
  const { entries, reason, isWritten, secondReading } = await entriesFor(request, stories, tools, signal);
  const today = dayNumber(dayOf(tools.calendar, request.askedAt));
  const items = stories.map((story, index): DigestItem => {
    const { lead, others } = story;
    return {
      headline: lead.title,
      sentences: entries[index]?.sentences ?? [],
      date: lead.date,
      ageDays: lead.date === null ? null : today - dayNumber(dayPublished(tools.calendar, lead.date)),
      citations: entries[index]?.citations ?? [],
      articles: [lead.id, ...others.map(({ id }) => id)],
    };
  });
  return {
    mode: isWritten ? 'claude' : 'quotes',
    model: isWritten ? (tools.model?.name ?? null) : null,
    quotesReason: reason,
    ...(secondReading !== undefined && { secondReading }),
    request,
    items,
    newest: stories.length === 0 ? found.newest : null,
    undatedLeftOut: found.undatedLeftOut,
    complete: true,
    ms: tools.elapsedMs(),
  };
}

async function entriesFor(
  { askedAt }: DigestRequest,
  stories: readonly Story[],
  tools: DigestTools,
  signal: AbortSignal,
): Promise<{
  entries: readonly Entries[];
  reason: QuotesReason | null;
  isWritten: boolean;
  secondReading?: SecondReadings;
}> {
  if (!tools.model) return { entries: ledes(stories, new Numbering()), reason: 'no_key', isWritten: false };
  if (stories.length === 0) return { entries: [], reason: null, isWritten: true };
  const sent = stories.map(({ lead, others }): Sent => {
    const last = Math.min(sentLedeSentences, lead.sentences.length) - 1;
    const passages = [{ article: lead.id, first: 0, last }];
    const source: EvidenceSource = { article: lead, passages, score: 0, copies: others, differences: [] };
    return { source, sent: sentSource(lead, passages) };
  });
  const writing = new CheckedWriting(sent, { lookup: tools.lookup, verifier: tools.verifier, question: null });
  const request = {
    instructions: tools.prompt.render(promptValuesAt(tools.calendar, askedAt)),
    sources: sent.map(({ sent: { source } }) => source),
    question: 'Write the digest of these stories.',
  };
  const ending = await writing.run(tools.model, request, signal, () => {});
  tools.onEnding(ending, writing.read);
  const reason = ending.failure ?? (writing.sentences.length === 0 ? 'nothing_cited' : null);
  const { secondReading } = writing;
  if (reason !== null) {
    const fallen = secondReading.takenOut > 0 && { secondReading: { ...secondReading, gap: null } };
    return { entries: ledes(stories, new Numbering()), reason, isWritten: false, ...fallen };
  }
  return { entries: assign(stories, writing), reason, isWritten: true, secondReading };
}

/** Puts each written sentence below the story it cites; one that cites several stories goes to none. A story left without gets its lede. */
function assign(stories: readonly Story[], { sentences, numbering }: CheckedWriting): Entries[] {
  const { citations } = numbering;
  const articleOf = new Map(citations.map(({ number, article }) => [number, article]));
  return stories.map(({ lead, others }) => {
    const own = sentences.filter((sentence) => sentence.citations.every((number) => articleOf.get(number) === lead.id));
    if (own.length === 0) return lede({ lead, others }, numbering);
    const used = new Set(own.flatMap((sentence) => sentence.citations));
    return { sentences: own, citations: citations.filter(({ number }) => used.has(number)) };
  });
}

function ledes(stories: readonly Story[], numbering: Numbering): Entries[] {
  return stories.map((story) => lede(story, numbering));
}

/** The beginning of a story's lead, verbatim. */
export function lede({ lead, others }: Story, numbering: Numbering): Entries {
  const [first, second] = lead.sentences;
  if (!first) return { sentences: [], citations: [] };
  const isShort = first.end - first.start < shortLedeChars;
  const joined = second && isShort && lead.text.slice(first.end, second.start).trim() === '';
  const span = joined ? { start: first.start, end: second.end } : first;
  const number = numbering.cite(lead, span, { copies: others, differences: [] });
  return {
    sentences: [{ text: lead.text.slice(span.start, span.end), citations: [number], startsParagraph: false }],
    citations: numbering.citations.filter((citation) => citation.number === number),
  };
}
