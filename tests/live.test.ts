// @module-tag thorough
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../src/local/claude/claude-server.ts';
import { httpError } from '../src/local/claude/turn-script.ts';
import type { LocalDiscord } from '../src/local/discord/local-discord.ts';
import { startDateline } from './building/command.ts';
import { temporaryFolder } from './building/folder.ts';
import { onTestFinished } from './building/running-test.ts';
import { strictDiscord } from './conformance/strict-discord.ts';

/** The bot as it runs in a newsroom, Discord and Claude on the wire, inside this process; as one of its own `tests/drills` starts it. */

/** Ends what hangs: how long an answer takes is measured elsewhere, in milliseconds. */
const within = 30_000;

const root = join(import.meta.dirname, '..');

interface Place {
  readonly discord: LocalDiscord;
  readonly claude: LocalClaude;
  readonly corpus: string;
  readonly env: Readonly<Record<string, string>>;
}

async function newsroom(claudeOptions: Parameters<typeof startLocalClaude>[0] = {}): Promise<Place> {
  const discord = await strictDiscord();
  const claude = await startLocalClaude({ apiKey: 'key-for-tests', ...claudeOptions });
  onTestFinished(() => claude.close());
  const folder = temporaryFolder();
  const corpus = join(folder, 'corpus');
  cpSync(join(root, 'corpus'), corpus, { recursive: true });
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    ANTHROPIC_API_KEY: 'key-for-tests',
    ANTHROPIC_BASE_URL: claude.url,
    CORPUS_DIR: corpus,
    DATA_DIR: join(folder, 'data'),
  };
  return { discord, claude, corpus, env };
}

function shown(interaction: ReturnType<LocalDiscord['invoke']>): string {
  return JSON.stringify(interaction.message?.embeds ?? []);
}

test('a reader asks, Claude writes, every claim has a link; an article that is dropped in is found; told to stop, it ends in order', async () => {
  const { discord, claude, corpus, env } = await newsroom();
  const bot = startDateline(['start'], { env });
  await bot.says('is online');
  const ask = (question: string) => discord.invoke({ command: 'ask', options: { question } });

  const asked = ask('Who did Siewiera talk with?');
  expect((await asked.acknowledged).latencyMs).toBeLessThan(3_000);
  await asked.until(() => shown(asked).includes('Shin Won-sik') && shown(asked).includes('Written by Claude'), within);
  expect(shown(asked)).toContain('https://example.org/vistula-wire/duda-in-seoul');
  expect(claude.requests).toHaveLength(1);

  const summed = discord.invoke({ command: 'summary', options: { count: 3 } });
  await summed.until(() => shown(summed).includes('security strategy'), within);

  const painter = 'Who painted the lighthouse in Ustka?';
  const before = ask(painter);
  await before.until(() => shown(before).includes('does not answer'), within);
  writeFileSync(
    join(corpus, 'lighthouse.md'),
    '---\ntitle: A new coat for the lighthouse\n---\nThe painter Ewa Nowak has painted the lighthouse in Ustka red.\n',
  );
  await bot.says('1 added');
  const after = ask(painter);
  await after.until(() => shown(after).includes('Ewa Nowak'), within);

  bot.stop();
  expect((await bot.ended).code).toBe(0);
});

test('when Claude is overloaded the reader gets the passages themselves, and is told why', async () => {
  const { discord, claude, env } = await newsroom({ scripted: true });
  const overloaded = httpError(529, 'overloaded_error');
  claude.script(overloaded, overloaded);
  await startDateline(['start'], { env }).says('is online');
  const asked = discord.invoke({ command: 'ask', options: { question: 'Who did Siewiera talk with?' } });
  await asked.until(() => shown(asked).includes('Shin Won-sik'), within);
  expect(shown(asked)).toContain('Claude is busy');
});

test('when Discord no longer takes the token the program says so and ends', async () => {
  const { discord, env } = await newsroom();
  const bot = startDateline(['start'], { env });
  await bot.says('is online');
  discord.gateway.closeSockets(4004);
  const { code, stderr } = await bot.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('Its token is no longer valid');
});
