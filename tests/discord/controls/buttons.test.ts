import { describe, expect, test } from 'vitest';
import type { LocalDiscord } from '../../../src/local/discord/local-discord.ts';
import type { MessageRecord } from '../../../src/local/discord/message-store.ts';
import { english } from '../../../src/wording/english.ts';
import { archiveOf } from '../../building/archive.ts';
import { article } from '../../building/article.ts';
import { openFrontDesk } from '../../building/front-desk.ts';
import { online, textOf } from '../harness.ts';

/** Too long to be quoted with what stands before it. */
const unhurt = `Nobody was hurt${', not one of us, nor he or she'.repeat(6)}.`;

const ferry = article(
  'ferry',
  { title: 'Ferry comes in late', source: 'Baltic Courier', date: '2026-03-01' },
  `The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm. ${unhurt}`,
);
const harbour = article(
  'harbour',
  { title: 'Harbour fees rise', source: 'Lublin Post', date: '2026-03-02' },
  'Gdynia raised its harbour fees by four percent. Ewa Zielińska said that the quay needs repairs.',
);
const question = 'What did the captain of the ferry blame?';

/** The ids of what can be pressed below a message. */
const pressable = (message: MessageRecord): string[] =>
  message.latest.components.flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''));
const idOf = (message: MessageRecord, verb: string): string =>
  pressable(message).find((id) => id.startsWith(verb)) ?? `no ${verb}`;

async function asked(discord: LocalDiscord, options: Record<string, string | boolean> = {}): Promise<MessageRecord> {
  const interaction = discord.invoke({ command: 'ask', options: { question, ...options } });
  await interaction.reply(({ components }) => components.length > 0);
  if (interaction.record === null) throw new Error('There is no answer');
  return interaction.record;
}

const openHouse = (setting: Partial<Parameters<typeof openFrontDesk>[0]> = {}) =>
  openFrontDesk({ library: archiveOf(ferry, harbour).library, ...setting });

describe('Quotes', () => {
  test('shows each number with its words and what stands around them, to whoever pressed', async () => {
    const { discord } = await online(openHouse().frontDesk);
    const answer = await asked(discord);
    const other = discord.createUser({ username: 'other', globalName: 'Other' });
    const pressed = discord.pressButton(answer, idOf(answer, 'quotes'), { user: other });
    const shown = textOf(await pressed.reply());
    expect(pressed.isEphemeral).toBe(true);
    expect(shown).toContain('> The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm.');
    expect(shown).toContain('-# Nobody was hurt');
    expect(shown).toContain('Ferry comes in late');
  });

  test('work after a restart, and say so when the answer is no longer kept', async () => {
    const { library } = archiveOf(ferry);
    let now = Date.now();
    const house = openHouse({ library, now: () => new Date(now) });
    const { discord, bot } = await online(house.frontDesk);
    const answer = await asked(discord);
    await bot.close(0);
    const again = openHouse({ library, dataDir: house.dataDir, now: () => new Date(now) });
    await online(again.frontDesk, { token: discord.token, apiUrl: discord.url });
    const pressed = discord.pressButton(answer, idOf(answer, 'quotes'));
    expect(textOf(await pressed.reply())).toContain('Bornholm');
    now += 31 * 86_400_000;
    const late = discord.pressButton(answer, idOf(answer, 'quotes'));
    expect(textOf(await late.reply())).toBe(english.answerGone);
    expect(late.isEphemeral).toBe(true);
  });

  test('of an article that has changed says so', async () => {
    const archive = archiveOf(ferry);
    const { discord } = await online(openHouse({ library: archive.library }).frontDesk);
    const answer = await asked(discord);
    const changed = article(
      'ferry',
      { title: 'Ferry comes in late' },
      `It rains. The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm. ${unhurt}`,
    );
    archive.write((writer) => writer.put(changed));
    const shown = textOf(await discord.pressButton(answer, idOf(answer, 'quotes')).reply());
    expect(shown).toContain(english.quotes.changed);
    expect(shown).toContain('-# It rains.');
    expect(shown).toContain('-# Nobody was hurt');
  });
});

describe('Ask a follow-up', () => {
  test('opens a dialog, and its question leans on the answer; the trace says on which', async () => {
    const { frontDesk, state } = openHouse();
    const { discord } = await online(frontDesk);
    const answer = await asked(discord);
    const dialog = discord.pressButton(answer, idOf(answer, 'follow'));
    await dialog.acknowledged;
    expect(dialog.modal?.title).toBe(english.followUp.title);
    const followed = discord.submitModal(dialog, { question: 'How late was it?' });
    const shown = textOf(await followed.reply(({ components }) => components.length > 0));
    expect(shown).toContain(`-# ${english.followsUp(question)}`);
    expect(shown).toContain('How late was it?');
    const [latest, first] = await state.traces.latest(2);
    expect((await state.traces.find(latest?.id ?? ''))?.record.follows).toBe(first?.id);
  });

  test('of a private answer stays private', async () => {
    const { discord } = await online(openHouse().frontDesk);
    const answer = await asked(discord, { private: true });
    const dialog = discord.pressButton(answer, idOf(answer, 'follow'));
    await dialog.acknowledged;
    const followed = discord.submitModal(dialog, { question: 'How late was the ferry?' });
    await followed.reply();
    expect(followed.isEphemeral).toBe(true);
  });
});

describe('Share', () => {
  test('posts a private answer with the asker’s name, once, and pings nobody', async () => {
    const { discord } = await online(openHouse().frontDesk);
    const answer = await asked(discord, { private: true });
    const id = idOf(answer, 'share');
    const first = discord.pressButton(answer, id);
    const second = discord.pressButton(answer, id);
    await Promise.all([first.acknowledged, second.acknowledged]);
    const shared = () => discord.messages().filter(({ latest }) => latest.content.includes('Shared by'));
    await expect.poll(shared).toHaveLength(1);
    await second.reply(({ content }) => content === english.share.again);
    expect(shared()).toHaveLength(1);
    const [post] = shared();
    expect(post?.latest.flags).toBe(0);
    expect(post?.latest.content).toBe(`-# ${english.share.by(`<@${discord.user.user.id}>`)}`);
    expect(post && textOf(post.latest)).toContain('Bornholm');
    // The same number as below the private answer.
    expect(post?.latest.embeds.at(-1)?.footer?.text).toBe(answer.latest.embeds.at(-1)?.footer?.text);
    expect(post?.latest.embeds.at(-1)?.footer?.text).toContain('Trace ');
    expect(post?.versions.flatMap(({ pings }) => [...pings.users, ...pings.roles])).toEqual([]);
    expect(() => discord.pressButton(answer, id)).toThrow('disabled');
  });

  test.each([
    { kind: 'status', status: 500 } as const,
    { kind: 'drop', by: 'reset', afterEffect: true } as const,
  ])('that meets %j leaves the private answer as it was, and says to look', async (fault) => {
    const { discord, bot } = await online(openHouse().frontDesk);
    const answer = await asked(discord, { private: true });
    const before = textOf(answer.latest);
    discord.faults.add({ method: 'POST', path: '/webhooks' }, fault);
    discord.pressButton(answer, idOf(answer, 'share'));
    const told = () => discord.messages().filter(({ latest }) => latest.content === english.share.failed);
    await expect.poll(told).toHaveLength(1);
    await expect.poll(() => bot.inFlight).toBe(0);
    expect(told()[0]?.privateTo).toBe(discord.user.user.id);
    expect(textOf(answer.latest)).toBe(before);
    discord.pressButton(answer, idOf(answer, 'share'));
    await expect.poll(() => discord.messages().some(({ latest }) => latest.content.includes('Shared by'))).toBe(true);
  });

  test('posts nothing that was withdrawn or changed since, and a follow-up says what it follows', async () => {
    const archive = archiveOf(ferry, harbour);
    const { discord } = await online(openHouse({ library: archive.library }).frontDesk);
    const answer = await asked(discord, { private: true });
    const dialog = discord.pressButton(answer, idOf(answer, 'follow'));
    await dialog.acknowledged;
    const followed = discord.submitModal(dialog, { question: 'How late was it?' });
    await followed.reply(({ components }) => components.length > 0);
    if (followed.record !== null) discord.pressButton(followed.record, idOf(followed.record, 'share'));
    const shared = () => discord.messages().filter(({ latest }) => latest.content.includes('Shared by'));
    await expect.poll(shared).toHaveLength(1);
    expect(shared().map(({ latest }) => textOf(latest))[0]).toContain(english.followsUp(question));
    const withdrawn = article('ferry', { title: 'Ferry comes in late', status: 'withdrawn' }, 'Withdrawn.');
    archive.write((writer) => writer.put(withdrawn));
    const pressed = discord.pressButton(answer, idOf(answer, 'share'));
    expect(textOf(await pressed.reply())).toBe(english.share.changed);
    expect(shared()).toHaveLength(1);
  });

  test('is offered on private answers in servers alone', async () => {
    const { discord } = await online(openHouse().frontDesk);
    const verbs = pressable(await asked(discord)).map((id) => id.split(':')[0]);
    expect(verbs).toEqual(['quotes', 'follow', 'rate', 'rate', 'timeline', 'follow-story']);
    const direct = discord.invoke({ command: 'ask', options: { question, private: true }, guild: null });
    const { components } = await direct.reply((message) => message.components.length > 0);
    expect(JSON.stringify(components)).not.toContain('share:');
  });
});

describe('👍 and 👎', () => {
  test('are stored with the trace; 👎 counts at once and asks why', async () => {
    const { frontDesk, state } = openHouse();
    const { discord } = await online(frontDesk);
    const answer = await asked(discord);
    const [up = '', down = ''] = pressable(answer).filter((id) => id.startsWith('rate'));
    const [trace = ''] = (await state.traces.latest(1)).map(({ id }) => id);
    const thanked = discord.pressButton(answer, up);
    expect(textOf(await thanked.reply())).toBe(english.rating.thanks);
    expect(thanked.isEphemeral).toBe(true);
    const dialog = discord.pressButton(answer, down);
    await dialog.acknowledged;
    expect(await state.ratings.of(trace)).toMatchObject([{ rating: 'down', reason: null }]);
    const why = discord.submitModal(dialog, { reason: ['outdated'], comment: ' The ferry left. ' });
    await why.reply(({ content }) => content.includes(english.rating.reasons.outdated));
    expect(await state.ratings.of(trace)).toMatchObject([
      { rating: 'down', reason: 'outdated', comment: 'The ferry left.' },
    ]);
    expect(await state.ratings.down(new Date(0))).toMatchObject([{ trace, question }]);
    await discord.pressButton(answer, down).acknowledged;
    expect(await state.ratings.of(trace)).toMatchObject([{ reason: 'outdated', comment: 'The ferry left.' }]);
    await discord.pressButton(answer, up).acknowledged;
    expect(await state.ratings.of(trace)).toMatchObject([{ rating: 'up', reason: null, comment: null }]);
  });
});

test('a menu or a dialog that carries what only a button of ours carries is answered', async () => {
  const changeInteraction = (payload: Record<string, unknown>) => ({
    ...payload,
    data: { component_type: 3, values: ['a'], custom_id: 'share:1' },
  });
  let isChanged = false;
  const { discord, logged } = await online(
    openHouse().frontDesk,
    {},
    { changeInteraction: (payload) => (isChanged ? changeInteraction(payload) : payload) },
  );
  const answer = await asked(discord);
  isChanged = true;
  const shown = await discord.pressButton(answer, idOf(answer, 'quotes')).reply();
  expect(textOf(shown)).toBe(english.answerGone);
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('what Discord never sends is told in the log, and the next is answered', async () => {
  let isChanged = true;
  const changeInteraction = ({ locale: _, ...payload }: Record<string, unknown>) =>
    isChanged ? payload : { ...payload, locale: 'en-US' };
  const { discord, logged } = await online(openHouse().frontDesk, {}, { changeInteraction });
  discord.invoke({ command: 'ask', options: { question } });
  await expect.poll(() => logged.map(({ message }) => message)).toContain('An interaction could not be read');
  isChanged = false;
  expect((await asked(discord)).latest.embeds).not.toEqual([]);
});
