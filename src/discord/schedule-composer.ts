import type { FrontDesk } from '../desk/front-desk.ts';
import type { Composer } from '../schedule/composer.ts';
import { scopeOfFollow } from '../schedule/follows.ts';
import { wordingFor } from '../wording/translations.ts';
import { briefingRows } from './controls/briefing-buttons.ts';
import { renderBriefing } from './render/briefing-embeds.ts';
import { renderFollowed } from './render/follow-embeds.ts';
import type { Message } from './render/markup.ts';
import { payloadOf } from './wire/channel-post.ts';

type ComposersDesk = Pick<FrontDesk, 'brief' | 'cameSince' | 'whyTold' | 'findTrace' | 'surroundings'>;

/** Writes what comes by itself at the desk, digests and news of what is followed, and draws it as messages of Discord, in the schedule's own language. */
export function scheduleComposer(desk: ComposersDesk): Composer {
  return {
    compose: async (schedule, { after, until, isLate, mark }, signal) => {
      const { id, words, language, count, mention, whenEmpty, follow } = schedule;
      const only = follow === null ? null : scopeOfFollow(follow);
      const asked = { words, ...(only !== null && { only }) };
      const briefing = await desk.brief({ ...asked, language, after, until, count }, { signal });
      // Half a text isn't posted where the whole one can be written after the start.
      signal.throwIfAborted();
      if (briefing.items.length === 0 && whenEmpty === 'skip') return null;
      const wording = wordingFor(language);
      let message: Message;
      if (follow === null)
        message = { ...renderBriefing(briefing, wording, { isLate }), rows: briefingRows(briefing, wording, mark) };
      else {
        const why = await desk.whyTold(
          asked,
          briefing.items.map(({ articles: [lead = ''] }) => lead),
        );
        message = {
          ...renderFollowed(briefing, { ...schedule, follow }, why, wording),
          rows: briefingRows(briefing, wording, mark, id),
        };
      }
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
