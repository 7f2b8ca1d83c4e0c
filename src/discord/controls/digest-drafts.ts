import type { BriefingPreview } from '../../coverage/briefing.ts';
import { formOf } from '../../schedule/server-digests.ts';
import type { Schedule, ScheduleForm } from '../../store/schedules.ts';
import { newTraceId } from '../../store/trace-id.ts';
import type { BotContext } from '../wire/bot-context.ts';

/** A digest that somebody is setting up. It lives in this process alone: it is of no use to anybody until it is saved, and says so when it is gone. */
export interface Draft {
  readonly id: string;
  readonly guildId: string;
  /** The digest that is changed; `null` for a new one. */
  readonly of: { readonly id: string; readonly before: ScheduleForm } | null;
  readonly form: ScheduleForm;
  /** Nobody has chosen the server's time zone yet: it is the newsroom's. */
  readonly isZoneTaken: boolean;
  /** What the words would have brought; `null` until it is known, and when it can't be. */
  readonly preview: BriefingPreview | null;
}

/** People who walk away leave theirs behind. */
const mostDrafts = 1_000;
const draftsOf = new WeakMap<BotContext, Map<string, Draft>>();

function draftsIn(context: BotContext): Map<string, Draft> {
  const drafts = draftsOf.get(context) ?? new Map<string, Draft>();
  draftsOf.set(context, drafts);
  return drafts;
}

/** Begins a new digest. It is kept once it is shown. */
export function newDraft(guildId: string, form: ScheduleForm, isZoneTaken: boolean): Draft {
  return { id: newTraceId(), guildId, of: null, form, isZoneTaken, preview: null };
}

/** Begins to change a digest. It is kept once it is shown. */
export function draftOf(guildId: string, schedule: Schedule): Draft {
  const form = formOf(schedule);
  const of = { id: schedule.id, before: form };
  return { id: newTraceId(), guildId, of, form, isZoneTaken: false, preview: null };
}

/** Puts a draft in place of what it was; of too many, the one that was left the longest goes. */
export function keepDraft(draft: Draft, context: BotContext): Draft {
  const drafts = draftsIn(context);
  drafts.delete(draft.id);
  drafts.set(draft.id, draft);
  const [oldest] = drafts.keys();
  if (drafts.size > mostDrafts && oldest !== undefined) drafts.delete(oldest);
  return draft;
}

/** @returns `null` when it is gone, or another server's. */
export function findDraft(id: string | undefined, guildId: string, context: BotContext): Draft | null {
  const draft = draftsIn(context).get(id ?? '') ?? null;
  return draft?.guildId === guildId ? draft : null;
}

/** Throws a draft away. */
export function dropDraft({ id }: Draft, context: BotContext): void {
  draftsIn(context).delete(id);
}
