import type { FrontDesk } from '../desk/front-desk.ts';
import type { Composer } from '../schedule/composer.ts';
import { wordingFor } from '../wording/translations.ts';
import { briefingRows } from './controls/briefing-buttons.ts';
import { askedOf, followedMessage } from './followed-message.ts';
import { renderBriefing } from './render/briefing-embeds.ts';
import { payloadOf } from './wire/channel-post.ts';

type ComposersDesk = Pick<FrontDesk, 'brief' | 'cameSince' | 'whyTold' | 'findTrace' | 'surroundings'>;

/** Writes what comes by itself at the desk, digests and news of what is followed, and draws it as messages of Discord, in the schedule's own language. */
export function scheduleComposer(desk: ComposersDesk): Composer {
  return {
    compose: async (schedule, { after, until, isLate, mark }, signal) => {
      const { language, count, mention, whenEmpty, follow } = schedule;
      const request = { ...askedOf(schedule, follow), language, after, until, count };
      const briefing = await desk.brief(request, { signal });
      // Half a text isn't posted where the whole one can be written after the start.
      signal.throwIfAborted();
      if (briefing.items.length === 0 && whenEmpty === 'skip') return null;
      const wording = wordingFor(language);
      const message =
        follow === null
          ? { ...renderBriefing(briefing, wording, { isLate }), rows: briefingRows(briefing, wording, mark) }
          : await followedMessage(briefing, { ...schedule, follow }, desk, { mark, wording });
      const trace = briefing.trace ?? null;
      return { payload: payloadOf({ message, mention, files: [] }), traces: trace === null ? [] : [trace] };
    },
    anythingCame: (window) => desk.cameSince(window),
    stands: async (traces) => {
      const found = await Promise.all(traces.map((trace) => desk.findTrace(trace)));
      const cited = found.flatMap((trace) => trace?.record.digest?.items.flatMap(({ citations }) => citations) ?? []);
      const around = await Promise.all(cited.map((citation) => desk.surroundings(citation)));
      return !around.includes(null);
    },
  };
}
