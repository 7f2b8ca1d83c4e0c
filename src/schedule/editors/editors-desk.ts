import type { SourceStatus } from '../../coverage/source.ts';
import type { Log } from '../../log/log.ts';
import { doubtedClock } from '../../store/clock-jump.ts';
import { type Deliveries, markOf } from '../../store/deliveries.ts';
import type { RefusedFiles } from '../../store/refused-files.ts';
import type { Settings } from '../../store/settings.ts';
import type { Courier } from '../courier.ts';
import type { WaitingClock } from '../waiting-clock.ts';
import { type ComposeParts, composePost } from './compose-post.ts';
import { keyOf, type PostReference, referenceOf, referencePayload } from './editors-post.ts';
import { sourceWarnings } from './source-warnings.ts';
import {
  atClock,
  begun,
  duePosts,
  nothingTold,
  passedOver,
  posted,
  readTold,
  settled,
  type Told,
  withWarning,
} from './told.ts';
import type { Warning, Warnings } from './warning.ts';

/** Settings of this name hold where the desk stands in what it tells. */
const kept = 'editors/told';
/** Posts of which a trace has ended that are edited in one round. */
const editedAtOnce = 20;

interface EditorsDeskParts extends ComposeParts {
  /** Id of the editors' channel. */
  readonly channel: string;
  readonly settings: Pick<Settings, 'get' | 'change'>;
  readonly deliveries: Pick<Deliveries, 'add' | 'find' | 'outlivingTraces' | 'emptied'>;
  /** Takes a post of the desk as `referencePayload` writes it. */
  readonly courier: Pick<Courier, 'edit'>;
  /** How the sources of the coverage stand. */
  readonly sources: () => readonly SourceStatus[];
  /** Files that can't be read now. */
  readonly refused: () => RefusedFiles;
  readonly log: Pick<Log, 'warn'>;
}

/** The newsroom's own channel: told what readers miss and what is wrong, bundled, and each thing once. */
export interface EditorsDesk extends Warnings {
  /** Puts what is due into the outbox, and takes out of posts what has ended since. What goes wrong is logged, and tried again with the next round. */
  round(signal: AbortSignal): Promise<void>;
}

/** A desk over the state; it may be killed between any two steps. */
export function createEditorsDesk(parts: EditorsDeskParts): EditorsDesk {
  const { channel, settings, deliveries, courier, calendar, log } = parts;
  /** Changes what is kept in one transaction. */
  const change = async (next: (told: Told) => Told): Promise<Told> => {
    const changed = (value: string | null): Told => next(readTold(value) ?? nothingTold(calendar.now(), calendar));
    // Each write waits for the disk, and mostly there is no news.
    const value = await settings.get(kept);
    if (value !== null && JSON.stringify(changed(value)) === value) return changed(value);
    let written = changed(value);
    await settings.change(kept, (now) => {
      written = changed(now);
      return JSON.stringify(written);
    });
    return written;
  };

  const lookAround = (told: Told, daysAhead: number | null, now: Date): Told => {
    const looked = sourceWarnings(parts.sources(), told.sources);
    const { count, first, stamp } = parts.refused();
    const files: Warning[] = stamp === told.files || count === 0 ? [] : [{ about: 'files', count, first: [...first] }];
    const isClockNews = daysAhead !== null && !told.isClockTold;
    const clock: Warning[] = isClockNews ? [{ about: 'clock', daysAhead }] : [];
    const warned = [...looked.warnings, ...files, ...clock].reduce(withWarning, atClock(told, now));
    return { ...warned, sources: looked.told, files: stamp, isClockTold: daysAhead !== null };
  };

  const post = async (reference: PostReference): Promise<void> => {
    const composed = await composePost(reference, [], parts);
    if (composed === null) {
      await change((told) => passedOver(told, reference.kind, calendar.now()));
      return;
    }
    await change((told) => begun(told, reference));
    const key = keyOf(reference);
    const at = calendar.now();
    await deliveries.add(
      {
        ...{ key, kind: 'desk', to: { channel, forum: null, crosspost: false }, mark: markOf(key), dueAt: at },
        ...{ payload: referencePayload(reference), traces: composed.traces, tells: null },
      },
      at,
    );
    await change((told) => posted(told, reference, at));
  };

  const lookAfter = async (told: Told): Promise<void> => {
    for (const { key } of Object.values(told.kinds)) {
      const reference = key === null ? null : referenceOf(key);
      const delivery = key === null ? null : await deliveries.find(key);
      if (reference === null || delivery?.state === 'waiting' || delivery?.state === 'sending') continue;
      const isDropped = delivery?.state === 'dropped' && delivery.trouble === null;
      await change((now) => settled(now, reference, isDropped));
    }
  };

  const takeOutEnded = async (signal: AbortSignal): Promise<void> => {
    for (const { key, posted: where } of await deliveries.outlivingTraces('desk', editedAtOnce)) {
      const reference = referenceOf(key);
      if (where !== null && reference !== null) {
        const edited = await courier.edit(where, referencePayload(reference), signal);
        if (edited.kind === 'unreachable') return;
        if (edited.kind === 'refused') {
          log.warn('A post of the editors’ desk could not be edited', { detail: edited.detail });
          // What was forgotten stands there still: it is taken out once the bot may do so again.
          if (edited.reason === 'missing_permission') return;
        }
      }
      await deliveries.emptied(key);
    }
  };

  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn('The editors’ desk was held up', { error });
    }
  };

  return {
    warn: async (warning) => {
      await change((told) => withWarning(told, warning));
    },
    round: async (signal) => {
      await guarded(async () => {
        const daysAhead = await doubtedClock(settings);
        await lookAfter(await change((before) => lookAround(before, daysAhead, calendar.now())));
        const told = await change((before) => before);
        for (const reference of duePosts(told, calendar.now(), calendar)) await guarded(() => post(reference));
      });
      await guarded(() => takeOutEnded(signal));
    },
  };
}

/** Between two rounds: what is due comes within this time, and what was forgotten goes within it. */
const roundEveryMs = 60_000;

/** Looks after the desk until `signal` aborts; resolves when nothing of it is under way. */
export async function keepEditorsRounds(
  desk: EditorsDesk,
  clock: WaitingClock,
  isHere: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    if (await isHere()) await desk.round(signal);
    await clock.wait(roundEveryMs, signal);
  }
}
