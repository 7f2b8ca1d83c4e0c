import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './building/folder.ts';
import { startProgram } from './building/program.ts';

/** What `main.ts` adds to a command: a process around it. */

test('settings stand in .env too, answers alone on standard output, and the exit code is the command’s', async () => {
  const cwd = temporaryFolder({ '.env': 'TIME_ZONE=Warsaw\nDISCORD_GUILD_ID=my server\n' });
  const env = { ANTHROPIC_BASE_URL: 'example.org', DISCORD_GUILD_ID: '12' };
  const program = startProgram(['ask', 'What?'], { cwd, env });
  expect(await program.ended).toBe(1);
  expect(program.stdout.text).toBe('');
  expect(program.stderr.text.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^DISCORD_GUILD_ID is not a server id/),
    expect.stringMatching(/^ANTHROPIC_BASE_URL is not an http/),
    expect.stringMatching(/^TIME_ZONE is not a time zone/),
    'Correct it in .env or in the environment.',
  ]);
});

test('Node reads every command as it is', async () => {
  const commands = join(import.meta.dirname, '../src/commands');
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
