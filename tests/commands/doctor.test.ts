import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../src/discord/commands/every-command.ts';
import { registerWithToken } from '../../src/discord/wire/register-commands.ts';
import { type LocalClaude, type LocalClaudeOptions, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../src/local/discord/local-discord.ts';
import { manualClock } from '../../src/local/discord/played-clock.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { markdown } from '../building/article.ts';
import { dateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

const key = 'sk-ant-a-key-that-must-stay-secret';

type Env = Readonly<Record<string, string>>;

const report = z.object({
  ok: z.boolean(),
  problems: z.number(),
  warnings: z.number(),
  checks: z.array(
    z.object({
      check: z.string(),
      mark: z.enum(['ok', 'warning', 'problem', 'skipped']),
      found: z.string(),
      remedy: z.string().nullable(),
      details: z.array(z.string()),
    }),
  ),
});

interface Examined {
  readonly code: number | null;
  /** `mark: found → remedy` of each finding of a check. */
  of(check: string): string[];
  /** The same of everything that isn't well. */
  readonly troubles: string[];
}

/** What a person with these settings is told. */
async function examine(env: Env): Promise<Examined> {
  const { code, stdout, stderr } = await dateline(['doctor', '--json'], { env });
  expect(stderr).toBe('');
  return examined(env, code, stdout.replace(/\n$/, ''));
}

function examined(env: Env, code: number | null, stdout: string): Examined {
  expect(stdout).toMatch(/^\{.*\}$/);
  for (const secret of [env['DISCORD_TOKEN'], env['ANTHROPIC_API_KEY']]) {
    if (secret) expect(stdout).not.toContain(secret);
  }
  const { ok, problems, warnings, checks } = report.parse(JSON.parse(stdout));
  const marked = (mark: string): number => checks.filter((check) => check.mark === mark).length;
  expect({ ok, problems, warnings }).toEqual({
    ok: code === 0,
    problems: marked('problem'),
    warnings: marked('warning'),
  });
  const line = ({ mark, found, remedy }: (typeof checks)[number]) =>
    `${mark}: ${found}${remedy === null ? '' : ` → ${remedy}`}`;
  const troubles = checks.filter(({ mark }) => mark === 'warning' || mark === 'problem');
  // Nothing that isn't well is left without what to do.
  expect(troubles.filter(({ remedy }) => remedy === null)).toEqual([]);
  return { code, of: (check) => checks.filter((each) => each.check === check).map(line), troubles: troubles.map(line) };
}

const folders = (): Env => ({
  CORPUS_DIR: temporaryFolder(smallCoverage),
  DATA_DIR: join(temporaryFolder(), 'data'),
});

interface Newsroom {
  readonly discord: LocalDiscord;
  readonly claude: LocalClaude;
  readonly env: Env;
}

/** A newsroom that is set up well: one server, its commands, a key. */
async function newsroom(
  { onTestFinished }: TestContext,
  options: { readonly discord?: LocalDiscordOptions; readonly claude?: LocalClaudeOptions } = {},
): Promise<Newsroom> {
  const discord = await startLocalDiscord(options.discord);
  onTestFinished(() => discord.close());
  const claude = await startLocalClaude({ apiKey: key, ...options.claude });
  onTestFinished(() => claude.close());
  const { token, url: apiUrl, guildId } = discord;
  await registerWithToken({
    token,
    apiUrl,
    guildId,
    commands,
    store: { get: async () => null, set: async () => {} },
    force: true,
  });
  const env = {
    ...folders(),
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    DISCORD_GUILD_ID: guildId,
    DISCORD_GUILD_IDS: guildId,
    ANTHROPIC_API_KEY: key,
    ANTHROPIC_BASE_URL: claude.url,
    DAILY_BUDGET_USD: '2.50',
    TIME_ZONE: 'Europe/Warsaw',
  };
  return { discord, claude, env };
}

describe.concurrent('doctor', () => {
  test('says of a newsroom that is set up well that all is well, each thing on a line', async (context) => {
    const { discord, env } = await newsroom(context);
    const { code, stdout, stderr } = await dateline(['doctor'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.replace(/\n {22}/g, ' ').split('\n');
    expect(lines).toEqual([
      `ok       Node         ${process.versions.node}`,
      'ok       Settings     given: DISCORD_TOKEN, DISCORD_GUILD_ID, DISCORD_GUILD_IDS, DISCORD_API_URL, ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, CORPUS_DIR, DATA_DIR, TIME_ZONE, DAILY_BUDGET_USD',
      'ok       Token        accepted by Discord; the bot is Dateline',
      'ok       Application  set up to answer in servers, and for people who install it for themselves',
      `ok       Invite link  https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=274878024704`,
      `ok       Servers      the bot is in “Newsroom” (${discord.guildId})`,
      'ok       Permissions  all that the features need',
      `ok       Commands     11 in place, in server ${discord.guildId}`,
      'ok       Claude       the key is accepted, and claude-haiku-5-5 cites',
      'ok       Budget       $2.50 a day; once it is spent, answers are quotes until midnight in Europe/Warsaw',
      `ok       Articles     3 articles in ${env['CORPUS_DIR']}; the newest of 5 March 2026; 1 undated`,
      expect.stringMatching(/^ok {7}Data folder {2}\/.*\/data can be written; [\d.]+ [GM]iB free$/),
      expect.stringMatching(/^ok {7}Clock {8}\d+ \w+ \d{4} at \d\d:\d\d in Europe\/Warsaw$/),
      '',
      'All is well.',
      '',
    ]);
  });

  test('without a token or a key checks what a demo needs, asks nobody, and makes no index', async () => {
    const env = folders();
    const { code, of, troubles } = await examine(env);
    expect(code).toBe(0);
    expect(troubles).toEqual([]);
    expect(of('token')).toEqual([
      expect.stringMatching(/^skipped: There is no DISCORD_TOKEN: demo only\..*→ .*“Going live”/),
    ]);
    for (const check of ['application', 'invite', 'servers', 'permissions', 'commands']) {
      expect(of(check)).toEqual(['skipped: not checked: demo only']);
    }
    expect(of('claude')).toEqual(['skipped: There is no ANTHROPIC_API_KEY: answers are quotes, word for word.']);
    expect(of('clock')).toEqual([expect.stringContaining('in UTC; nothing was reached to compare it with')]);
    expect(existsSync(join(env['DATA_DIR'] ?? '', 'store.sqlite'))).toBe(false);
  });

  test('names each setting that cannot be used, and checks what does not depend on it', async (context) => {
    const { env } = await newsroom(context);
    const bad = { TIME_ZONE: 'Mars', DISCORD_GUILD_ID: '12', DISCORD_GUILD_IDS: 'x', ANTHROPIC_BASE_URL: 'there' };
    const { code, of, troubles } = await examine({ ...env, ...bad });
    expect(code).toBe(1);
    expect(of('settings')).toEqual([
      expect.stringMatching(/^problem: DISCORD_GUILD_ID is not a server id; .* → Correct it in \.env/),
      expect.stringMatching(/^problem: DISCORD_GUILD_IDS has something that is not a server id/),
      expect.stringMatching(/^problem: ANTHROPIC_BASE_URL is not an http\(s\) address/),
      expect.stringMatching(/^problem: TIME_ZONE is not a time zone; use a name such as Europe\/Warsaw/),
    ]);
    expect(troubles).toEqual(of('settings'));
    expect(of('token')).toEqual([expect.stringMatching(/^ok/)]);
    expect(of('commands')).toEqual(["skipped: not checked, because DISCORD_GUILD_ID can't be used"]);
    expect(of('claude')).toEqual(["skipped: not checked, because ANTHROPIC_BASE_URL can't be used"]);
  });

  test('takes --corpus and --data, and no option that it does not know', async () => {
    const { CORPUS_DIR: corpus = '', DATA_DIR: data = '' } = folders();
    const { code, stdout } = await dateline(['doctor', '--corpus', corpus, '--data', data]);
    expect(code).toBe(0);
    // Long lines are wrapped.
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`3 articles in ${corpus}`);
    expect(await dateline(['doctor', '--cure'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe.concurrent('doctor on Discord', () => {
  test('a token that Discord does not accept', async (context) => {
    const { env } = await newsroom(context);
    const { code, of, troubles } = await examine({ ...env, DISCORD_TOKEN: 'MTIz.wrong.token' });
    expect(code).toBe(1);
    expect(troubles).toEqual([
      expect.stringMatching(
        /^problem: Discord did not accept the bot’s token\. → Copy it again .* into DISCORD_TOKEN\.$/,
      ),
    ]);
    expect(of('commands')).toEqual(['skipped: not checked, because Discord did not tell of the bot']);
  });

  test('nobody at its address', async (context) => {
    const { env } = await newsroom(context);
    const { code, troubles } = await examine({ ...env, DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(code).toBe(1);
    expect(troubles).toEqual([
      expect.stringMatching(
        /^problem: Discord could not be reached at http:\/\/127\.0\.0\.1:9\/api .*→ Check the network/,
      ),
    ]);
  });

  test('a bot that is not in its server, and a second server that it is not in', async (context) => {
    const { env } = await newsroom(context);
    const [elsewhere, other] = ['123456789012345678', '223456789012345678'];
    const { code, of } = await examine({
      ...env,
      DISCORD_GUILD_ID: elsewhere,
      DISCORD_GUILD_IDS: `${elsewhere}, ${other}`,
    });
    expect(code).toBe(1);
    expect(of('servers')).toEqual([
      expect.stringMatching(/^ok: the bot is in “Newsroom”/),
      expect.stringMatching(
        /^problem: The bot is not in server 123456789012345678 \(DISCORD_GUILD_ID\).*→ Invite it with the link above/,
      ),
      expect.stringMatching(/^warning: The bot is not in server 223456789012345678 \(DISCORD_GUILD_IDS\)/),
    ]);
    expect(of('permissions')).toEqual(['skipped: not checked: there is no server to look at']);
    expect(of('commands')).toEqual(['skipped: not checked, because the bot is not in server 123456789012345678']);
  });

  test('a server with the commands where nobody may use them', async (context) => {
    const { discord, env } = await newsroom(context);
    const { of } = await examine({ ...env, DISCORD_GUILD_IDS: discord.createGuild('Other').id });
    expect(of('settings')).toEqual([
      expect.stringMatching(/^problem: DISCORD_GUILD_ID is \d+, which is not among DISCORD_GUILD_IDS/),
    ]);
  });

  test('a key that any server may spend, unless the bot is its maker’s alone or there is no key', async (context) => {
    const { discord, env } = await newsroom(context);
    const open = { ...env, DISCORD_GUILD_IDS: '' };
    const { code, troubles } = await examine(open);
    expect(code).toBe(0);
    expect(troubles).toEqual([
      `warning: Any server that adds the bot spends your Claude key. → Name your servers: DISCORD_GUILD_IDS=${discord.guildId}`,
    ]);
    expect((await examine({ ...open, ANTHROPIC_API_KEY: '' })).troubles).toEqual([]);
    discord.world.portal.isPublic = false;
    expect((await examine(open)).troubles).toEqual([]);
  });

  test('a permission that features lack, by the name it has in Discord', async (context) => {
    const { discord, env } = await newsroom(context);
    discord.setBotPermissions(['ViewChannel', 'SendMessagesInThreads']);
    const { code, troubles } = await examine(env);
    expect(code).toBe(0);
    expect(troubles).toEqual([
      expect.stringMatching(
        /^warning: In “Newsroom” \(\d+\) the bot lacks Send Messages \(Share, digests\), Embed Links \(Share, digests, digests in threads\), Read Message History \(digests after a crash\)\. → .*Give them to the bot’s role/,
      ),
    ]);
  });

  test('commands that are missing, outdated, not ours, or seen twice', async (context) => {
    const { discord, env } = await newsroom(context);
    const everywhere = { ...env, DISCORD_GUILD_ID: '' };
    expect((await examine(everywhere)).of('commands')).toEqual([
      expect.stringMatching(/^warning: The commands are not registered yet\. → The first npm start registers them/),
    ]);
    const place = `${discord.url}/v10/applications/${discord.applicationId}`;
    const put = (path: string, commands: readonly object[]) =>
      fetch(`${place}${path}`, {
        method: 'PUT',
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(commands),
      });
    const [ask, ...rest] = discord.commands(discord.guildId);
    const old = [{ ...ask, description: 'Ask' }, ...rest.slice(1), { name: 'old', description: 'Old' }];
    expect((await put(`/guilds/${discord.guildId}/commands`, old)).status).toBe(200);
    expect((await put('/commands', [{ name: 'old', description: 'Old' }])).status).toBe(200);
    const { code, of } = await examine(env);
    expect(code).toBe(0);
    expect(of('commands')).toEqual([
      'warning: Missing: /summary. Outdated: /ask. Not from this version: /old. → Bring them up to date: npm run register',
      expect.stringMatching(
        /^warning: .* people there see each twice\. → .*: npm run register -- --remove everywhere$/,
      ),
    ]);
    expect((await dateline(['register'], { env })).code).toBe(0);
    const { code: removed, stderr } = await dateline(['register', '--remove', 'everywhere'], { env });
    expect({ removed, stderr }).toEqual({
      removed: 0,
      stderr: 'The commands that were registered everywhere are taken out. Those of other places stay.\n',
    });
    expect((await examine(env)).troubles).toEqual([]);
    expect(await dateline(['register', '--remove', 'here'], { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--remove here is no place. Write everywhere, or a server's id."),
    });
  });

  test('an application that is set up so that the bot hears nothing, or cannot be invited', async (context) => {
    const { discord, env } = await newsroom(context);
    const { portal } = discord.world;
    portal.interactionsEndpointUrl = 'https://example.org/interactions';
    portal.requiresCodeGrant = true;
    portal.installedBy.delete('guild');
    const { code, of } = await examine(env);
    expect(code).toBe(1);
    expect(of('application')).toEqual([
      expect.stringMatching(
        /^problem: Discord sends what people ask to https:\/\/example\.org\/interactions.*→ Empty Inter/,
      ),
      expect.stringMatching(/^problem: The application requires an OAuth2 code grant/),
      expect.stringMatching(/^problem: The application cannot be added to servers\. → Turn on Guild Install/),
    ]);
  });

  test('a clock that is minutes off', async (context) => {
    const { env } = await newsroom(context, { discord: { clock: manualClock(Date.now() + 300_000) } });
    const { code, troubles } = await examine(env);
    expect(code).toBe(0);
    expect(troubles).toEqual([
      expect.stringMatching(
        /^warning: This machine says .* at \d\d:\d\d in Europe\/Warsaw: that is (29\d|300) s slow\..*.*→ Set it/,
      ),
    ]);
  });
});

describe.concurrent('doctor on Claude', () => {
  const onlyClaude = ({ env }: Newsroom): Env => ({ ...env, DISCORD_TOKEN: '' });

  test('a key that is not accepted, a model that nobody has, nobody at the address', async (context) => {
    const env = onlyClaude(await newsroom(context));
    const { code, troubles } = await examine({ ...env, ANTHROPIC_API_KEY: 'sk-ant-wrong' });
    expect(code).toBe(1);
    expect(troubles).toEqual([
      expect.stringMatching(/^problem: Claude did not accept the key\. → Copy it again .* into ANTHROPIC_API_KEY/),
    ]);
    expect((await examine({ ...env, ANTHROPIC_MODEL: 'claude-nobody' })).troubles).toEqual([
      expect.stringMatching(
        /^problem: There is no model claude-nobody,.*→ Set ANTHROPIC_MODEL to one of claude-haiku-5-5,/,
      ),
    ]);
    expect((await examine({ ...env, ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' })).troubles).toEqual([
      expect.stringMatching(/^problem: Claude could not be reached at http:\/\/127\.0\.0\.1:9\. → Check the network/),
    ]);
  });

  test.each([
    ['nothing at any path', 404, 'text/plain', 'not here'],
    ['a page at every path', 200, 'text/html', '<html>Welcome</html>'],
    ['another service', 200, 'application/json', '{"hello":"world"}'],
  ])('another server at the address: %s', async (_, status, type, body) => {
    const other = createServer((_, response) => response.writeHead(status, { 'content-type': type }).end(body));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const { code, of } = await examine({
      ...folders(),
      ANTHROPIC_API_KEY: 'any-word',
      ANTHROPIC_BASE_URL: url,
      ANTHROPIC_MODEL: 'llama3.2',
    });
    expect(code).toBe(1);
    expect(of('claude')).toEqual([
      `problem: What answers at ${url} is not Claude’s API. → Check ANTHROPIC_BASE_URL: it is the address without a path, for example http://127.0.0.1:11434.`,
    ]);
  });

  test('a key with a space in it: that it cannot be one, and no more', async () => {
    const { code, of } = await examine({ ...folders(), ANTHROPIC_API_KEY: 'sk-ant two words' });
    expect(code).toBe(1);
    expect(of('settings')).toEqual([
      expect.stringMatching(/^problem: ANTHROPIC_API_KEY has a space or another sign .*copy it again/),
    ]);
    expect(of('claude')).toEqual(["skipped: not checked, because ANTHROPIC_API_KEY can't be used"]);
    expect(of('budget')).toEqual(["skipped: not checked, because ANTHROPIC_API_KEY can't be used"]);
  });

  test('a setting whose name is misspelt, and the one that was meant', async () => {
    const env = {
      ...folders(),
      DISCORD_TOKN: 'x',
      TIMEZONE: 'Asia/Seoul',
      trace_days: '3',
      PATHS: 'y',
      DATA_DIRECTORY: 'z',
      ANTHROPIC_KEY: 'k',
    };
    const { code, of } = await examine(env);
    expect(code).toBe(0);
    const warned = of('settings').filter((line) => line.startsWith('warning'));
    expect(warned).toEqual([
      'warning: DISCORD_TOKN is no setting. Did you mean DISCORD_TOKEN? → Write it as DISCORD_TOKEN in .env or in the environment.',
      expect.stringContaining('TIMEZONE is no setting. Did you mean TIME_ZONE?'),
      expect.stringContaining('trace_days is no setting. Did you mean TRACE_DAYS?'),
    ]);
  });

  test('a server of one’s own: what it can, that it costs nothing, and the clock by it', async (context) => {
    const env = onlyClaude(await newsroom(context, { claude: { citations: false } }));
    const cites = await examine(env);
    expect(cites.of('claude')).toEqual([
      expect.stringMatching(/^ok: .*sentences go there numbered.*it knows claude-haiku-5-5$/),
    ]);
    expect(cites.of('clock')).toEqual([expect.stringMatching(/^ok: .* in Europe\/Warsaw$/)]);
    const plain = onlyClaude(await newsroom(context, { claude: { plain: 'tools' } }));
    const { code, of } = await examine({ ...plain, ANTHROPIC_MODEL: 'llama3.2' });
    expect(code).toBe(0);
    expect(of('claude')).toEqual([expect.stringMatching(/^ok: .*whether it has llama3\.2 it does not say/)]);
    expect(of('budget')).toEqual([expect.stringMatching(/^ok: llama3\.2 has no price here: .* costing nothing$/)]);
  });

  test('that there is no limit to what Claude may cost', async (context) => {
    const { code, of } = await examine({ ...onlyClaude(await newsroom(context)), DAILY_BUDGET_USD: '' });
    expect(code).toBe(0);
    expect(of('budget')).toEqual([
      expect.stringMatching(/^WARNING|^warning: There is no limit .*→ Set DAILY_BUDGET_USD/),
    ]);
  });
});

describe.concurrent('doctor on folders', () => {
  test('a corpus folder that is not there, or has no articles', async () => {
    const env = folders();
    const missing = join(temporaryFolder(), 'nowhere');
    const { code, troubles } = await examine({ ...env, CORPUS_DIR: missing });
    expect(code).toBe(1);
    expect(troubles).toEqual([
      `problem: The corpus folder ${missing} doesn't exist. → Make it and put articles in (.md or .txt), or point CORPUS_DIR or --corpus to where they are.`,
    ]);
    const empty = { ...env, CORPUS_DIR: temporaryFolder({ 'notes.pdf': 'no article' }) };
    const found = await examine(empty);
    expect(found.code).toBe(1);
    expect(found.troubles).toEqual([
      expect.stringMatching(/^problem: There are no articles in .* yet\. → Put \.md or/),
    ]);
    const state = openState(env['DATA_DIR'] ?? '');
    await state.folder.imports.remember('/elsewhere/wire.jsonl', new Date());
    await state.close();
    expect((await examine(empty)).of('articles')).toEqual([
      expect.stringMatching(/^ok: 0 articles .*; more from 1 import$/),
    ]);
  });

  test('files that cannot be read, the first few with their reasons; articles of days to come', async () => {
    const unread = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`bad${number}.md`, '---\ntitle: x\n']));
    const later = markdown({ title: 'Later', date: '2999-01-01' }, 'This is not out yet.');
    const twin = markdown({ title: 'Twin', id: 'council' }, 'Another article with a taken id.');
    const env = {
      ...folders(),
      CORPUS_DIR: temporaryFolder({ ...smallCoverage, ...unread, 'later.md': later, 'z.md': twin }),
    };
    const { code, stdout } = await dateline(['doctor'], { env });
    expect(code).toBe(0);
    const said = stdout.replace(/\s+/g, ' ');
    expect(said).toContain('; the newest of 5 March 2026; 1 undated; 1 of days to come, not shown before');
    expect(said).toContain(
      "WARNING Articles 6 files can't be read, and are left out: · bad1.md:1: the front matter isn't closed;",
    );
    expect(said).toContain('· and 3 more; npm start names them all → Correct what is named.');
    expect(said).toMatch(/ 1 warning; the bot can run\. $/);
  });

  test('a data folder that cannot be made', async () => {
    const data = join(temporaryFolder({ 'a file': 'x' }), 'a file', 'data');
    const { code, troubles } = await examine({ ...folders(), DATA_DIR: data });
    expect(code).toBe(1);
    expect(troubles).toEqual([
      expect.stringMatching(/^problem: The data folder .* can't be made: a part of its path is a file\. → Correct it/),
    ]);
  });

  test('a data folder that a running Dateline holds is fine', async ({ onTestFinished }) => {
    const env = folders();
    onTestFinished(lockDataFolder(env['DATA_DIR'] ?? ''));
    const { code, of } = await examine(env);
    expect(code).toBe(0);
    expect(of('data')).toEqual([expect.stringMatching(/^ok: .* is in use by a running Dateline; [\d.]+ [GM]iB free$/)]);
  });

  test('a state that is damaged', async () => {
    const data = temporaryFolder({ 'state.sqlite': 'no database at all, just words '.repeat(400) });
    const { code, troubles } = await examine({ ...folders(), DATA_DIR: data });
    expect(code).toBe(1);
    expect(troubles).toEqual([
      expect.stringMatching(/^problem: .*state\.sqlite can't be opened.*→ If it is damaged, put a backup/),
    ]);
  });
});
