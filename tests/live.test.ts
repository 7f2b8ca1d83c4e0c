import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startLocalClaude } from '../src/local/claude/claude-server.ts';
import { httpError } from '../src/local/claude/turn-script.ts';
import type { LocalDiscord } from '../src/local/discord/local-discord.ts';
import { strictDiscord } from './conformance/strict-discord.ts';

/** The program as it runs in a newsroom: its own process, Discord and Claude on the wire. */

// A process of its own starts, syncs and connects before it can answer.
vi.setConfig({ testTimeout: 30_000 });

const root = join(import.meta.dirname, '..');

interface Live {
  readonly discord: LocalDiscord;
  readonly claude: Awaited<ReturnType<typeof startLocalClaude>>;
  readonly corpus: string;
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly exit: Promise<number | null>;
}

async function goLive(claudeOptions: Parameters<typeof startLocalClaude>[0] = {}): Promise<Live> {
  const discord = await strictDiscord();
  const claude = await startLocalClaude({ apiKey: 'key-for-tests', ...claudeOptions });
  onTestFinished(() => claude.close());
  const folder = mkdtempSync(join(tmpdir(), 'dateline-live-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const corpus = join(folder, 'corpus');
  cpSync(join(root, 'corpus'), corpus, { recursive: true });
  let said = '';
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), 'start'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      ANTHROPIC_API_KEY: 'key-for-tests',
      ANTHROPIC_BASE_URL: claude.url,
      CORPUS_DIR: corpus,
      DATA_DIR: join(folder, 'data'),
    },
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  const online = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('is online')) resolve();
    });
    void exit.then(() => reject(new Error(`it ended before it was online:\n${said}`)));
  });
  await online;
  return { discord, claude, corpus, process: child, said: () => said, exit };
}

function shown(interaction: ReturnType<LocalDiscord['invoke']>): string {
  return JSON.stringify(interaction.message?.embeds ?? []);
}

test('a reader asks, Claude writes, every claim has a link, and SIGTERM ends it in order', async () => {
  const live = await goLive();
  const asked = live.discord.invoke({ command: 'ask', options: { question: 'Who did Siewiera talk with?' } });
  expect((await asked.acknowledged).latencyMs).toBeLessThan(3_000);
  await asked.until(() => shown(asked).includes('Shin Won-sik') && shown(asked).includes('Written by Claude'), 10_000);
  expect(shown(asked)).toContain('https://example.org/vistula-wire/duda-in-seoul');
  expect(live.claude.requests).toHaveLength(1);

  const summed = live.discord.invoke({ command: 'summary', options: { count: 3 } });
  await summed.until(() => shown(summed).includes('security strategy'), 10_000);

  live.process.kill('SIGTERM');
  expect(await live.exit).toBe(0);
  expect(live.said()).toContain('Stopping');
});

test('when Claude is overloaded the reader gets the passages themselves, and is told why', async () => {
  const live = await goLive({ scripted: true });
  const overloaded = httpError(529, 'overloaded_error');
  live.claude.script(overloaded, overloaded);
  const asked = live.discord.invoke({ command: 'ask', options: { question: 'Who did Siewiera talk with?' } });
  await asked.until(() => shown(asked).includes('Shin Won-sik'), 15_000);
  expect(shown(asked)).toContain('Claude is busy');
});

test('an article that is dropped into the folder while the bot runs is found within seconds', async () => {
  const live = await goLive();
  const ask = () =>
    live.discord.invoke({ command: 'ask', options: { question: 'Who painted the lighthouse in Ustka?' } });
  const before = ask();
  await before.until(() => shown(before).includes('does not answer'), 10_000);
  writeFileSync(
    join(live.corpus, 'lighthouse.md'),
    '---\ntitle: A new coat for the lighthouse\n---\nThe painter Ewa Nowak has painted the lighthouse in Ustka red.\n',
  );
  await expect.poll(() => live.said(), { timeout: 8_000 }).toContain('1 added');
  const after = ask();
  await after.until(() => shown(after).includes('Ewa Nowak'), 10_000);
});

test('when Discord no longer takes the token the program says so and ends', async () => {
  const live = await goLive();
  live.discord.gateway.closeSockets(4004);
  expect(await live.exit).toBe(1);
  expect(live.said()).toContain('Its token is no longer valid');
});
