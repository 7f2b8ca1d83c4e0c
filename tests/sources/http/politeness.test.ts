import { describe, expect, test } from 'vitest';
import { isPostponed } from '../../../src/sources/http/fetched.ts';
import { HostQueue } from '../../../src/sources/http/host-queue.ts';
import { type Answer, client, get, reasonOf, redirect, StoppedClock, send, site, textOf } from './site.ts';

const day = 24 * 60 * 60_000;
const noon = '2026-11-26T12:00:00Z';
const robots = (text: string): Record<string, Answer> => ({ '/robots.txt': send(text), '*': send('the news') });

describe('robots.txt', () => {
  test.each([
    ['User-agent: *\nDisallow: /private/', false],
    ['User-agent: Dateline\nDisallow: /', false],
    ['\ufeffuser-agent: dateline\ndisallow: /*.html$', false],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nAllow: /', true],
    ['User-agent: *\nDisallow: /private/\nAllow: /private/a.html', true],
    ['User-agent: OtherBot\nDisallow: /', true],
    ['<!doctype html><title>Not here</title>', true],
    ['', true],
  ])('%j', async (text, isAllowed) => {
    const { origin, asked } = await site(robots(text));
    const fetched = await get(client(), `${origin}/private/a.html`);
    if (isAllowed) expect(textOf(fetched)).toBe('the news');
    else
      expect(fetched).toMatchObject({
        kind: 'refused',
        isTemporary: false,
        reason: expect.stringMatching(/robots\.txt of .* doesn't allow Dateline/),
      });
    expect(asked.length).toBe(isAllowed ? 1 : 0);
  });

  test('an address behind a redirect has to be allowed too', async () => {
    const { origin, asked } = await site({
      ...robots('User-agent: *\nDisallow: /private'),
      '/a': redirect('/private'),
    });
    expect(reasonOf(await get(client(), `${origin}/a`))).toMatch(/doesn't allow/);
    expect(asked).toEqual(['/a']);
  });

  test.each([401, 403, 404, 410, 204])('%i: everything is allowed', async (status) => {
    const { origin } = await site({ '/robots.txt': send('', {}, status), '*': send('the news') });
    expect(textOf(await get(client(), `${origin}/a`))).toBe('the news');
  });

  test('a circle of redirects is as good as no file', async () => {
    const { origin } = await site({ '/robots.txt': redirect('/robots.txt'), '*': send('the news') });
    expect(textOf(await get(client(), `${origin}/a`))).toBe('the news');
  });

  test.each([
    500, 502, 429,
  ])('%i: nothing is asked for, and that is said; ten minutes later it is tried again', async (status) => {
    const clock = new StoppedClock(noon);
    const answers = robots('');
    const { origin, asked } = await site({ ...answers, '/robots.txt': (...to) => send('', {}, answer)(...to) });
    let answer = status;
    const from = client({ clock });
    expect(await get(from, `${origin}/a`)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/so that its robots\.txt can't be read/),
      isTemporary: true,
    });
    answer = 200;
    expect((await get(from, `${origin}/a`)).kind).toBe('refused');
    expect(asked).toEqual([]);
    clock.goOn(10 * 60_000);
    expect(textOf(await get(from, `${origin}/a`))).toBe('the news');
  });

  test('it is read once a day, and an older one holds while it cannot be read', async () => {
    const clock = new StoppedClock(noon);
    let reads = 0;
    let answer: Answer = send('User-agent: *\nDisallow: /private');
    const { origin } = await site({
      '/robots.txt': (...to) => {
        reads++;
        answer(...to);
      },
      '*': send('the news'),
    });
    const from = client({ clock });
    await Promise.all(['/a', '/b', '/c'].map((path) => get(from, `${origin}${path}`)));
    expect(reads).toBe(1);
    clock.goOn(day);
    answer = send('', {}, 500);
    expect(reasonOf(await get(from, `${origin}/private`))).toMatch(/doesn't allow/);
    expect(textOf(await get(from, `${origin}/a`))).toBe('the news');
    expect(reads).toBe(2);
  });

  test('it is read again after a clock was set back', async () => {
    const clock = new StoppedClock(noon);
    let text = 'User-agent: *\nDisallow: /';
    const { origin } = await site({ '/robots.txt': (...to) => send(text)(...to), '*': send('the news') });
    const from = client({ clock });
    await get(from, `${origin}/a`);
    clock.goOn(-365 * day);
    text = '';
    expect(textOf(await get(from, `${origin}/a`))).toBe('the news');
  });

  test('thousands of patterns cost no more than a moment, and plain rules among them hold', async () => {
    const rules = `User-agent: *\n${`Disallow: /${'*a'.repeat(900)}\n`.repeat(250)}Disallow: /private`;
    const { origin } = await site(robots(rules));
    const from = client();
    expect(textOf(await get(from, `${origin}/${'a'.repeat(800)}b`))).toBe('the news');
    expect(reasonOf(await get(from, `${origin}/private`))).toMatch(/doesn't allow/);
  });

  test('of a huge one the first 500 KB count', async () => {
    const rules = `User-agent: *\nDisallow: /early\n${`# ${'x'.repeat(98)}\n`.repeat(6_000)}Disallow: /late`;
    const { origin } = await site(robots(rules));
    const from = client();
    expect(reasonOf(await get(from, `${origin}/early`))).toMatch(/doesn't allow/);
    expect(textOf(await get(from, `${origin}/late`))).toBe('the news');
  });

  test('its sitemaps are told', async () => {
    const { origin } = await site(robots('Sitemap: https://cdn.example/a.xml\nsitemap: /b.xml'));
    expect(await client().robots(`${origin}/any`, new AbortController().signal)).toMatchObject({
      kind: 'robots',
      sitemaps: ['https://cdn.example/a.xml', `${origin}/b.xml`],
    });
  });
});

describe('one request at a time', () => {
  test('a host gets the next request when the last has ended, and other hosts need not wait', async () => {
    const open: (() => void)[] = [];
    const { promise: reached, resolve } = Promise.withResolvers<void>();
    const slow: Answer = (_, response) => {
      open.push(() => response.end('the news'));
      resolve();
    };
    const busy = await site({ '/a': slow, '/b': send('more news') });
    const other = await site({ '*': send('other news') });
    const from = client();
    const both = ['/a', '/b'].map((path) => get(from, `${busy.origin}${path}`));
    await reached;
    expect(textOf(await get(from, `${other.origin}/`))).toBe('other news');
    expect(busy.asked).toEqual(['/a']);
    open[0]?.();
    expect((await Promise.all(both)).map(textOf)).toEqual(['the news', 'more news']);
  });

  test.each([
    ['10', 10_000],
    ['0.5', 500],
    ['86400', 60_000],
  ])('a crawl-delay of %s s is waited out', async (delay, waitMs) => {
    const clock = new StoppedClock(noon);
    const { origin, asked } = await site(robots(`User-agent: *\nCrawl-delay: ${delay}`));
    const from = client({ clock });
    await get(from, `${origin}/a`);
    const second = get(from, `${origin}/b`);
    await clock.awaited(waitMs);
    expect(asked).toEqual(['/a']);
    clock.goOn(waitMs);
    expect(textOf(await second)).toBe('the news');
  });

  test('whoever stops while waiting lets the others go on', async () => {
    const clock = new StoppedClock(noon);
    const { origin, asked } = await site(robots('User-agent: *\nCrawl-delay: 10'));
    const from = client({ clock });
    await get(from, `${origin}/a`);
    const stop = new AbortController();
    const second = get(from, `${origin}/b`, { signal: stop.signal });
    const third = get(from, `${origin}/c`);
    await clock.awaited(10_000);
    stop.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await clock.awaited(10_000);
    clock.goOn(10_000);
    await third;
    expect(asked).toEqual(['/a', '/c']);
  });

  test('of twenty hosts eight are asked at the same moment', async () => {
    const queue = new HostQueue(new StoppedClock(noon));
    const open: (() => void)[] = [];
    const sizes: number[] = [];
    const turns = Array.from({ length: 20 }, (_, host) =>
      queue.turn(`${host}`, 0, new AbortController().signal, () => new Promise<void>((end) => open.push(end))),
    );
    while (sizes.reduce((sum, size) => sum + size, 0) < turns.length) {
      await new Promise(setImmediate);
      sizes.push(open.length);
      for (const end of open.splice(0)) end();
    }
    await Promise.all(turns);
    expect(sizes).toEqual([8, 8, 4]);
  });
});

describe('a host that asks to be left alone', () => {
  test.each([
    ['120', 120_000],
    ['Thu, 26 Nov 2026 12:30:00 GMT', 30 * 60_000],
    ['31536000', day],
  ])('retry-after: %s', async (retryAfter, waitMs) => {
    const clock = new StoppedClock(noon);
    const headers = { 'retry-after': retryAfter, date: 'Thu, 26 Nov 2026 12:00:00 GMT' };
    const { origin, asked } = await site({ '/a': send('', headers, 429), '/b': send('the news') });
    const from = client({ clock });
    expect(await get(from, `${origin}/a`)).toMatchObject({
      kind: 'refused',
      status: 429,
      retryAfterMs: waitMs,
      isTemporary: true,
    });
    clock.goOn(waitMs - 1);
    const postponed = await get(from, `${origin}/b`);
    expect(postponed.kind === 'refused' && isPostponed(postponed)).toBe(true);
    expect(postponed).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/asked to be left alone until 2026-11-2\d \d\d:\d\d UTC/),
      retryAfterMs: 1,
      isTemporary: true,
    });
    expect(asked).toEqual(['/a']);
    clock.goOn(1);
    expect(textOf(await get(from, `${origin}/b`))).toBe('the news');
  });

  test('one that only says that it is overloaded is left alone longer each time', async () => {
    const clock = new StoppedClock(noon);
    const { origin } = await site({ '*': send('', {}, 503) });
    const from = client({ clock });
    const waits: unknown[] = [];
    for (let time = 0; time < 9; time++) {
      const fetched = await get(from, `${origin}/a`);
      const waitMs = fetched.kind === 'refused' ? (fetched.retryAfterMs ?? 0) : 0;
      waits.push(waitMs / 60_000);
      clock.goOn(waitMs);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('a clock that is set back by a year does not make it longer', async () => {
    const clock = new StoppedClock(noon);
    const { origin } = await site({ '/a': send('', { 'retry-after': '120' }, 503), '/b': send('the news') });
    const from = client({ clock });
    await get(from, `${origin}/a`);
    clock.goOn(-365 * day);
    expect(await get(from, `${origin}/b`)).toMatchObject({ retryAfterMs: 120_000 });
  });

  test('what waits in its queue is not sent either', async () => {
    const { origin, asked } = await site({ '*': send('', { 'retry-after': '60' }, 503) });
    const from = client({ clock: new StoppedClock(noon) });
    const fetched = await Promise.all(['/a', '/b', '/c'].map((path) => get(from, `${origin}${path}`)));
    expect(fetched.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused']);
    expect(asked).toEqual(['/a']);
  });
});
