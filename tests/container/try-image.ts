import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { createServer } from 'node:net';
import { z } from 'zod';
import { startLocalDiscord } from '../../src/local/discord/local-discord.ts';

/**
 * Runs the bot in the unpacked root of an image, as a container would: root read-only but for the data folder and `/tmp`, the image's user, no
 * capabilities, no new privileges, its own processes; the network alone is the machine's. Then somebody asks, and the bot is stopped.
 * Called by `.ci/container` as root: `try-image.ts ROOT IMAGE DATA`. Ends with 1 at the first thing that isn't so.
 */

/** What `buildah inspect` says of an image; the Dockerfile is the only place where these stand. */
const builtImage = z.object({
  Docker: z.object({
    config: z.object({
      User: z.string(),
      Env: z.array(z.string()),
      WorkingDir: z.string(),
      Entrypoint: z.array(z.string()),
      Cmd: z.array(z.string()),
      Healthcheck: z.object({ Test: z.tuple([z.literal('CMD')], z.string()) }),
    }),
  }),
});

const startWithinMs = 120_000;
const answerWithinMs = 30_000;
/** Longer than the bot's own grace for answers under way. */
const stopWithinMs = 20_000;
const question = 'Who did Siewiera speak with?';
const answered = /Shin Won-sik/;

const [root = '', imageFile = '', dataDir = ''] = process.argv.slice(2);
const image = builtImage.parse(JSON.parse(readFileSync(imageFile, 'utf8'))).Docker.config;
const uid = idOf(image.User);

function idOf(user: string): number {
  const line = readFileSync(`${root}/etc/passwd`, 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${user}:`));
  const id = Number(line?.split(':')[2]);
  if (!(id > 0)) throw new Error(`The image's user must be somebody of its own who isn't root; it is “${user}”`);
  return id;
}

/** Mounts, then gives up every right, then becomes the program: `$1` root, `$2` data, `$3` uid, `$4` working folder, the rest the program. */
const enter = `
set -e
root=$1 data=$2 uid=$3 dir=$4; shift 4
mount --make-rprivate /
mount --bind "$root" "$root"
mount --bind "$data" "$root/data"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/tmp"
mount -o remount,bind,ro "$root"
exec chroot "$root" env --chdir="$dir" setpriv --reuid="$uid" --regid="$uid" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
`;

function run(
  program: readonly string[],
  settings: Readonly<Record<string, string>>,
): ChildProcess & { said: () => string } {
  const inside = ['sh', '-c', enter, 'sh', root, dataDir, String(uid), image.WorkingDir, ...program];
  const env = { ...Object.fromEntries(image.Env.map((line) => line.split(/=(.*)/s).slice(0, 2))), ...settings };
  const child = spawn('unshare', ['--mount', '--pid', '--fork', '--kill-child', ...inside], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return Object.assign(child, { said: () => said });
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return String(address.port);
}

function must(isSo: boolean, what: string, seen: string): void {
  if (!isSo) throw new Error(`Not so: ${what}\n${seen}`);
  process.stdout.write(`ok  ${what}\n`);
}

/** What the program may do there, told by one that tries. */
const attempt = `
const { readFileSync, writeFileSync } = require('node:fs');
const tried = (path) => { try { writeFileSync(path, ''); return 'written'; } catch (error) { return error.code; } };
const right = (name) => new RegExp('^' + name + ':\\\\s*(.*)$', 'm').exec(readFileSync('/proc/self/status', 'utf8'))[1];
console.log(JSON.stringify({ uid: process.getuid(), rights: right('CapBnd') + right('CapEff'), noNew: right('NoNewPrivs'),
  app: tried('/app/x'), etc: tried('/etc/x'), data: tried('/data/x') }));
`;

mkdirSync(dataDir, { mode: 0o700 });
await chown(dataDir, uid, uid);
const probe = run(['node', '-e', attempt], {});
must((await exitOf(probe)) === 0, `Node of the image runs as ${image.User}`, probe.said());
const seen = z
  .object({
    uid: z.number(),
    rights: z.string(),
    noNew: z.string(),
    app: z.string(),
    etc: z.string(),
    data: z.string(),
  })
  .parse(JSON.parse(probe.said()));
must(
  seen.uid === uid && /^0+$/.test(seen.rights) && seen.noNew === '1',
  'it has no capability and gains none',
  probe.said(),
);
must(
  seen.app === 'EROFS' && seen.etc === 'EROFS' && seen.data === 'written',
  'only the data folder can be written',
  probe.said(),
);

const discord = await startLocalDiscord();
const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, METRICS_PORT: await freePort() };
const bot = run([...image.Entrypoint, ...image.Cmd], settings);
try {
  const startedAt = performance.now();
  const isHealthy = async (): Promise<boolean> => (await exitOf(run(image.Healthcheck.Test.slice(1), settings))) === 0;
  let healthy = false;
  while (!healthy && bot.exitCode === null && performance.now() - startedAt < startWithinMs)
    healthy = await isHealthy();
  must(
    healthy,
    `the health check passes, ${Math.round(performance.now() - startedAt) / 1_000} s after the start`,
    bot.said(),
  );
  await within(startWithinMs, 'it comes online', () => discord.commands().length > 0);
  discord.invoke({ command: 'ask', options: { question } });
  await within(answerWithinMs, 'a question is answered, with the passage that says it', () =>
    discord
      .messages()
      .some(({ latest }) => latest.components.length > 0 && answered.test(JSON.stringify(latest.embeds))),
  );
  // The program is the only child of what made its namespaces.
  process.kill(Number(readFileSync(`/proc/${bot.pid}/task/${bot.pid}/children`, 'utf8')), 'SIGTERM');
  const impatient = setTimeout(() => bot.kill('SIGKILL'), stopWithinMs);
  must((await exitOf(bot)) === 0, 'it ends by itself when it is told to', bot.said());
  clearTimeout(impatient);
} finally {
  bot.kill('SIGKILL');
  await discord.close();
}

/** Waits for something of Discord's, asking again after each event there. */
async function within(ms: number, what: string, isSo: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = discord.on(() => isSo() && resolve());
  const timer = setTimeout(resolve, ms);
  if (isSo()) resolve();
  await promise;
  clearTimeout(timer);
  stop();
  must(isSo(), what, bot.said());
}
