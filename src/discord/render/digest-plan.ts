import type { Rhythm } from '../../coverage/rhythm.ts';
import type { Schedule, ScheduleForm } from '../../store/schedules.ts';
import { languages } from '../../wording/translations.ts';
import type { Wording } from '../../wording/wording.ts';
import { asData, clip } from './escape.ts';
import { line, type Paragraph } from './markup.ts';
import { digestWordsChars, forumTitleChars } from './size-limits.ts';
import { momentMarkdown } from './timestamps.ts';

const tagChars = 30;
const shortChars = 60;

/** How often, in words. */
function rhythmWords(rhythm: Rhythm, { digests: said }: Wording): string {
  if (rhythm.kind === 'hourly' || rhythm.kind === 'often') return said.rhythm[rhythm.kind];
  if (rhythm.kind === 'weekly') return said.rhythm.weekly(rhythm.weekday, rhythm.at);
  return said.rhythm[rhythm.kind](rhythm.at);
}

/** A moment, and how far off it is. */
export function momentAndDistance(moment: Date | null, { digests: said }: Wording): string {
  return moment === null ? said.never : `${momentMarkdown(moment, 'f')} (${momentMarkdown(moment, 'R')})`;
}

/** A digest in a few plain words, for a menu. @param limit characters */
export function digestLabel(form: ScheduleForm, channelName: string | null, wording: Wording, limit: number): string {
  const about = form.words === '' ? wording.digests.everything : `“${clip(form.words, shortChars)}”`;
  const where = channelName === null ? [] : [`#${channelName}`];
  return clip([rhythmWords(form.rhythm, wording), about, ...where].join(' · '), limit);
}

/** A digest in a line of a list. */
export function digestLine(schedule: Schedule, next: Date | null, wording: Wording): string {
  const { digests: said } = wording;
  const about = schedule.words === '' ? said.everything : `“${asData(schedule.words, shortChars)}”`;
  const state =
    schedule.paused === null ? momentAndDistance(next, wording) : `⏸ ${pausedWords(schedule.paused, wording)}`;
  return `\`${schedule.id}\` <#${schedule.channel}> · ${rhythmWords(schedule.rhythm, wording)} · ${about} · ${state}`;
}

/** Since when it is paused, and why. */
export function pausedWords({ why, since }: NonNullable<Schedule['paused']>, { digests: said }: Wording): string {
  return said.paused(momentMarkdown(since, 'R'), said.pausedBy[why]);
}

/** What a digest is set to. @param tagNames of the forum, by id */
export function planBlocks(
  form: ScheduleForm,
  next: Date | null,
  tagNames: ReadonlyMap<string, string>,
  wording: Wording,
): Paragraph[] {
  const said = wording.digests;
  const { forum, quiet } = form;
  const about = form.words === '' ? said.everything : `“${asData(form.words, digestWordsChars)}”`;
  const tags = forum?.tags.map((id) => asData(tagNames.get(id) ?? id, tagChars)).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [said.where, `<#${form.channel}>`],
    [said.when, `${rhythmWords(form.rhythm, wording)} · ${said.zone(form.timeZone)}`],
    [said.next, momentAndDistance(next, wording)],
    [said.about, about],
    [said.size, said.upTo(form.count)],
    [said.language, languages.find(({ locale }) => locale === form.language)?.name ?? form.language],
    [said.quiet, quiet === null ? said.noQuiet : `${quiet.from}–${quiet.to}`],
    [said.mention, form.mention === null ? said.nobody : `<@&${form.mention}>`],
    [said.whenEmpty, said.empty[form.whenEmpty]],
    [said.missed, said.late[form.missed]],
    ...(form.crosspost ? [[said.crosspost, said.yes] as const] : []),
    ...(forum === null ? [] : [[said.forumTitle, asData(forum.name, forumTitleChars)] as const]),
    ...(tags ? [[said.tags, tags] as const] : []),
  ];
  return facts.map(([what, fact], at) => line('plain', at === 0, `**${what}:** ${fact}`));
}
