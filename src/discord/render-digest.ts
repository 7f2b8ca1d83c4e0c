import type { Digest, DigestItem } from '../coverage.ts';
import { dateMarkdown } from './dates.ts';
import { asData } from './escape.ts';
import { HEADLINE_CHARS, TOPIC_CHARS } from './limits.ts';
import { type Block, line, type Message } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';
import { filterNotes, headlineMarkdown, sentenceUnit, smallPrint, sourceBlocks } from './sources.ts';
import { wording } from './wording.ts';

/**
 * A digest as messages: each story with its date, its sentences and its sources, the newest first.
 * @param model Claude's model by name, for the label; `null` when it isn't known.
 */
export function renderDigest(digest: Digest, model: string | null): Message[] {
  return fitted(digest.items.length, (kept) => {
    const leftOut = digest.items.length - kept;
    const blocks = [
      title(digest),
      ...reason(digest),
      ...digest.items.slice(0, kept).flatMap((item) => story(item, digest)),
      ...(digest.items.length === 0 ? nothing(digest) : []),
      ...(leftOut > 0 ? [line('small', true, wording.storiesLeftOut(leftOut))] : []),
      ...smallPrint(filterNotes(digest.request.filter, digest.undatedLeftOut)),
    ];
    return toMessages(
      blocks,
      footer(digest, model),
      digest.items.length === 0 ? colours.nothing : colours[digest.mode],
    );
  });
}

function topicOf(digest: Digest): string | null {
  return digest.request.topic === null ? null : asData(digest.request.topic, TOPIC_CHARS);
}

function title(digest: Digest): Block {
  return line('plain', false, `**${wording.digestTitle(topicOf(digest), digest.request.days)}**`);
}

function reason({ quotesReason, mode, items }: Digest): Block[] {
  if (quotesReason === null || items.length === 0) return [];
  return [line('small', true, wording.reason(quotesReason, mode))];
}

function story(item: DigestItem, digest: Digest): Block[] {
  const age = item.ageDays === null ? '' : ` (${wording.age(item.ageDays)})`;
  const headline = asData(item.headline, HEADLINE_CHARS) || wording.noHeadline;
  const units = item.sentences.map((sentence) => sentenceUnit(sentence, item.citations));
  const text: Block[] =
    digest.mode === 'quotes'
      ? units.map((unit) => ({ style: 'quote', apart: false, units: [unit] }))
      : [{ style: 'plain', apart: false, units }];
  return [
    line('plain', true, `**${headline}** · ${dateMarkdown(item.date)}${age}`),
    ...text.filter((block) => block.units.length > 0),
    ...sourceBlocks(item.citations, 'small'),
  ];
}

function nothing(digest: Digest): Block[] {
  const empty = line('plain', true, wording.digestEmpty(topicOf(digest), digest.request.days));
  if (digest.newest === null) return [empty];
  return [empty, line('plain', false, `${wording.digestNewest}: ${headlineMarkdown(digest.newest)}`)];
}

function footer(digest: Digest, model: string | null): string {
  if (digest.items.length === 0) return '';
  return digest.mode === 'claude' ? wording.writtenByClaude(model) : wording.quoted;
}
