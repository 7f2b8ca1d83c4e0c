import { silentLog } from '../../src/log/log.ts';
import type { Composer, DigestWindow } from '../../src/schedule/composer.ts';
import { crosspostAll } from '../../src/schedule/crosspost-round.ts';
import { DigestRound } from '../../src/schedule/digest-round.ts';
import type { Notice } from '../../src/schedule/notices.ts';
import { PostOffice } from '../../src/schedule/post-office.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { PlayedChannels } from './played-channels.ts';
import { PlayedTime } from './played-time.ts';

export const going = new AbortController().signal;

/** A store, a clock and channels, and as many processes as one likes that do on them what is due. */
export function scheduleDesk(start: string) {
  const time = new PlayedTime(start);
  const channels = new PlayedChannels(time);
  const folder = temporaryFolder();
  const notices: Notice[] = [];
  const windows: DigestWindow[] = [];
  let write: (window: DigestWindow) => string | null = ({ until, isLate }) =>
    `${until.toISOString().slice(0, 16)}${isLate ? ' late' : ''}`;
  let came: (window: Pick<DigestWindow, 'after' | 'until'>) => boolean = () => true;
  let isWithdrawn = false;
  const composer: Composer = {
    stands: async () => !isWithdrawn,
    anythingCame: async (window) => came(window),
    compose: async (_, window) => {
      isWithdrawn = false;
      const payload = write(window);
      windows.push(window);
      return payload === null ? null : { payload, traces: [] };
    },
  };
  const open = () => {
    const state = openState(folder);
    onTestFinished(() => state.close());
    return state;
  };
  const process = (holder: string) => {
    const state = open();
    const parts = {
      ...{ schedules: state.schedules, deliveries: state.deliveries, composer, courier: channels, clock: time, holder },
      ...{ log: silentLog, notices: { tell: async (notice: Notice) => void notices.push(notice) } },
    };
    const [round, office] = [new DigestRound(parts), new PostOffice(parts)];
    return {
      state,
      parts,
      look: () => time.until(round.look(going)),
      post: () => time.until(office.deliver(going)),
      crosspost: () => time.until(crosspostAll(parts, going)),
      /** Looks and posts every `everyMs`, for that long. */
      run: async (forMs: number, everyMs = 60_000) => {
        for (let passed = 0; passed < forMs; passed += everyMs) {
          await time.until(round.look(going));
          await time.until(office.deliver(going));
          await time.pass(everyMs);
        }
      },
    };
  };
  return {
    ...{ time, channels, notices, windows, process },
    /** What was written last quotes something that readers may not read any more. */
    withdraw: () => {
      isWithdrawn = true;
    },
    comes: (how: typeof came) => {
      came = how;
    },
    writes: (how: typeof write) => {
      write = how;
    },
  };
}
