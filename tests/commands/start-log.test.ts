import { expect, test } from 'vitest';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';
import { dateline, startDateline } from '../building/command.ts';
import { temporaryFolder, writeFiles } from '../building/folder.ts';
import { readLogged } from '../building/kept-log.ts';
import { onTestFinished } from '../building/running-test.ts';

const corpus = () =>
  temporaryFolder({ 'note.md': '---\ntitle: A note\ndate: 2026-02-03\n---\nThe harbour opened on Monday.\n' });

test(
  'the live bot without a terminal says nothing but lines of JSON, from its start to its end',
  { tags: 'thorough' },
  async () => {
    const discord = await startLocalDiscord();
    onTestFinished(() => discord.close());
    const data = temporaryFolder();
    const env = { CORPUS_DIR: corpus(), DATA_DIR: data, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
    const bot = startDateline(['start'], { env });
    await bot.says('is online');
    await discord.invoke({ command: 'ask', options: { question: 'When did the harbour open?' } }).reply();
    bot.stop();
    const { code, stderr } = await bot.ended;
    expect(code).toBe(0);
    const logged = stderr.trim().split('\n').map(readLogged);
    expect(logged.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Coverage: 1 added, 0 changed, 0 removed, 0 unchanged.',
        expect.stringContaining('is online'),
        'Question',
      ]),
    );
    expect(logged.find(({ message }) => message === 'Question')?.fields).toMatchObject({
      ...{ kind: 'ask', status: 'answered', trace: expect.stringMatching(/^[0-9A-Z]{10}$/) },
    });
    expect(stderr).not.toContain(discord.token);
    expect(stderr).not.toContain('When did the harbour');
  },
);

test('while Discord can’t be reached, the coverage is taken in', { tags: 'thorough' }, async () => {
  const folder = corpus();
  const discord = await startLocalDiscord();
  await discord.close();
  const env = {
    CORPUS_DIR: folder,
    DATA_DIR: temporaryFolder(),
    DISCORD_TOKEN: 'a.token',
    DISCORD_API_URL: discord.url,
  };
  const bot = startDateline(['start'], { env });
  await bot.says('could not be reached');
  writeFiles(folder, { 'broken.md': '---\nunclosed' });
  await bot.says('broken.md');
});

test('what ends the start is a last line of JSON that says what to do', async () => {
  const env = { CORPUS_DIR: '/nowhere/at/all', DATA_DIR: temporaryFolder(), DISCORD_TOKEN: 'a-token-of-nobody' };
  const { code, stderr } = await dateline(['start'], { env });
  expect(code).toBe(1);
  const last = readLogged(stderr.trim().split('\n').at(-1) ?? '');
  const message = expect.stringContaining("folder /nowhere/at/all doesn't exist");
  expect(last).toMatchObject({ level: 'fatal', message });
});

test('a level that there is none of is refused with those that there are', async () => {
  const { code, stderr } = await dateline(['start'], { env: { LOG_LEVEL: 'loud' } });
  expect(code).toBe(1);
  expect(stderr).toContain('LOG_LEVEL is none of debug, info, warn, error, fatal and silent.');
});
