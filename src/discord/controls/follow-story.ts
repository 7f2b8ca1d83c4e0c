import type { Follow } from '../../coverage/follow.ts';
import { mostADay } from '../../schedule/follows.ts';
import type { Trace } from '../../store/trace.ts';
import type { Wording } from '../../wording/wording.ts';
import { clip } from '../render/escape.ts';
import { sentence } from '../render/markup.ts';
import { digestWordsChars, headlineChars } from '../render/size-limits.ts';
import { deliver } from '../wire/deliver.ts';
import { replyPrivately } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import { beginFollow } from './begin-follow.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';

/** More articles than an answer cites say no more of its story. */
const mostArticles = 12;

/** Follows the story of an answer or of a digest's entry, or a timeline's topic: for whoever pressed, in their direct messages. */
export const followStory: Control = {
  verb: verbs.followStory,
  async execute(interaction, about, audience, context) {
    if (!interaction.isButton() && !interaction.isStringSelectMenu()) return;
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null) return;
    const chosen = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : 0;
    const follow = followOf(trace, chosen, audience.own);
    if (follow === null) return replyPrivately(interaction, sentence(audience.own.follows.nothingToFollow));
    const words = trace.record.timeline?.request.understoodAs;
    await deliver(interaction, { isPrivate: true, audience }, context, async () => [
      await beginFollow(interaction, { follow, words, channel: null, quiet: 'usual' }, audience, context),
    ]);
  },
};

/** `null` where nothing is cited. */
function followOf(
  { record: { answer, digest, timeline } }: Trace,
  entry: number,
  { noHeadline }: Wording,
): Follow | null {
  const story = (headline: string | undefined, articles: readonly string[]): Follow | null =>
    articles.length === 0
      ? null
      : {
          ...{ kind: 'story', label: clip(headline || noHeadline, headlineChars), mostADay: mostADay.default },
          articles: [...new Set(articles)].slice(0, mostArticles),
        };
  if (answer !== null) {
    const { citations } = answer;
    return story(
      citations[0]?.headline.title,
      citations.map(({ article }) => article),
    );
  }
  const item = digest?.items[entry];
  if (item !== undefined) return story(item.headline, item.articles);
  const topic = timeline?.request.topic ?? null;
  return topic === null
    ? null
    : { kind: 'topic', label: clip(topic, digestWordsChars), articles: [], mostADay: mostADay.default };
}
