import type { Citation } from '../coverage/answer.ts';
import type { Correction } from '../coverage/correction.ts';
import type { Filter } from '../coverage/question.ts';
import type { ReadSentence } from '../coverage/second-reading.ts';
import { type Calendar, minuteOf } from '../language/calendar.ts';
import { dayInWords } from '../language/dates.ts';
import { clean } from '../language/visible-text.ts';
import type { Trace, TracedCall, TracedSearch, TracedSource, TraceRecord } from '../store/trace.ts';
import type { Standing } from '../store/version-standing.ts';
import { english as wording } from '../wording/english.ts';
import { paragraphs } from './answer-text.ts';
import { textsOf, writerOf } from './trace-facts.ts';
import { dollars, statusWords } from './trace-figures.ts';
import { wrap } from './wrap.ts';

/** How a cited version stands to what the archive holds now; `null` where that can't be looked up. */
export type StandingOf = (article: string, version: string) => Standing | null;

const standingWords: Readonly<Record<Standing, string>> = {
  current: 'current',
  changed: 'changed since then',
  corrected: 'corrected since then',
  withdrawn: 'withdrawn since then',
  hidden: 'hidden from answers by an editor',
  gone: 'gone from the archive',
};

/** Hex digits of a version that tell it from others at a glance. */
const versionDigits = 12;

/** One question's whole way, for an editor to follow, without a line feed at its end. */
export function renderTrace(
  trace: Trace,
  standingOf: StandingOf,
  corrections: readonly Correction[],
  calendar: Calendar,
): string {
  const { record } = trace;
  const sections = [
    [`${wording.trace(trace.id)}: ${statusWords[trace.status]}${writer(trace)}`, ...askedLines(trace, calendar)],
    evidenceLines(record),
    ...record.searches.map(searchLines),
    toldLines(record),
    ...answerSections(trace, standingOf),
    ...corrections.map((correction) => correctionLines(correction, calendar)),
    readLines(record),
    costLines(trace),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function writer(trace: Trace): string {
  const { mode, model, quotesReason } = writerOf(trace);
  if (trace.status !== 'answered') return quotesReason === null ? '' : ` (${quotesReason})`;
  if (mode === 'claude') {
    return `, written by Claude${model === null ? '' : ` (${model})`}${quotesReason === null ? '' : `, but ${quotesReason}`}`;
  }
  return `, in quotes${quotesReason === null ? '' : ` (${quotesReason})`}`;
}

function askedLines({ kind, question, place, askedAt, record }: Trace, calendar: Calendar): string[] {
  const words = clean(question);
  const asked = kind === 'ask' ? `“${words}”` : `A ${kind}${words === '' ? '' : ` on “${words}”`}`;
  const asOf = minuteOf(calendar, record.asOf);
  const meant = asOf === minuteOf(calendar, askedAt) ? '' : `, as of ${asOf}`;
  const understood = record.filter === null ? null : filterWords(record.filter);
  const days = record.digest?.request.days ?? null;
  return [
    ...wrap(asked, '  '),
    `  asked ${minuteOf(calendar, askedAt)} (${calendar.timeZone}) in ${place === 'discord' ? 'Discord' : `the ${place}`}${meant}`,
    ...(understood === null ? [] : wrap(`only articles ${understood}`, '  ')),
    ...(days === null ? [] : [`  stories of the last ${days === 1 ? 'day' : `${days} days`}`]),
  ];
}

function filterWords({ from, to, outlets }: Filter): string | null {
  const parts = [wording.filterDates(from, to), wording.filterOutlets(outlets.map(clean))].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : parts.join(' and ');
}

function evidenceLines({ judgement, coverage, evidence }: TraceRecord): string[] {
  const judged = judgement === null ? 'Evidence' : `Evidence: ${judgement.replace('_', ' ')}${share(coverage)}`;
  if (evidence.length === 0) return judgement === null ? [] : [judged, '  nothing'];
  return [judged, ...evidence.flatMap(sourceLines)];
}

function sourceLines({ article, version, title, outlet, date, score, passages }: TracedSource): string[] {
  const mark = score === null ? '  · ' : `${score.toFixed(1).padStart(7)}  `;
  const about = [
    outlet === null ? wording.unnamedOutlet : clean(outlet),
    date === null ? wording.undated : dayInWords(date),
  ];
  const sentences = passages.map(({ first, last }) => (first === last ? `${first + 1}` : `${first + 1}–${last + 1}`));
  const where = sentences.length === 0 ? '' : `, sentences ${sentences.join(', ')}`;
  return [
    ...wrap(`${clean(title)} — ${about.join(', ')}`, mark),
    ...wrap(`${clean(article)}, version ${version.slice(0, versionDigits)}${where}`, ' '.repeat(mark.length)),
  ];
}

function searchLines({ words, filter, problem, evidence }: TracedSearch): string[] {
  const only = filterWords(filter);
  return [
    ...wrap(`Claude looked for “${clean(words)}”${only === null ? '' : `, only articles ${only}`}`, ''),
    ...(problem === null ? [] : wrap(clean(problem), '  ')),
    ...(problem === null && evidence.length === 0 ? ['  nothing'] : evidence.flatMap(sourceLines)),
  ];
}

function share(coverage: number | null): string {
  return coverage === null ? '' : ` (${coverage.toFixed(2)}; covered from 0.50)`;
}

function toldLines({ prompt, model }: TraceRecord): string[] {
  if (prompt === null) return ['Claude was not asked.'];
  return [`Claude${model === null ? '' : ` (${model})`} was told prompts/${prompt.name}.md, version ${prompt.version}`];
}

/** What became of a cited article since: what the newsroom says, and its words then and now. */
function correctionLines({ headline, standing, note, since, changes }: Correction, calendar: Calendar): string[] {
  const when = since === null ? '' : ` since ${minuteOf(calendar, since)}`;
  return [
    `${standing.charAt(0).toUpperCase()}${standing.slice(1)}${when}: ${clean(headline.title)} (${clean(headline.id)})`,
    ...(note === null ? [] : [`  Note: ${clean(note)}`]),
    ...changes.flatMap(({ citation, before, after }) => [
      `  [${citation}] then: ${clean(before)}`,
      `  [${citation}] now:  ${after === null ? 'not in it any more' : clean(after)}`,
    ]),
  ];
}

function answerSections(trace: Trace, standingOf: StandingOf): string[][] {
  return textsOf(trace).flatMap(({ headline, sentences, citations }) => {
    if (sentences.length === 0 && headline === null) return [];
    return [
      [
        headline === null ? 'Answer' : `${trace.kind === 'timeline' ? 'Day' : 'Story'}: ${clean(headline)}`,
        ...paragraphs(sentences, citations, '  '),
        '',
        ...citations.flatMap((citation) => citationLines(citation, standingOf)),
      ],
    ];
  });
}

function citationLines(
  { number, article, version, span, quote, headline }: Citation,
  standingOf: StandingOf,
): string[] {
  const mark = `  [${number}] `;
  const standing = standingOf(article, version);
  return [
    ...wrap(`“${clean(quote)}”`, mark),
    ...wrap(
      `${clean(headline.title)}; ${clean(article)}, version ${version.slice(0, versionDigits)}, characters ${span.start}–${span.end}: ${standing === null ? 'no index to look it up in' : standingWords[standing]}`,
      ' '.repeat(mark.length),
    ),
  ];
}

const fates: Readonly<Record<ReadSentence['fate'], string>> = {
  shown: 'shown',
  taken_out: 'taken out',
  unread: 'left out: no time to read it a second time',
  repeat: 'stood there already',
  decline: 'says that nothing answers',
};

/** Both readings of each sentence that Claude wrote. */
function readLines({ read }: TraceRecord): string[] {
  if (read.length === 0) return [];
  const out = read.filter(({ fate }) => fate === 'taken_out').length;
  const title = `Written: ${read.length} ${read.length === 1 ? 'sentence' : 'sentences'}, taken out: ${out}`;
  return [title, ...read.flatMap(readSentenceLines)];
}

function readSentenceLines({ text, fate, found, reading, reason }: ReadSentence): string[] {
  const why = reason === null ? '' : `: ${clean(reason)}`;
  const isRead = fate === 'shown' || fate === 'taken_out';
  return [
    ...wrap(`${clean(text)} — ${fates[fate]}${why}`, '  · '),
    ...(isRead ? wrap(`code: ${found.length === 0 ? 'nothing amiss' : clean(found.join('; '))}`, '      ') : []),
    ...(reading === null ? [] : wrap(`second reading: ${reading.label} (${clean(reading.why)})`, '      ')),
  ];
}

function costLines({ cost, record: { calls, timings, failure, detail } }: Trace): string[] {
  const { retrieveMs, firstSentenceMs, totalMs } = timings;
  const times = [
    ...(retrieveMs === null ? [] : [`found after ${ms(retrieveMs)}`]),
    ...(firstSentenceMs === null ? [] : [`first sentence after ${ms(firstSentenceMs)}`]),
    `done after ${ms(totalMs)}`,
  ];
  return [
    ...(failure === null ? [] : wrap(`Failed: ${failure}${detail === null ? '' : ` — ${clean(detail)}`}`, '')),
    `Cost: ${dollars(cost)}`,
    ...calls.flatMap(callLines),
    `Time: ${times.join(', ')}`,
  ];
}

function callLines({ kind, model, usage, failure, detail, ms: took }: TracedCall): string[] {
  const tokens =
    usage === null
      ? 'tokens unknown'
      : `${usage.inputTokens} tokens in, ${usage.outputTokens} out, ${usage.cacheReadTokens} read from the cache, ${usage.cacheWriteTokens} written to it`;
  const failed = failure === null ? '' : `, failed: ${failure}${detail === null ? '' : ` (${clean(detail)})`}`;
  return wrap(`${kind} by ${clean(model)}: ${tokens}, ${ms(took)}${failed}`, '  · ');
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
