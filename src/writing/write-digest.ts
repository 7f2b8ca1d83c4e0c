import type { Digest, DigestItem, DigestRequest } from '../coverage/digest.ts';
import { type Calendar, dayOf, dayPublished } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import type { NewestStories } from '../retrieve/newest-stories.ts';
import { citationsNamed, type EntryTools, lede, sentLede, writeEntries } from './digest-entries.ts';
import type { Numbering } from './numbering.ts';
import { type Prompt, promptValuesAt } from './prompts.ts';

interface DigestTools extends EntryTools {
  readonly prompt: Prompt;
}

/** From the newest stories to a digest: by the model, checked, or by each story's own lede. */
export async function digestFrom(
  request: DigestRequest,
  found: NewestStories,
  tools: DigestTools,
  signal: AbortSignal,
): Promise<Digest> {
  const { stories } = found;
  const told = stories.map((story) => ({
    sent: [sentLede(story)],
    quote: (numbering: Numbering) => lede(story, numbering),
  }));
  const instructions = tools.prompt.render(promptValuesAt(tools.calendar, request.askedAt));
  const asked = { instructions, question: 'Write the digest of these stories.' };
  const { sentences, numbering, reason, isWritten, secondReading } = await writeEntries(told, asked, tools, signal);
  const items = stories.map(({ lead, others }, index): DigestItem => {
    const own = sentences[index] ?? [];
    return {
      headline: lead.title,
      sentences: own,
      date: lead.date,
      ageDays: ageInDays(tools.calendar, lead.date, request.askedAt),
      citations: citationsNamed(numbering, own),
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

/** Whole days from publication to a moment; `null` when undated. */
export function ageInDays(calendar: Calendar, date: string | null, moment: Date): number | null {
  return date === null ? null : dayNumber(dayOf(calendar, moment)) - dayNumber(dayPublished(calendar, date));
}
