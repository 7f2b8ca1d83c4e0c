import { ComponentType, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import type { QuietHours, Rhythm } from '../../coverage/rhythm.ts';
import { InputError } from '../../desk/check-input.ts';
import { readTimeOfDay } from '../../language/time-of-day.ts';
import type { ScheduleForm } from '../../store/schedules.ts';
import { languages } from '../../wording/translations.ts';
import type { Wording } from '../../wording/wording.ts';
import { clip } from '../render/escape.ts';
import { defaultDigestTime, digestWordsChars, forumTitleChars, maxStories } from '../render/size-limits.ts';
import { customId, verbs } from './custom-id.ts';
import { draftParts } from './draft-panel.ts';

const fields = {
  rhythm: 'rhythm',
  weekday: 'weekday',
  at: 'at',
  quiet: 'quiet',
  missed: 'missed',
  words: 'words',
  count: 'count',
  language: 'language',
  whenEmpty: 'when-empty',
  title: 'title',
} as const;

const typedChars = 20;
const daysOfWeek = [1, 2, 3, 4, 5, 6, 7];
/** As people part two times. */
const betweenTimes = /\s*(?:[-–—~]|to|do|до)\s*/u;

/** The rhythms by name, in the order in which they are offered. */
export const rhythmKinds = ['daily', 'weekdays', 'weekly', 'hourly'] as const;

/** When it comes: rhythm, day, time, quiet hours, what becomes of a missed one. */
export function whenDialog(draft: string, form: ScheduleForm, { digests: said }: Wording) {
  const { rhythm, quiet } = form;
  return {
    custom_id: customId(verbs.draft, draft, draftParts.when),
    title: said.dialog.when,
    components: [
      menu(
        fields.rhythm,
        said.dialog.rhythm,
        rhythmKinds.map((kind) => [kind, said.rhythms[kind]]),
        rhythm.kind,
      ),
      menu(
        fields.weekday,
        said.dialog.weekday,
        daysOfWeek.map((day) => [String(day), said.weekday(day)]),
        String(rhythm.kind === 'weekly' ? rhythm.weekday : 1),
      ),
      text(fields.at, said.dialog.at, timeOf(rhythm), typedChars),
      text(fields.quiet, said.dialog.quiet, quiet === null ? '' : `${quiet.from}-${quiet.to}`, 2 * typedChars, false),
      menu(
        fields.missed,
        said.dialog.missed,
        [
          ['newest', said.late.newest],
          ['none', said.late.none],
        ],
        form.missed,
      ),
    ],
  };
}

/** What is in it: words, how many, language, what is said when nothing is new, and the title of a forum's post. */
export function whatDialog(draft: string, form: ScheduleForm, { digests: said }: Wording) {
  return {
    custom_id: customId(verbs.draft, draft, draftParts.what),
    title: said.dialog.what,
    components: [
      {
        ...text(fields.words, said.dialog.about, form.words, digestWordsChars, false, TextInputStyle.Paragraph),
        description: said.dialog.aboutHint,
      },
      text(fields.count, said.dialog.count, String(form.count), 2),
      menu(
        fields.language,
        said.dialog.language,
        languages.map(({ locale, name }) => [locale, name]),
        form.language,
      ),
      menu(
        fields.whenEmpty,
        said.dialog.whenEmpty,
        [
          ['skip', said.empty.skip],
          ['say', said.empty.say],
        ],
        form.whenEmpty,
      ),
      ...(form.forum === null ? [] : [text(fields.title, said.dialog.forumTitle, form.forum.name, forumTitleChars)]),
    ],
  };
}

/** @throws {InputError} for times that are none. */
export function readWhen(interaction: ModalSubmitInteraction, form: ScheduleForm): ScheduleForm {
  const typedTime = interaction.fields.getTextInputValue(fields.at);
  const weekday = Number(chosen(interaction, fields.weekday) ?? 1);
  const kind = rhythmKinds.find((each) => each === chosen(interaction, fields.rhythm)) ?? 'daily';
  const missed = chosen(interaction, fields.missed) === 'none' ? 'none' : 'newest';
  const rhythm = rhythmOf(kind, kind === 'hourly' ? '' : typedTime, weekday, interaction.locale);
  return { ...form, rhythm, quiet: readQuiet(interaction), missed };
}

/** @throws {InputError} for a number that is none. */
export function readWhat(interaction: ModalSubmitInteraction, form: ScheduleForm): ScheduleForm {
  const value = (field: string): string => interaction.fields.getTextInputValue(field).trim();
  const typed = value(fields.count);
  const count = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  if (count < 1 || count > maxStories) throw new InputError(({ digests }) => digests.badCount(clip(typed, typedChars)));
  const language = languages.find(({ locale }) => locale === chosen(interaction, fields.language))?.locale;
  const name = form.forum === null ? '' : value(fields.title);
  return {
    ...form,
    words: value(fields.words),
    count,
    language: language ?? form.language,
    whenEmpty: chosen(interaction, fields.whenEmpty) === 'say' ? 'say' : 'skip',
    forum: form.forum === null ? null : { ...form.forum, name: name === '' ? form.forum.name : name },
  };
}

/**
 * @param typed a time of day, as people type it; not looked at for an hourly rhythm
 * @throws {InputError} for what is no time.
 */
export function rhythmOf(kind: (typeof rhythmKinds)[number], typed: string, weekday: number, locale: string): Rhythm {
  if (kind === 'hourly') return { kind };
  const at = readTimeOfDay(typed, locale);
  if (at === null) throw new InputError(({ digests }) => digests.badTime(clip(typed, typedChars)));
  return kind === 'weekly' ? { kind, weekday, at } : { kind, at };
}

function timeOf(rhythm: Rhythm): string {
  return 'at' in rhythm ? rhythm.at : defaultDigestTime;
}

function readQuiet(interaction: ModalSubmitInteraction): ScheduleForm['quiet'] {
  const typed = interaction.fields.getTextInputValue(fields.quiet).trim();
  return typed === '' ? null : quietHours(typed, interaction.locale);
}

/** Quiet hours as people type them: "22:00-07:00". @throws {InputError} for what are none. */
export function quietHours(typed: string, locale: string): QuietHours {
  const times = typed.split(betweenTimes).map((part) => readTimeOfDay(part, locale));
  const [from = null, to = null] = times;
  if (times.length !== 2 || from === null || to === null || from === to)
    throw new InputError(({ digests }) => digests.badQuiet(clip(typed, 2 * typedChars)));
  return { from, to };
}

function chosen({ fields: { fields: all } }: ModalSubmitInteraction, field: string): string | undefined {
  const found = all.get(field);
  return found !== undefined && 'values' in found ? found.values[0] : undefined;
}

function menu(field: string, label: string, options: readonly (readonly [string, string])[], current: string) {
  return {
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.StringSelect as const,
      custom_id: field,
      options: options.map(([value, name]) => ({ value, label: name, default: value === current })),
    },
  };
}

function text(
  field: string,
  label: string,
  value: string,
  mostChars: number,
  isRequired = true,
  style: TextInputStyle = TextInputStyle.Short,
) {
  return {
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: field,
      style,
      required: isRequired,
      max_length: mostChars,
      ...(value === '' ? {} : { value }),
    },
  };
}
