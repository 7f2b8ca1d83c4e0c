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
