import type { FrontDesk } from '../desk/front-desk.ts';
import type { Composer } from '../schedule/composer.ts';
import { wordingFor } from '../wording/translations.ts';
import { briefingRows } from './controls/briefing-buttons.ts';
import { renderBriefing } from './render/briefing-embeds.ts';
import { payloadOf } from './wire/channel-post.ts';

/** Writes scheduled digests at the desk and draws them as messages of Discord, in the schedule's own language. */
export function scheduleComposer(desk: Pick<FrontDesk, 'brief' | 'findTrace' | 'surroundings'>): Composer {
  return {
    compose: async ({ words, language, count, mention, whenEmpty }, { after, until, isLate, mark }, signal) => {
      const briefing = await desk.brief({ words, language, after, until, count }, { signal });
      // Half a text isn't posted where the whole one can be written after the start.
      signal.throwIfAborted();
      if (briefing.items.length === 0 && whenEmpty === 'skip') return null;
      const wording = wordingFor(language);
      const message = { ...renderBriefing(briefing, wording, { isLate }), rows: briefingRows(briefing, wording, mark) };
      const trace = briefing.trace ?? null;
      return { payload: payloadOf({ message, mention, files: [] }), traces: trace === null ? [] : [trace] };
    },
    stands: async (traces) => {
      const found = await Promise.all(traces.map((trace) => desk.findTrace(trace)));
      const cited = found.flatMap((trace) => trace?.record.digest?.items.flatMap(({ citations }) => citations) ?? []);
      const around = await Promise.all(cited.map((citation) => desk.surroundings(citation)));
      return !around.includes(null);
    },
  };
}
