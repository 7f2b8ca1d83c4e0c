import type { EvidenceSource } from '../coverage/evidence.ts';
import type { Sent } from './evidence-blocks.ts';
import { sentSource } from './evidence-blocks.ts';

/**
 * What of these sources a model doesn't have yet: sentences of an article, or of a copy of it, are not sent twice, and a
 * source that has nothing new is left out.
 */
export function unsent(sources: readonly EvidenceSource[], already: readonly Sent[]): Sent[] {
  return sources.flatMap((source) => {
    const { article, passages, copies } = source;
    const story = new Set([article.id, ...copies.map(({ id }) => id)]);
    const ofStory = already.filter(({ sent }) => story.has(sent.article.id));
    const known = new Set(ofStory.flatMap(({ sent }) => sent.blocks.map(({ text }) => text.trim())));
    const runs = sentSource(article, passages).blocks.flatMap(({ sentence, text }) =>
      sentence === null || known.has(text.trim()) ? [] : [{ article: article.id, first: sentence, last: sentence }],
    );
    return runs.length === 0 ? [] : [{ source, sent: sentSource(article, runs) }];
  });
}
