import { correctedReader } from '../../discord/corrected-answers.ts';
import type { PostBody } from '../../discord/wire/channel-post.ts';
import { ArchiveReader } from '../../index/archive-reader.ts';
import { openArchive } from '../../index/open-archive.ts';
import { calendarIn } from '../../language/calendar.ts';
import { silentLog } from '../../log/log.ts';
import { createLibrary } from '../../retrieve/library.ts';
import { CorrectionRound } from '../../schedule/corrections/correction-round.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import { openStoreForReading } from '../../store/sqlite/database.ts';
import type { State } from '../../store/state.ts';

const timeZone = 'UTC';

/** What corrects answers, over a data folder, without a desk: what it finds, and what it writes. */
export function openCorrecting(
  dataDir: string,
  state: State,
  clock: WaitingClock,
): { readonly round: CorrectionRound; readonly read: (payload: string) => Promise<PostBody | null> } {
  const { published } = openArchive(dataDir, timeZone);
  const library = createLibrary(new ArchiveReader(openStoreForReading(dataDir), published), calendarIn(timeZone));
  const { traces, shown, deliveries, settings, schedules } = state;
  const finder = {
    ...library,
    findTrace: (id: string) => traces.find(id),
  };
  return {
    round: new CorrectionRound({
      ...{ finder, shown, deliveries, settings, clock, log: silentLog },
      notices: { tell: async () => {} },
    }),
    read: correctedReader({ desk: finder, shown, deliveries, schedules }),
  };
}
