import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startPage } from '../../../src/local/page/page-server.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { discord } from '../discord/connected.ts';

interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

const examples = async () => [];
/** A Discord in which nothing comes by itself. */
const noClock = {
  aheadMs: () => 0,
  next: async () => ({ at: new Date(0), awaited: 'morning' as const }),
  turn: async () => {},
};

async function opened() {
  const local = await discord();
  const page = await startPage({
    discord: local,
    port: 0,
    examples,
    isNewsroomPlayed: false,
    clock: noClock,
    corrections: null,
  });
  onTestFinished(() => page.close());
  const { port } = new URL(page.url);
  /** A request as somebody else than a browser could send it. */
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      sent.on('error', reject).end(body);
    });
  return { local, page, get };
}

test('the page and all that it names are served, and nothing of it comes from elsewhere', async () => {
  const { get } = await opened();
  const html = await get('/');
  expect(html.status).toBe(200);
  expect(html.headers['content-security-policy']).toContain("default-src 'none'");
  expect(html.text).not.toMatch(/https?:\/\//);
  const named = [...html.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(named).toContain('/page.js');
  for (const path of named) expect((await get(path)).status, path).toBe(200);
  // In one piece: nothing is to be asked for one after another.
  const script = (await get('/page.js')).text;
  expect(script).not.toMatch(/^\s*(import|export)\b/m);
  expect(script).not.toContain('interface ');
});

test.each([
  '/npm/discord.js/src/index.js',
  '/npm/lit/../discord.js/src/index.js',
  '/npm/lit/%2e%2e/discord.js/src/index.js',
  '/npm/lit/package.json',
  '/browser/main.ts',
  '/browser/../server.ts',
  '/tsconfig.json',
  '/main.ts',
  '/../../../../etc/passwd',
  '/.env',
])('%s is not served', async (path) => {
  const { get } = await opened();
  expect((await get(path)).status).toBe(404);
});

test('a page elsewhere is not answered, whatever name it gives us', async () => {
  const { get, page } = await opened();
  const { host } = new URL(page.url);
  expect((await get('/', { host: 'evil.example' })).status).toBe(403);
  expect((await get('/act', { host, origin: 'https://evil.example' }, 'POST', '{}')).status).toBe(403);
  expect((await get('/events', { host, origin: 'null' })).status).toBe(403);
});

test('what the page should not send is refused in a sentence', async () => {
  const { get, local } = await opened();
  for (const body of ['', '{', '{"do":"destroy"}', 'x'.repeat(200_000)]) {
    const answered = await get('/act', {}, 'POST', body);
    expect(answered.status).toBe(400);
    expect(answered.text).toContain('should not');
  }
  const stranger = { do: 'say', as: '1', locale: 'pl', content: 'hello' };
  expect((await get('/act', {}, 'POST', JSON.stringify(stranger))).text).toContain('Load the page again');
  const unknown = { ...stranger, as: local.user.user.id, do: 'command', command: 'nothing', options: {} };
  expect((await get('/act', {}, 'POST', JSON.stringify(unknown))).text).toContain('There is no command /nothing here');
});

test('a letter that is split over two packets stays whole', async () => {
  const { local, page } = await opened();
  const deed = { do: 'say', as: local.user.user.id, locale: 'pl', content: 'źródła' };
  const body = Buffer.from(JSON.stringify(deed));
  const { hostname, port } = new URL(page.url);
  const sent = request({ host: hostname, port, path: '/act', method: 'POST' });
  const answered = once(sent, 'response');
  const middle = body.indexOf('ź') + 1;
  await new Promise((resolve) => sent.write(body.subarray(0, middle), resolve));
  await new Promise(setImmediate);
  sent.end(body.subarray(middle));
  await answered;
  expect(local.messages().map(({ latest }) => latest.content)).toEqual(['źródła']);
});

test('a port that is taken is told with the remedy', async () => {
  const { local, page } = await opened();
  const port = Number(new URL(page.url).port);
  await expect(
    startPage({ discord: local, port, examples, isNewsroomPlayed: false, clock: noClock, corrections: null }),
  ).rejects.toThrow(/Set PORT to another one/);
});
