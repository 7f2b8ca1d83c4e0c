import type { Span, StructureMark } from '../coverage/article.ts';
import { tellingTerms } from '../language/corrections.ts';

type LiveEntry = Extract<StructureMark, { kind: 'entry' }>;
type Update = Extract<StructureMark, { kind: 'update' }>;

/** Words besides their numbers that two sentences share when they count the same thing, and their share of the shorter one's. */
const minShared = 3;
const minShare = 0.6;

/** Minutes since midnight; `null` for what is no time. */
function minutesOf(time: string): number | null {
  const found = /(\d{1,2})(?:\s*[:.시]\s*(\d{1,2}))?/.exec(time);
  if (!found) return null;
  const hour = Number(found[1]);
  const isHalf = /[ap]\.?m|오전|오후/i.test(time);
  const isAfternoon = /p\.?m|오후/i.test(time);
  return (isHalf ? (hour % 12) + (isAfternoon ? 12 : 0) : hour) * 60 + Number(found[2] ?? 0);
}

/** Entries from the earliest to the latest; none where their times don't run one way, as over midnight. */
function inOrder(entries: readonly LiveEntry[]): readonly LiveEntry[] {
  const minutes = entries.map(({ time }) => minutesOf(time));
  const runs = (sign: 1 | -1): boolean =>
    minutes.every((each, index) => each !== null && (index === 0 || sign * (each - (minutes[index - 1] ?? 0)) >= 0));
  if (runs(1)) return entries;
  return runs(-1) ? entries.toReversed() : [];
}

interface CountedInEntry {
  readonly span: Span;
  readonly subject: ReadonlySet<string>;
  readonly numbers: string;
}

/** Sentences of a live blog's later entries that give another number for what an earlier one counts. */
export function updatesOf(
  entries: readonly LiveEntry[],
  sentences: readonly Span[],
  text: string,
  language: string,
): Update[] {
  const earlier: CountedInEntry[] = [];
  const updates: Update[] = [];
  for (const { span: entry } of inOrder(entries)) {
    const own = sentences
      .filter(({ start, end }) => entry.start <= start && end <= entry.end)
      .flatMap((span) => countedIn(text, span, language));
    for (const one of own) {
      for (const other of earlier.filter((before) => tellsTheSame(before, one) && before.numbers !== one.numbers)) {
        updates.push({ kind: 'update', span: one.span, replaces: other.span });
      }
    }
    earlier.push(...own);
  }
  return updates;
}

function countedIn(text: string, span: Span, language: string): CountedInEntry[] {
  const terms = tellingTerms(text.slice(span.start, span.end), language);
  const numbers = terms.filter((term) => /^\p{N}/u.test(term));
  if (numbers.length === 0) return [];
  return [{ span, subject: new Set(terms.filter((term) => !/^\p{N}/u.test(term))), numbers: numbers.join(' ') }];
}

function tellsTheSame(one: CountedInEntry, other: CountedInEntry): boolean {
  const shared = [...one.subject].filter((term) => other.subject.has(term)).length;
  return shared >= minShared && shared >= minShare * Math.min(one.subject.size, other.subject.size);
}
