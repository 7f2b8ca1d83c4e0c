import { expect } from 'vitest';
import type { Answer, Citation } from '../../src/coverage/answer.ts';
import type { Headline } from '../../src/coverage/article.ts';
import type { Digest } from '../../src/coverage/digest.ts';
import { renderAnswer as answerMessages } from '../../src/discord/render/answer-embeds.ts';
import { renderDigest as digestMessages } from '../../src/discord/render/digest-embeds.ts';
import type { Message } from '../../src/discord/render/markup.ts';
import type { MessagesBody } from '../../src/local/claude/request-body.ts';
import type { Library } from '../../src/retrieve/library.ts';
import { renderAnswer, renderDigest } from '../../src/terminal/answer-text.ts';
import { english } from '../../src/wording/english.ts';
import { unchecked } from '../building/desk.ts';
import { linksOf, liveMarksIn, strangeShapesIn } from './discord-markdown.ts';

/** Control and bidi characters, what has no width, tags that are no flag's, lone surrogates, and towers of marks. */
const unseemly =
  /(?!\n)\p{Cc}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0061}-\u{e007f}]*)[\u{e0000}-\u{e007f}]|\p{Cs}|\p{M}{12}/u;

/** Whatever was tried: an answer cites the archive's words, links to its articles alone, and pings nobody. */
export async function expectHarmlessAnswer(library: Library, answer: Answer): Promise<void> {
  expect(await unchecked(library, answer)).toEqual([]);
  const headlines = [...answer.citations.flatMap(shownBy), ...answer.nearest];
  await expectHarmless(library, headlines, answerMessages(answer, english), renderAnswer(answer));
}

/** The same of a digest. */
export async function expectHarmlessDigest(library: Library, digest: Digest): Promise<void> {
  const citations = digest.items.flatMap((item) => item.citations);
  expect(await unchecked(library, { citations })).toEqual([]);
  const headlines = [...citations.flatMap(shownBy), ...(digest.newest === null ? [] : [digest.newest])];
  await expectHarmless(library, headlines, digestMessages(digest, english), renderDigest(digest));
}

function shownBy({ headline, copies }: Citation): Headline[] {
  return [headline, ...copies];
}

async function expectHarmless(
  library: Library,
  headlines: readonly Headline[],
  messages: readonly Message[],
  terminal: string,
): Promise<void> {
  const addresses = new Set<string>();
  for (const { id } of headlines) {
    const url = (await library.article(id))?.url ?? null;
    if (url !== null) addresses.add(unescaped(url));
  }
  expect(messages.length).toBeLessThanOrEqual(6);
  for (const message of messages) expectHarmlessMessage(message, addresses);
  expect(unseemly.exec(terminal)?.[0]).toBeUndefined();
}

/** One message within Discord's limits that shows words and leads nowhere but to `addresses`. */
export function expectHarmlessMessage(message: Message, addresses: ReadonlySet<string>): void {
  const texts = [message.content, ...message.embeds.map(({ description }) => description)];
  expect(message.content.length).toBeLessThanOrEqual(2_000);
  expect(message.embeds.length).toBeLessThanOrEqual(10);
  const shown = message.embeds.map(({ description, footer }) => `${description}${footer?.text ?? ''}`).join('');
  expect(shown.length).toBeLessThanOrEqual(6_000);
  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(6_000);
  for (const text of texts) {
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(unseemly.exec(text)?.[0]).toBeUndefined();
    expect(liveMarksIn(text)).toEqual([]);
    expect(strangeShapesIn(text)).toEqual([]);
    for (const link of linksOf(text)) {
      const { protocol, username, password } = new URL(link);
      expect([protocol, username, password]).toEqual([expect.stringMatching(/^https?:$/), '', '']);
      expect(addresses).toContain(unescaped(link));
    }
  }
}

/** An address however it is escaped: two are the same address when they are so unescaped. */
export function unescaped(url: string): string {
  return URL.canParse(url)
    ? decodeURI(new URL(url).href).replace(/%([0-9A-F]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : url;
}

/** Everything of a request but its messages: what Claude is told and may do. */
export function frameOf({ messages: _, ...frame }: MessagesBody): string {
  return JSON.stringify(frame);
}

/** What came from outside stands in search results and in the question's block, and nowhere else. */
export function expectDataOnly(body: MessagesBody, harmless: MessagesBody, question: string): void {
  expect(frameOf(body)).toBe(frameOf(harmless));
  expect(body.messages).toHaveLength(1);
  const [message] = body.messages;
  if (message?.role !== 'user' || typeof message.content === 'string') throw new Error('it is no message of blocks');
  expect(message.content.at(-1)).toEqual({ type: 'text', text: question });
  for (const block of message.content.slice(0, -1)) {
    if (block.type !== 'search_result') throw new Error(`a block of type ${block.type} is among the sources`);
    expect(Object.keys(block).toSorted()).toEqual(['citations', 'content', 'source', 'title', 'type']);
    for (const part of block.content) expect(Object.keys(part).toSorted()).toEqual(['text', 'type']);
  }
}
