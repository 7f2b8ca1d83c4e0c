import type { CitationsSearchResultLocation } from '@anthropic-ai/sdk/resources/messages';
import type { Turn, WrittenBlock, WrittenText } from './turn-script.ts';

/** Ways in which an answer can be wrong, each to be set as a turn's `change`. */
type TurnChange = NonNullable<Turn['change']>;

const isCited = (block: WrittenBlock): block is WrittenText =>
  block.type === 'text' && (block.citations ?? []).length > 0;

function changeText(change: (block: WrittenText) => WrittenBlock): TurnChange {
  return (blocks) => blocks.map((block) => (isCited(block) ? change(block) : block));
}

function changeCitations(
  change: (citation: CitationsSearchResultLocation) => CitationsSearchResultLocation,
): TurnChange {
  return changeText((block) => ({ ...block, citations: (block.citations ?? []).map(change) }));
}

/** Cites a search result that was never sent. */
export const wrongIndex: TurnChange = changeCitations((citation) => ({
  ...citation,
  search_result_index: citation.search_result_index + 1000,
}));

/** Cites blocks beyond the end of the result. */
export const wrongRange: TurnChange = changeCitations((citation) => ({
  ...citation,
  start_block_index: citation.start_block_index + 1000,
  end_block_index: citation.end_block_index + 1000,
}));

/** Says that other words stand in the cited blocks. */
export const wrongCitedText: TurnChange = changeCitations((citation) => ({
  ...citation,
  cited_text: `${citation.cited_text} It was never said.`,
}));

/** Sends every citation before the text it belongs to. */
export const citationsFirst: TurnChange = changeText((block) => ({ ...block, citationsFirst: true }));

/** Puts the text in quotation marks, with one word of it altered: the longest. */
function altered(text: string): string {
  const longest = (text.match(/\p{L}+/gu) ?? []).reduce((best, word) => (word.length > best.length ? word : best), '');
  const words = text.trim().replace(/[.!?]+$/, '');
  return `“${longest === '' ? `${words} indeed` : words.replace(longest, `un${longest}`)}.”${/\s$/.test(text) ? ' ' : ''}`;
}

/** Two sentences of the answer become quotations that no article has. */
export const alteredQuotes: TurnChange = (blocks) => {
  const first = new Set(blocks.filter(isCited).slice(0, 2));
  return blocks.map((block) => (isCited(block) && first.has(block) ? { ...block, text: altered(block.text) } : block));
};

/** Thinks before it writes. */
export const thinkFirst: TurnChange = (blocks) => [
  { type: 'thinking', thinking: 'Which of these passages speak to the question?', signature: 'c2lnbmVk' },
  ...blocks,
];

/** Writes a block of a type that no client knows first. */
export const unknownBlockFirst: TurnChange = (blocks) => [{ type: 'unknown', name: 'hologram' }, ...blocks];
