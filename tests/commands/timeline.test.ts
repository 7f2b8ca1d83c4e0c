import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { dateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude();
});
afterAll(() => claude.close());

/** The harbour of Gdynia. */
const korean = '그디니아 항구';

function timeline(env: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const folders = { CORPUS_DIR: temporaryFolder(smallCoverage), DATA_DIR: temporaryFolder() };
  return dateline(['timeline', korean, ...more], { env: { ...folders, ...env } });
}

test('with a key, a topic of another language is put into that of the coverage', async () => {
  const text = JSON.stringify({ question: 'harbour of Gdynia', from: null, to: null });
  const key = { ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: claude.url };
  claude.scriptSmall({ blocks: [{ type: 'text', text }] });
  const { stdout } = await timeline(key);
  expect(stdout).toContain(`What happened when: ${korean}\nUnderstood as “harbour of Gdynia”`);
  expect(stdout).toContain('Harbour of Gdynia reopens after the storm');
  claude.scriptSmall({ blocks: [{ type: 'text', text }] });
  const printed = JSON.parse((await timeline(key, '--json')).stdout);
  expect(printed).toMatchObject({ topic: korean, understoodAs: 'harbour of Gdynia' });
  expect(printed.items.length).toBeGreaterThan(0);
});

test('without one it says why nothing is found', async () => {
  expect((await timeline({})).stdout.replace(/\s+/g, ' ')).toContain('The coverage is in another language');
});
