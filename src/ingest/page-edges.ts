import { readWrittenDate } from '../language/written-date.ts';
import { type HeaderEntry, wordsOfValue } from './header-entry.ts';
import type { TextBlock } from './text-blocks.ts';

/** A sentence, a quotation, a line that introduces what follows. */
const endsWithMark = /[\p{Sentence_Terminal}…:;,，、][\p{Pe}\p{Pf}\p{Pi}"']*$|[\p{Pf}"]$/u;
/** The first paragraph is longer, or a sentence longer than this. */
const [minLedeChars, minLedeSentenceChars] = [100, 40];
/** More blocks before the first paragraph are the article's own. */
const maxBlocksAbove = 15;
/** A line of which this share says what the page says of itself only repeats it. */
const repeatingShare = 0.6;
/** "Advertisement", "Share", "6": a line that is no sentence, as often as this on one page. */
const minRepeats = 3;
const maxRepeatedChars = 60;
/** A last line that ends no sentence and is shorter is a button, a tag, a name. */
const maxTailChars = 60;

/**
 * The blocks of an article without what its page repeats around them: the headline, the author and the day above the first paragraph; lines that
 * come again and again; what stands below the last paragraph and introduces nothing.
 */
export function withoutEdges(blocks: readonly TextBlock[], about: readonly HeaderEntry[]): TextBlock[] {
  return withoutTail(withoutTop(withoutRepeats(withInitials(blocks)), about));
}

/** A large first letter that was set by itself belongs to the word that follows. */
function withInitials(blocks: readonly TextBlock[]): TextBlock[] {
  const isInitial = (block: TextBlock | undefined, next: TextBlock | undefined): boolean =>
    /^[“„"'‘«]?\p{Lu}$/u.test(block?.text ?? '') && /^\p{Ll}/u.test(next?.text ?? '');
  return blocks.flatMap((block, at) => {
    if (isInitial(block, blocks[at + 1])) return [];
    const before = blocks[at - 1];
    return isInitial(before, block) ? [{ ...block, text: `${before?.text}${block.text}` }] : [block];
  });
}

function withoutRepeats(blocks: readonly TextBlock[]): TextBlock[] {
  const times = new Map<string, number>();
  for (const { text } of blocks) times.set(text, (times.get(text) ?? 0) + 1);
  return blocks.filter((block) => {
    if (block.kind !== 'paragraph') return true;
    const isFragment = block.text.length <= maxRepeatedChars && !endsWithMark.test(block.text);
    return !isFragment || (times.get(block.text) ?? 0) < minRepeats;
  });
}

function withoutTop(blocks: readonly TextBlock[], about: readonly HeaderEntry[]): TextBlock[] {
  const lede = blocks.findIndex(
    ({ kind, text }) =>
      (kind === 'paragraph' && text.length >= minLedeChars) ||
      (text.length > minLedeSentenceChars && endsWithMark.test(text)),
  );
  if (lede < 0 || lede > maxBlocksAbove) return [...blocks];
  const said = new Set(
    about.flatMap(({ key, value }) =>
      /^(?:title|author|source|section)$/.test(key) ? wordsOf(wordsOfValue(value) ?? '') : [],
    ),
  );
  const repeats = ({ text }: TextBlock): boolean => {
    const words = wordsOf(text);
    return words.filter((word) => said.has(word)).length >= repeatingShare * words.length;
  };
  const above = blocks.slice(0, lede).filter((block) => !repeats(block) && readWrittenDate(block.text, 'UTC') === null);
  return [...above, ...blocks.slice(lede)];
}

function withoutTail(blocks: readonly TextBlock[]): TextBlock[] {
  const last = blocks.findLastIndex(
    ({ kind, text }) =>
      kind !== 'heading' && (kind !== 'paragraph' || text.length > maxTailChars || endsWithMark.test(text)),
  );
  return last < 0 ? [...blocks] : blocks.slice(0, last + 1);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
