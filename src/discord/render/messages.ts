import type { Embed, Message, Paragraph, Row } from './markup.ts';
import { layOut } from './page-layout.ts';
import { messagesPerAnswer } from './size-limits.ts';

/** The stripe at an embed's side tells who wrote before anyone has read the footer. */
export const colours = { claude: 0xd9_77_57, quotes: 0x5b_7d_b1, nothing: 0x8a_8a_8a } as const;

/** Blocks as messages: the first edits the reply, the others follow it up. The footer closes the last embed. */
export function toMessages(blocks: readonly Paragraph[], footer: string, color: number): Message[] {
  const pages = layOut(blocks, footer);
  return pages.map((descriptions, message) => ({
    content: '',
    rows: [],
    embeds: descriptions.map((description, embed): Embed => {
      const isLast = message === pages.length - 1 && embed === descriptions.length - 1;
      return isLast && footer !== '' ? { description, color, footer: { text: footer } } : { description, color };
    }),
  }));
}

/**
 * As much as Discord takes of something that has `total` parts.
 * @param render the messages with the first `kept` parts; it says itself what it leaves out.
 * @param most messages that it may take.
 */
export function fitted(total: number, render: (kept: number) => Message[], most = messagesPerAnswer): Message[] {
  const whole = render(total);
  if (whole.length <= most) return whole;
  let fits = 0;
  let tooMany = total;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (render(middle).length <= most) fits = middle;
    else tooMany = middle;
  }
  return render(fits);
}

/** Messages with buttons below the last of them, where reading ends. */
export function withRows(messages: readonly Message[], rows: readonly Row[]): Message[] {
  return messages.map((message, at) => (at === messages.length - 1 ? { ...message, rows } : message));
}
