import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { digestPayload } from '../../src/commands/posting/open-courier.ts';
import type { LocalDiscord } from '../../src/local/discord/local-discord.ts';
import { markOf } from '../../src/store/deliveries.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { markdown } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';
import { createRandom } from '../building/prose.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery } from '../building/schedule.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const seed = 20_261_127;
/** Starts that are ended at a drawn moment. */
const rounds = 8;
const articleCount = 40;
const corpusDir = temporaryFolder(
  Object.fromEntries(
    Array.from({ length: articleCount }, (_, index) => [
      `story-${index}.md`,
      markdown({ title: `Story ${index}` }, `The ferry of harbour ${index} came ${index} minutes late.`),
    ]),
  ),
);
const ask = { command: 'ask', options: { question: 'How late came the ferry of harbour 39?' } };

interface Started {
  readonly program: ChildProcess;
  said(): string;
  /** Until a line holds these words. */
  saying(words: string): Promise<void>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

function start(discord: LocalDiscord, dataDir: string): Started {
  const env = {
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, CORPUS_DIR: corpusDir, DATA_DIR: dataDir },
    SOURCES_FILE: join(dataDir, 'no-sources.yaml'),
  };
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'start'], { env });
  let text = '';
  program.stderr.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  const closed = once(program, 'close');
  onTestFinished(() => void program.kill('SIGKILL'));
  return {
    program,
    said: () => text,
    saying: (words) => expect.poll(() => text, { timeout: 60_000, interval: 5 }).toContain(words),
    end: async (signal) => {
      program.kill(signal);
      await closed;
      return program.exitCode;
    },
  };
}

/** What was told to end at any moment left a folder that nobody holds, and from which all is answered. */
async function expectWhole(discord: LocalDiscord, dataDir: string): Promise<void> {
  discord.faults.clear();
  Object.assign(discord.gateway.behaviour, { refusesConnections: false });
  lockDataFolder(dataDir)();
  const again = start(discord, dataDir);
  await again.saying(' is online.');
  const asked = discord.invoke(ask);
  const reply = await asked.reply(undefined, 60_000);
  expect(JSON.stringify(reply.embeds)).toContain('came 39 minutes late');
  expect(await again.end('SIGTERM'), again.said()).toBe(0);
}

const gateway = (discord: LocalDiscord): void => {
  Object.assign(discord.gateway.behaviour, { refusesConnections: true });
};
const steps: readonly (readonly [string, (discord: LocalDiscord) => void, (started: Started) => Promise<unknown>])[] = [
  [
    'while it waits for Discord',
    ({ faults }) => faults.add({ times: 99 }, { kind: 'status', status: 500 }),
    (started) => started.saying('The next try is in'),
  ],
  [
    'while Discord does not answer',
    ({ faults }) => faults.add({ times: 99 }, { kind: 'hang' }),
    (started) => started.saying('Coverage: '),
  ],
  ['while the gateway takes no connections', gateway, (started) => started.saying("gateway can't be reached")],
  ['once it is online', () => {}, (started) => started.saying(' is online.')],
];

describe('told to end, it ends within seconds, with exit code 0, and a restart finds everything', () => {
  test.each(steps)('%s', { timeout: 120_000 }, async (_, befall, until) => {
    const discord = await strictDiscord({ rateLimits: false });
    const dataDir = temporaryFolder();
    befall(discord);
    const started = start(discord, dataDir);
    await until(started);
    const told = performance.now();
    expect(await started.end('SIGTERM'), started.said()).toBe(0);
    expect(performance.now() - told).toBeLessThan(20_000);
    expect(started.said()).toContain('Stopping.');
    await expectWhole(discord, dataDir);
  });

  test(`at moments drawn with seed ${seed}, by SIGTERM and by SIGKILL`, { timeout: 300_000 }, async () => {
    const random = createRandom(seed);
    const discord = await strictDiscord({ rateLimits: false });
    const dataDir = temporaryFolder();
    const began = performance.now();
    const first = start(discord, dataDir);
    await first.saying(' is online.');
    const startMs = performance.now() - began;
    await first.end('SIGKILL');
    for (let round = 0; round < rounds; round++) {
      const started = start(discord, dataDir);
      // From before Node itself has begun, when nobody listens to a signal, to after it is online.
      await pause(random() * 1.2 * startMs);
      const signal = round % 2 === 0 ? 'SIGTERM' : 'SIGKILL';
      const code = await started.end(signal);
      const hadBegun = started.said() !== '';
      if (signal === 'SIGTERM' && hadBegun) expect(code, started.said()).toBe(0);
    }
    await expectWhole(discord, dataDir);
  });
});

test(
  'told to end while it posts and Discord falls silent: within seconds, and each message stands once after a restart',
  {
    timeout: 240_000,
  },
  async () => {
    const discord = await strictDiscord({ rateLimits: false });
    const dataDir = temporaryFolder();
    const channels = Array.from({ length: 20 }, (_, at) => discord.createChannel({ name: `digests-${at}` }).id);
    const state = openState(dataDir);
    onTestFinished(() => state.close());
    for (const channel of channels) {
      const payload = digestPayload(`News for ${channel}`, markOf(channel));
      const delivery = newDelivery(channel, {
        to: { channel, forum: null, crosspost: false },
        payload,
        dueAt: new Date(),
      });
      await state.deliveries.add(delivery, new Date());
    }
    const { promise: silent, resolve } = Promise.withResolvers<void>();
    discord.on(({ kind }) => {
      if (kind === 'fault') resolve();
    });
    discord.faults.add({ method: 'POST', path: '/messages', skip: 5, times: 99 }, { kind: 'hang' });
    const started = start(discord, dataDir);
    await silent;
    const told = performance.now();
    expect(await started.end('SIGTERM'), started.said()).toBe(0);
    expect(performance.now() - told).toBeLessThan(20_000);
    discord.faults.clear();
    const again = start(discord, dataDir);
    const standing = () => channels.map((channel) => discord.messages(channel).length);
    await expect.poll(standing, { timeout: 120_000, interval: 500 }).toEqual(channels.map(() => 1));
    expect(await again.end('SIGTERM'), again.said()).toBe(0);
  },
);

test('a second signal ends it at once', { timeout: 120_000 }, async () => {
  const discord = await strictDiscord({ rateLimits: false });
  // The answer can't be delivered, so that the end has something to wait for.
  const started = start(discord, temporaryFolder());
  await started.saying(' is online.');
  discord.faults.add({ method: 'PATCH', times: 99 }, { kind: 'hang' });
  await discord.invoke(ask).acknowledged;
  started.program.kill('SIGTERM');
  await started.saying('Stopping.');
  const told = performance.now();
  expect(await started.end('SIGTERM')).toBe(130);
  expect(performance.now() - told).toBeLessThan(5_000);
});
