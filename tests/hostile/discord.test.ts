// @module-tag thorough
import { expect, test } from 'vitest';
import { nobody } from '../../src/local/discord/mentions.ts';
import { manualClock } from '../../src/local/discord/played-clock.ts';
import { online, scriptedDesk } from '../discord/harness.ts';
import { filesOf, placed } from './case.ts';
import { addressCases } from './cases/addresses.ts';
import { instructionCases } from './cases/instructions.ts';
import { markdownCases } from './cases/markdown.ts';
import { mentionCases } from './cases/mentions.ts';
import { unseenCases } from './cases/unseen.ts';
import { openHouse } from './house.ts';
import { expectHarmlessMessage, unescaped } from './promises.ts';

/** A few of each kind, through the bot itself. */
const cases = placed([
  ...mentionCases.slice(0, 8),
  ...markdownCases.slice(0, 4),
  ...instructionCases.slice(7, 10),
  ...unseenCases.slice(0, 3),
  ...addressCases.slice(2, 6),
]);

test('in Discord nobody is pinged, in no version of any message, and links lead to the articles', async () => {
  const { quotes, written, library } = await openHouse(filesOf(cases));
  const pages = await Promise.all(cases.map(({ path }) => library.article(path.replace(/\.md$/, ''))));
  const addresses = new Set(pages.flatMap((page) => (page?.url ? [unescaped(page.url)] : [])));
  // All of them at once may take longer than Discord's three seconds, which here never pass.
  const clock = manualClock();
  for (const desk of [quotes, written]) {
    const { discord, bot, logged } = await online(scriptedDesk(desk), {}, { clock });
    const asked = cases.flatMap(({ place, question }) => [
      discord.invoke({ command: 'ask', options: { question: question.slice(0, 300) } }),
      discord.invoke({ command: 'summary', options: { topic: place } }),
    ]);
    await Promise.all(asked.map((one) => one.reply()));
    discord.invoke({ command: 'ask', options: { question: 'Who?', outlet: '@everyone <@123456789012345678>' } });
    const refusals = () => discord.messages().filter(({ latest }) => latest.content.includes('no outlet called'));
    await expect.poll(refusals).toHaveLength(1);
    await expect.poll(() => bot.inFlight).toBe(0);
    const messages = discord.messages();
    expect(messages.length).toBeGreaterThanOrEqual(asked.length);
    for (const { versions } of messages) {
      for (const { message, pings } of versions) {
        expect(pings).toEqual(nobody);
        const embeds = message.embeds.map(({ description, footer }) => ({
          description: description ?? '',
          color: 0,
          ...(footer && { footer: { text: footer.text } }),
        }));
        expectHarmlessMessage({ content: message.content, embeds, rows: [] }, addresses);
      }
    }
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  }
});
