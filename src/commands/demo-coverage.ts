import type { Newsroom } from '../app/newsroom.ts';
import type { Arrival, Corrections } from '../local/page/channel-view.ts';
import type { Example } from '../local/page/page-words.ts';
import type { Log } from '../log/log.ts';
import { PlayedSource } from './played-source.ts';

/** Questions to the articles that come with the program, and what each shows. */
const sampleQuestions: readonly Example[] = [
  { question: 'Which drones does South Korea buy from Poland?', shows: 'covered' },
  { question: 'What did the security dialogue in Warsaw agree on?', shows: 'dated' },
  { question: 'Who won the 2022 World Cup?', shows: 'notCovered' },
];
const headlinesOffered = 3;

/** An article shows within seconds of its publication. */
const pollEveryMs = 5_000;

interface DemoCoverageOptions {
  readonly now: () => Date;
  readonly log: Log;
  /** How often what is new is looked for, in milliseconds; by default as often as a person who looks on may wish. */
  readonly lookEveryMs?: number;
}

/** What a demo has to answer from, and what comes in while one looks on. */
export interface DemoCoverage {
  /** Questions to begin with, as the coverage is now. */
  readonly examples: () => Promise<readonly Example[]>;
  /** A newsroom is played: its articles come in. */
  readonly isPlayed: boolean;
  /** The newest of its articles that can be asked about; `null` before the first. */
  newest(): Arrival | null;
  /** Calls `listener` with each article that has come in; the returned function ends it. */
  onArrival(listener: (arrival: Arrival) => void): () => void;
  /** Corrects articles that somebody was told of; `null` where no newsroom is played. */
  readonly corrections: Corrections | null;
  close(): Promise<void>;
}

/**
 * Has a newsroom watch its coverage. Where nobody has named coverage of their own, a newsroom is played, too: its articles come in while one looks
 * on, and go with the demo.
 */
export async function openDemoCoverage(
  newsroom: Newsroom,
  { now, log, lookEveryMs }: DemoCoverageOptions,
): Promise<DemoCoverage> {
  const listeners = new Set<(arrival: Arrival) => void>();
  let newest: Arrival | null = null;
  const standing = {
    newest: () => newest,
    onArrival(listener: (arrival: Arrival) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const pace = lookEveryMs === undefined ? {} : { everyMs: lookEveryMs };
  if (!newsroom.hasSampleAlone) {
    newsroom.watch(pace);
    const examples = (): Promise<Example[]> => headlineQuestions(newsroom, now());
    return { ...standing, examples, isPlayed: false, corrections: null, close: async () => {} };
  }
  const played = await PlayedSource.start(now, { pollEveryMs: lookEveryMs ?? pollEveryMs });
  const tellNewest = async (): Promise<void> => {
    const found = await played.newestIn(newsroom.library, now());
    if (found === null) return;
    newest = found;
    for (const listener of listeners) listener(found);
  };
  const failed = (error: unknown): void => log.error('The newest article was not shown', { error });
  newsroom.watch({ ...pace, extra: [played.entry], onPublished: () => void tellNewest().catch(failed) });
  const corrections: Corrections = {
    canCorrect: (text) => played.canCorrect(text),
    correct: (text) => played.correct(text),
  };
  return {
    ...{ ...standing, corrections },
    examples: async () => sampleQuestions,
    isPlayed: true,
    close: () => played.close(),
  };
}

/** Questions that a newsroom's own articles answer: what their newest stories are about. */
async function headlineQuestions({ library }: Newsroom, askedAt: Date): Promise<Example[]> {
  const filter = { from: null, to: null, outlets: [] };
  const found = await library.newest({ days: null, topic: null, count: headlinesOffered, filter, askedAt });
  return found.stories.flatMap(({ lead: { title, titleIsOurs } }) => (titleIsOurs ? [] : [{ headline: title }]));
}
