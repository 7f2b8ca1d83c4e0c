import type { Briefing } from '../../coverage/briefing.ts';
import type { Correction } from '../../coverage/correction.ts';
import type { Follow } from '../../coverage/follow.ts';
import type { Schedule, ScheduleForm } from '../../store/schedules.ts';
import type { Wording } from '../../wording/wording.ts';
import { markItems } from '../../writing/mark-corrections.ts';
import { briefingStory } from './briefing-embeds.ts';
import { correctionLines } from './correction-lines.ts';
import { staleNotes, writtenBy } from './digest-embeds.ts';
import { asData, clip } from './escape.ts';
import { line, type Message, type Paragraph } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';
import { headlineChars } from './size-limits.ts';
import { secondReadingNotes, smallPrint } from './small-print.ts';
import { momentMarkdown } from './timestamps.ts';

/** A word of an article that is named as a reason, and a label within a line of a list. */
const reasonChars = 60;
const labelChars = 80;

/**
 * News of something that is followed, as one message: why each story is told, how much comes, and when not.
 * @param told `why`: for each story, words of it; empty where nothing can be named
 */
export function renderFollowed(
  given: Briefing,
  schedule: Schedule & { readonly follow: Follow },
  { why, corrections }: { readonly why: readonly (readonly string[])[]; readonly corrections: readonly Correction[] },
  wording: Wording,
): Message {
  const briefing = markItems(given, corrections);
  const { items } = briefing;
  const { follow, follower } = schedule;
  const said = wording.follows;
  const [message] = fitted(
    items.length,
    (kept) => {
      const shown = items.slice(0, kept);
      const leftOut = briefing.leftOut + items.length - kept;
      const blocks = [
        ...correctionLines(corrections, wording),
        line('plain', false, `**${said.heading(followLabel(follow), follower === null)}**`),
        ...(briefing.quotesReason === null
          ? []
          : [line('small', false, wording.reason(briefing.quotesReason, briefing.mode))]),
        ...shown.flatMap((item, at) => [...briefingStory(item, wording), reason(why[at] ?? [], wording)]),
        ...(leftOut > 0 ? [line('small', true, wording.briefing.leftOut(leftOut))] : []),
        ...smallPrint([
          ...secondReadingNotes(
            briefing.secondReading,
            shown.flatMap(({ sentences }) => sentences),
            wording,
          ),
          ...staleNotes(briefing.stale, wording),
          said.print(follow.mostADay, quietOf(schedule)),
        ]),
      ];
      return toMessages(blocks, writtenBy(briefing, wording), colours[briefing.mode]);
    },
    1,
  );
  return { content: '', embeds: message?.embeds ?? [], rows: [] };
}

function reason(words: readonly string[], { follows: said }: Wording): Paragraph {
  const named = words.map((word) => asData(word, reasonChars)).filter((word) => word !== '');
  return line('small', false, `*${said.because(named.length === 0 ? said.goesOn : named.join(', '))}*`);
}

/** By which name a follow is known, escaped. */
export function followLabel({ label }: Follow): string {
  return asData(label, headlineChars);
}

/** The same for a menu, in plain words. @param limit characters */
export function followChoice({ kind, label }: Follow, { follows: said }: Wording, limit: number): string {
  return clip(`${said.kinds[kind]}: ${label}`, limit);
}

/** What was understood of a follow, in a sentence. */
export function followPromise(
  follow: Follow,
  { channel, ...times }: Pick<ScheduleForm, 'channel' | 'quiet' | 'timeZone'>,
  isHere: boolean,
  { follows: said }: Wording,
): string {
  const where = isHere ? `<#${channel}>` : null;
  return said.promised[follow.kind](followLabel(follow), where, follow.mostADay, quietOf(times));
}

/** A follow in a line of a list. */
export function followLine(
  { follow, follower, channel, paused, ...times }: Schedule & { readonly follow: Follow },
  wording: Wording,
): string {
  const { follows: said } = wording;
  const about = `**${said.kinds[follow.kind]}** “${asData(follow.label, labelChars)}”`;
  const where = follower === null ? [`<#${channel}>`] : [];
  const state = paused === null ? said.amount(follow.mostADay, quietOf(times)) : `⏸ ${followPaused(paused, wording)}`;
  return [about, ...where, state].join(' · ');
}

/** Since when it is paused, and why. */
export function followPaused({ why, since }: NonNullable<Schedule['paused']>, { follows: said }: Wording): string {
  return said.paused(momentMarkdown(since, 'R'), said.pausedBy[why]);
}

function quietOf({ quiet, timeZone }: Pick<ScheduleForm, 'quiet' | 'timeZone'>) {
  return quiet === null ? null : { ...quiet, zone: timeZone };
}
