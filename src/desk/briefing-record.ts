import type { Briefing, BriefingRequest } from '../coverage/briefing.ts';
import type { Digest } from '../coverage/digest.ts';

/** A digest that came by itself as it lies in its trace, next to those that were asked for. */
export function digestOf({ request, wish, leftOut, ...rest }: Briefing): Digest {
  const { words, language, after, until, count } = request;
  const filter = { from: null, to: null, outlets: wish.outlets };
  return {
    ...rest,
    request: { days: null, topic: words === '' ? null : words, count, filter, askedAt: until },
    told: { words, language, after, until, wish, leftOut },
  };
}

/** The same again from its trace; `null` for a digest that was asked for. */
export function briefingOf({ request: asked, told, items, ...rest }: Digest): Briefing | null {
  if (told === undefined) return null;
  const { wish, leftOut, ...window } = told;
  const request: BriefingRequest = { ...window, count: asked.count };
  return {
    ...rest,
    request,
    wish,
    leftOut,
    items: items.map((item) => ({ ...item, news: item.news ?? { kind: 'new' } })),
  };
}
