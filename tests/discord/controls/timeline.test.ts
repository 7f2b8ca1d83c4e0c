import { expect, test } from 'vitest';
import type { MessageRecord } from '../../../src/local/discord/message-store.ts';
import { archiveOf } from '../../building/archive.ts';
import { article } from '../../building/article.ts';
import { openFrontDesk } from '../../building/front-desk.ts';
import { online, textOf } from '../harness.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
const acts = ['met', 'sued', 'paid', 'left', 'praised', 'warned', 'blamed', 'called', 'heard', 'thanked'];
const people = [
  'Anna Zych',
  'Jan Lis',
  'Ewa Kos',
  'Adam Mroz',
  'Ola Kruk',
  'Piotr Wilk',
  'Iga Sowa',
  'Max Baran',
  'Lena Dudek',
  'Olaf Rak',
];

/** Ten events of one strike, each named by its day in an article of its own. */
const strike = months.map((month, at) =>
  article(
    `Gdynia shipyard strike ${at}`,
    { date: `2025-11-${String(at + 10)}`, source: '@everyone *Courier*' },
    `${people[at]} ${acts[at]} the owners of the Gdynia shipyard over the strike on ${at + 3} ${month} 2025.`,
  ),
);
const house = () => openFrontDesk({ library: archiveOf(...strike).library }).frontDesk;

const pressable = (message: MessageRecord): string[] =>
  message.latest.components.flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''));

test('/timeline tells the lines page by page, oldest first; a page is turned by who alone sees it', async () => {
  const { discord } = await online(house());
  const asked = discord.invoke({ command: 'timeline', options: { topic: 'Gdynia shipyard strike', private: true } });
  const first = await asked.reply(({ components }) => components.length > 0);
  const text = textOf(first);
  expect(text).toContain('What happened when: Gdynia shipyard strike');
  expect(text.indexOf('Anna Zych')).toBeLessThan(text.indexOf('Jan Lis'));
  expect(text).not.toContain('Olaf Rak');
  expect(text).not.toMatch(/(?<!\\)@everyone|(?<!\\)\*Courier/);
  const message = asked.record as MessageRecord;
  const [earlier = '', later = ''] = pressable(message);
  expect(earlier).toMatch(/^timeline-page:.*:-1$/);
  await discord.pressButton(message, later).reply();
  await expect.poll(() => textOf(message.latest)).toContain('Olaf Rak');
  expect(textOf(message.latest)).not.toContain('Anna Zych');
});

test('the pages of a public one are turned for whoever presses alone', async () => {
  const { discord } = await online(house());
  const asked = discord.invoke({ command: 'timeline', options: { topic: 'Gdynia shipyard strike' } });
  await asked.reply(({ components }) => components.length > 0);
  const message = asked.record as MessageRecord;
  const pressed = discord.pressButton(message, pressable(message)[1] ?? '');
  expect(textOf(await pressed.reply())).toContain('Olaf Rak');
  expect(pressed.isEphemeral).toBe(true);
  expect(textOf(message.latest)).toContain('Anna Zych');
});

test('under an answer and under a digest, the story’s timeline is a press away', async () => {
  const { discord } = await online(house());
  const asked = discord.invoke({
    command: 'ask',
    options: { question: 'Who sued the owners of the Gdynia shipyard?' },
  });
  await asked.reply(({ components }) => components.length > 0);
  const answer = asked.record as MessageRecord;
  const id = pressable(answer).find((one) => one.startsWith('timeline:')) ?? '';
  const pressed = discord.pressButton(answer, id);
  expect(textOf(await pressed.reply(({ components }) => components.length > 0))).toContain('What happened when');
  expect(pressed.isEphemeral).toBe(true);

  const summary = discord.invoke({ command: 'summary', options: { count: 2 } });
  await summary.reply(({ components }) => components.length > 0);
  const digest = summary.record as MessageRecord;
  const menu = pressable(digest).find((one) => one.startsWith('timeline:')) ?? '';
  const chosen = discord.select(digest, menu, ['1']);
  expect(textOf(await chosen.reply(({ components }) => components.length > 0))).toContain('Gdynia');
});

test('a topic that nothing covers is said plainly with the nearest, and bad days are refused', async () => {
  const { discord } = await online(house());
  const none = discord.invoke({ command: 'timeline', options: { topic: 'volcano of Kamchatka', private: true } });
  const said = textOf(await none.reply(({ embeds }) => embeds.length > 0));
  expect(said).toContain('The coverage here tells of no event on this topic: volcano of Kamchatka.');
  expect(said).toContain('Nearest in the coverage');
  const swapped = { topic: 'strike', from: '2026-03-02', to: '2026-03-01' };
  const refused = discord.invoke({ command: 'timeline', options: swapped });
  expect(textOf(await refused.reply())).toContain('lies after');
});

const privately = async () => {
  const { discord } = await online(house());
  const options = { topic: 'Gdynia shipyard strike', private: true };
  const asked = discord.invoke({ command: 'timeline', options });
  await asked.reply(({ components }) => components.length > 0);
  return { discord, message: asked.record as MessageRecord };
};
const idOf = (message: MessageRecord, verb: string): string =>
  pressable(message).find((one) => one.startsWith(`${verb}:`)) ?? '';

test('what is new since a day is a press and a day away', async () => {
  const { discord, message } = await privately();
  const pressed = discord.pressButton(message, idOf(message, 'timeline-since'));
  await expect.poll(() => pressed.modal?.title).toBe('What is new here since…');
  const since = discord.submitModal(pressed, { day: '2025-11-18' });
  const text = textOf(await since.reply(({ components }) => components.length > 0));
  expect(since.isEphemeral).toBe(true);
  expect(text).toContain('Lena Dudek');
  expect(text).not.toContain('Max Baran');
  const refused = discord.submitModal(pressed, { day: 'last week' });
  expect(textOf(await refused.reply())).toContain('“last week” after “Since which day?” is not a date');
});

test('it is shared from its first page on, once, and rated; the page that is read stays', async () => {
  const { discord, message } = await privately();
  await discord.pressButton(message, pressable(message)[1] ?? '').reply();
  await expect.poll(() => textOf(message.latest)).toContain('Olaf Rak');
  const id = idOf(message, 'share');
  expect(id).toMatch(/:1$/);
  discord.pressButton(message, id);
  const shared = () => discord.messages().filter(({ latest }) => latest.content.includes('Shared by'));
  await expect.poll(() => shared().length).toBe(1);
  const [posted] = shared();
  expect(posted && textOf(posted.latest)).toContain('Anna Zych');
  expect(textOf(message.latest)).toContain('Olaf Rak');
  expect(pressable(message)[0]).toMatch(/^timeline-page:.*:0$/);
  expect(posted && pressable(posted).some((one) => one.startsWith('share:'))).toBe(false);
  expect(() => discord.pressButton(message, id)).toThrow('disabled');
  const thanks = discord.pressButton(message, pressable(message).find((one) => one.endsWith(':up')) ?? '');
  expect(textOf(await thanks.reply())).toContain('Thank');
});
