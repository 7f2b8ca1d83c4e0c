import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { questionOf } from '../../src/local/claude/request-body.ts';
import { httpError, type Turn } from '../../src/local/claude/turn-script.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { createClaude } from '../../src/model/claude.ts';
import { english } from '../../src/wording/english.ts';
import { type FollowedNewsroom, followedNewsroom, hourMs, idOf, said, talks } from './followed-newsroom.ts';
import { textOf } from './harness.ts';

/** A strike at a shipyard. */
const korean = '조선소 파업';
const inEnglish = 'shipyard strike welders';
const understood = english.understoodAs(inEnglish);
const coverageIn = english.follows.coverageIn('English');

const translation = (question = inEnglish): Turn => ({
  blocks: [{ type: 'text', text: JSON.stringify({ question, from: null, to: null }) }],
});

let claude: LocalClaude;
beforeEach(async () => {
  claude = await startLocalClaude();
});
afterEach(() => claude.close());

const model = () => createClaude({ apiKey: 'sk-test', baseUrl: claude.url, model: 'claude-haiku-5-5' });
/** What Claude was asked to translate. */
const asked = (): unknown[] =>
  claude.small
    .map((body): unknown => JSON.parse(questionOf(body)))
    .filter((one) => !JSON.stringify(one).includes('cites'));

async function timeline({ discord }: FollowedNewsroom, topic = korean): Promise<MessageRecord> {
  const told = discord.invoke({ command: 'timeline', options: { topic } });
  await told.reply();
  if (told.record === null) throw new Error('there is no timeline');
  return told.record;
}

describe('/timeline', () => {
  test('a topic of another language is put into that of the coverage, and that is said', async () => {
    const room = await followedNewsroom(undefined, { model: model() });
    claude.scriptSmall(translation());
    const record = await timeline(room);
    const text = textOf(record.latest);
    expect(text).toContain(`What happened when: ${korean}`);
    expect(text).toContain(understood);
    expect(text).toContain('400 welders');
    expect(asked()).toEqual([{ question: korean }]);
    expect(JSON.stringify(claude.small[0]?.system)).toMatch(/articles are in English/);

    const follow = room.discord.pressButton(record, idOf(record, 'follow-story'));
    await follow.reply();
    const [schedule] = await room.follows.list(room.person);
    expect(schedule).toMatchObject({ words: inEnglish, follow: { label: korean } });
    expect(asked()).toHaveLength(1);
  });

  test('nobody is asked for a topic in the coverage’s own language', async () => {
    const room = await followedNewsroom(undefined, { model: model() });
    expect(textOf((await timeline(room, 'the opera of Naples')).latest)).not.toContain('Understood as');
    expect(asked()).toEqual([]);
  });

  test.each([
    ['that fails', [httpError(429, 'rate_limit_error'), httpError(429, 'rate_limit_error')]],
    ['that makes no sense', [translation(' ?! ')]],
    ['that is far too long', [translation('word '.repeat(99))]],
  ] satisfies [
    string,
    Turn[],
  ][])('a translation %s leaves the topic as it is, and says why nothing is found', async (_, turns) => {
    const room = await followedNewsroom(undefined, { model: model() });
    claude.scriptSmall(...turns);
    const text = textOf((await timeline(room)).latest);
    expect(text).toContain(english.declinedBecause('other_language'));
    expect(text).not.toContain('Understood as');
  });

  test('without a key, and with a budget that is spent, it says why nothing is found', async () => {
    const spent = { isSpent: async () => true, add: async () => null };
    for (const more of [{}, { model: model(), budget: spent }]) {
      const text = textOf((await timeline(await followedNewsroom(undefined, more))).latest);
      expect(text).toContain(english.declinedBecause('other_language'));
    }
    expect(claude.small).toEqual([]);
  });
});

describe('/follow topic', () => {
  test('is put into the coverage’s language once, and kept so', async () => {
    const room = await followedNewsroom(undefined, { model: model() });
    claude.scriptSmall(translation('shipyard'));
    const begun = await said(
      room.discord.invoke({ command: 'follow topic', options: { topic: korean, quiet: 'none' } }),
    );
    expect(begun).toContain(`matches “${korean}”`);
    expect(begun).toContain('news on shipyard');
    expect(begun).not.toContain(coverageIn);
    room.comes(talks);
    await room.until(() => room.direct().length > 0);
    const text = textOf(room.direct()[0]?.latest ?? { content: '', embeds: [] });
    expect(text).toContain(`**You follow ${korean}**`);
    expect(text).toContain('six percent');
    await room.pass(hourMs);
    expect(asked()).toHaveLength(1);
  });

  test('counts as a question; where none is left it stays as it is, and says so', async () => {
    const room = await followedNewsroom(undefined, { model: model(), limits: { personPerDay: 1 } });
    claude.scriptSmall(translation('shipyard'));
    const first = room.discord.invoke({ command: 'follow topic', options: { topic: korean } });
    expect(await said(first)).not.toContain(coverageIn);
    const second = room.discord.invoke({ command: 'follow topic', options: { topic: '용접공 임금' } });
    expect(await said(second)).toContain(coverageIn);
    expect(asked()).toHaveLength(1);
    expect((await room.follows.list(room.person)).map(({ words }) => words)).toEqual(['shipyard', '용접공 임금']);
  });

  test('a translation that fails costs no question', async () => {
    const room = await followedNewsroom(undefined, { model: model(), limits: { personPerDay: 1 } });
    claude.scriptSmall(translation(' '), translation('shipyard'));
    const first = room.discord.invoke({ command: 'follow topic', options: { topic: korean } });
    expect(await said(first)).toContain(coverageIn);
    const second = room.discord.invoke({ command: 'follow topic', options: { topic: '조선소 임금' } });
    expect(await said(second)).toContain('news on shipyard');
  });

  test('without a key it says in which language words find more', async () => {
    const room = await followedNewsroom();
    const begun = room.discord.invoke({ command: 'follow topic', options: { topic: korean } });
    expect(await said(begun)).toContain(coverageIn);
    expect(claude.small).toEqual([]);
  });
});
