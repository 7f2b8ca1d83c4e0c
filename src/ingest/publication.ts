import type { ArticleStatus } from '../coverage/article.ts';
import type { Warn } from '../coverage/unreadable.ts';
import { startOfDay } from '../language/calendar.ts';
import { isDay } from '../language/dates.ts';
import { languagesWithRules } from '../language/languages.ts';
import { readWrittenDate } from '../language/written-date.ts';
import { fieldName, type HeaderEntry, type HeaderValue, isList, wordsOfValue } from './header-entry.ts';
import { isNear } from './near-spelling.ts';

const words = languagesWithRules.flatMap(({ fields }) => fields ?? []);
const statuses = new Map<string, ArticleStatus>(
  (['published', 'corrected', 'withdrawn', 'draft'] as const).flatMap((status) =>
    words.flatMap((language) => language.statuses[status].map((word): [string, ArticleStatus] => [word, status])),
  ),
);
const yes = new Set(['1', ...words.flatMap((language) => language.yes)]);
const no = new Set(['0', ...words.flatMap((language) => language.no)]);
/** Switches that take an article out when they are on, or when they are off. */
const hidesWhenOn = new Set('draft unpublished hidden private withdrawn retracted deleted embargoed'.split(' '));
const hidesWhenOff = new Set('released published publish public live visible'.split(' '));
const embargoes = new Set('embargo embargo_until embargoed_until embargo-until embargountil'.split(' '));

function plain(value: HeaderValue): string {
  return (wordsOfValue(value) ?? '')
    .normalize('NFKC')
    .trim()
    .replace(/^["'“”‘’]+|["'“”‘’.!]+$/g, '')
    .toLowerCase();
}

/** `is_draft`, `isDraft` and `is-published` are the switches `draft` and `published`. */
function switchName(name: string): string {
  const bare = name.replace(/^is[-_ ]?/, '');
  return hidesWhenOn.has(bare) || hidesWhenOff.has(bare) || statuses.has(bare) ? bare : name;
}

/** Keys that systems keep an article's standing under: `post_status`, `workflow_state`. */
const speaksOfStatus = new RegExp(
  `stat|publi|workflow|visib|stage|(?:${words.flatMap(({ names }) => names['status'] ?? []).join('|')})$`,
);

/**
 * Whether readers may see an article, by all that its fields say: where one of them holds it back, or can't be understood, it is held back.
 * `null` where nothing is said.
 */
export function readStatus(entries: readonly HeaderEntry[], timeZone: string, warn: Warn): ArticleStatus | null {
  const said = entries.flatMap((entry) => [
    ...[statusOf(entry, entries, timeZone, warn) ?? []].flat(),
    ...(nestedStatusOf(entry, warn) ?? []),
  ]);
  for (const status of ['withdrawn', 'draft', 'corrected', 'published'] as const)
    if (said.includes(status)) return status;
  return null;
}

/** Until when an article waits, in milliseconds since 1970, by the latest embargo that it names; `null` for none. */
export function readEmbargo(entries: readonly HeaderEntry[], timeZone: string): number | null {
  const moments = entries
    .filter(({ key }) => embargoes.has(fieldName(key)))
    .flatMap(({ value }) => embargoMoment(value, timeZone) ?? []);
  return moments.length === 0 ? null : Math.max(...moments);
}

/** A day's embargo ends as the day begins. */
function embargoMoment(value: HeaderValue, timeZone: string): number | null {
  const until = readWrittenDate(wordsOfValue(value) ?? '', timeZone)?.date ?? null;
  if (until === null) return null;
  return isDay(until) ? startOfDay({ timeZone }, until).getTime() : Date.parse(until.replace(' ', 'T'));
}

/** What a group of fields says outright: `meta: {status: withdrawn}`. Its other switches may be of something else. */
function nestedStatusOf({ key, value, line }: HeaderEntry, warn: Warn): [ArticleStatus] | null {
  if (value === null || typeof value === 'string' || isList(value)) return null;
  for (const [inner, content] of Object.entries(value)) {
    const name = fieldName(inner);
    const said = plain(content);
    const isSwitched = /^(?:draft|unpublished|withdrawn|retracted)$/.test(name) && yes.has(said);
    const status = isSwitched ? 'draft' : speaksOfStatus.test(name) ? statuses.get(said) : undefined;
    if (status !== 'withdrawn' && status !== 'draft') continue;
    warn(`${key}.${inner} says ${said}; it was read as status`, line);
    return [status];
  }
  return null;
}

function statusOf(
  { key, value, line }: HeaderEntry,
  entries: readonly HeaderEntry[],
  timeZone: string,
  warn: Warn,
): ArticleStatus | null {
  const name = switchName(fieldName(key));
  const said = plain(value);
  if (said === '') return null;
  const held = (reason: string): ArticleStatus => {
    warn(`${reason}, so the article is held back as a draft`, line);
    return 'draft';
  };
  if (name === 'status' || (isNear(name, 'status') && !entries.some((other) => fieldName(other.key) === 'status'))) {
    return statuses.get(said) ?? held(`status “${said}” is none of published, corrected, withdrawn or draft`);
  }
  if (hidesWhenOn.has(name)) {
    if (no.has(said)) return null;
    if (yes.has(said)) return name === 'withdrawn' || name === 'retracted' ? 'withdrawn' : 'draft';
    return held(`${name} is neither true nor false`);
  }
  if (hidesWhenOff.has(name)) {
    // Some systems keep the day of publication there.
    if (yes.has(said) || readWrittenDate(said, timeZone) !== null) return null;
    return no.has(said) ? 'draft' : held(`${name} is neither true nor false`);
  }
  if (embargoes.has(name) && !no.has(said)) {
    if (embargoMoment(value, timeZone) !== null) return null;
    return held(`${name} “${said}” is no time; write it like 2026-12-01T10:00`);
  }
  // A key that isn't known but says that the article is none for readers: `state: draft`, `staus: withdrawn`, `spiked: true`.
  const status = yes.has(said) ? statuses.get(name) : speaksOfStatus.test(name) ? statuses.get(said) : undefined;
  if (status === 'withdrawn' || status === 'draft') {
    warn(`${name} says ${said}; it was read as status`, line);
    return status;
  }
  // `pubstatus: eyes-only`: what isn't known is a doubt there too.
  const isStatus = /(?:^|[-_ ]|pub)status$/.test(name);
  return isStatus && !statuses.has(said) ? held(`${name} “${said}” isn't known`) : null;
}
