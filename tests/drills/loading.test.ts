import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';
import { temporaryFolder } from '../building/folder.ts';
import { readLogged } from '../building/kept-log.ts';
import { onTestFinished } from '../building/running-test.ts';

const root = join(import.meta.dirname, '../..');
const recorder = pathToFileURL(join(import.meta.dirname, '../building/record-imports.js')).href;
const packageFile = z.object({ devDependencies: z.record(z.string(), z.string()) });
const { devDependencies } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Starts the program, waits until it has said something and loaded a file, stops it; gives what it has loaded, threads and all. */
async function loadedUntil(said: string, file: string, env: Readonly<Record<string, string>>) {
  const folder = temporaryFolder({
    'note.md': '---\ntitle: A note\ndate: 2026-02-03\n---\nThe harbour opened on Monday.\n',
  });
  const list = join(temporaryFolder(), 'imports');
  const program = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', recorder, join(root, 'src/main.ts'), 'start'],
    {
      cwd: temporaryFolder(),
      env: { CORPUS_DIR: folder, DATA_DIR: temporaryFolder(), RECORD_IMPORTS: list, ...env },
    },
  );
  onTestFinished(() => {
    program.kill('SIGKILL');
  });
  let told = '';
  for await (const text of program.stderr.setEncoding('utf8')) {
    told += String(text);
    if (!told.includes(said)) continue;
    await expect.poll(() => readFileSync(list, 'utf8')).toContain(file);
    program.kill('SIGTERM');
  }
  expect(told).toContain(said);
  const loaded = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((url) => url.replace(`${pathToFileURL(root).href}/`, ''));
  return { loaded, told };
}

test('the live bot loads neither the demo, nor the evaluation, nor what only developers install', async () => {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const { loaded, told } = await loadedUntil(' is online.', 'src/retrieve/library-worker.ts', {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
  });
  expect(loaded.filter((file) => /^src\/(local|evaluate)\//.test(file))).toEqual([]);
  // Nobody has asked for it.
  expect(loaded.filter((file) => /^src\/metrics\/|node_modules\/prom-client\//.test(file))).toEqual([]);
  const developers = Object.keys(devDependencies).map((name) => `node_modules/${name}/`);
  expect(loaded.filter((file) => developers.some((folder) => file.includes(folder)))).toEqual([]);
  // Without a terminal it says nothing but lines of its log, of its end too.
  const messages = told
    .trim()
    .split('\n')
    .map(readLogged)
    .map(({ message }) => message);
  expect(messages).toContain('Stopping. A second signal ends it at once.');
  // What was recorded is the bot with its threads.
  expect(loaded).toEqual(expect.arrayContaining(['src/discord/bot.ts', 'src/retrieve/library-worker.ts']));
});

test('the demo loads what it plays', async () => {
  const { loaded } = await loadedUntil('Open the page', 'src/local/page/page-server.ts', {});
  expect(loaded).toEqual(
    expect.arrayContaining(['src/local/discord/local-discord.ts', 'src/local/page/page-server.ts']),
  );
  expect(loaded.filter((file) => /^src\/(evaluate|local\/claude)\//.test(file))).toEqual([]);
});

test('Node reads every command as it is', async () => {
  const commands = join(root, 'src/commands');
  const files = readdirSync(commands).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(10);
  const script = `for (const file of ${JSON.stringify(files)}) await import('${commands}/' + file);`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 0, said: '' });
});
