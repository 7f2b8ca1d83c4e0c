import { expect, test } from 'vitest';
import { serverSettings } from '../../src/store/server-settings.ts';
import { newStateHome } from '../building/state.ts';

/** Two processes on one state, each with a clock that is turned by hand. */
async function twoProcesses() {
  const home = await newStateHome();
  const [one, other] = [await home.open(), await home.open()];
  let elapsedMs = 0;
  let reads = 0;
  const get: typeof one.settings.get = (key) => {
    reads++;
    return one.settings.get(key);
  };
  return {
    own: serverSettings({ ...one.settings, get }, one.hashId, () => elapsedMs),
    others: serverSettings(other.settings, other.hashId, () => elapsedMs),
    pass: (ms: number): void => {
      elapsedMs += ms;
    },
    reads: () => reads,
  };
}

test('a server’s settings are read once while somebody types, and its own changes hold at once', async () => {
  const { own, pass, reads } = await twoProcesses();
  for (let key = 0; key < 20; key++) expect((await own.get('1')).language).toBe('auto');
  expect(reads()).toBe(1);
  await own.change('1', { language: 'pl' });
  expect((await own.get('1')).language).toBe('pl');
  expect((await own.get('2')).language).toBe('auto');
  pass(10_000);
  expect((await own.get('1')).language).toBe('pl');
  expect(reads()).toBe(4);
});

test('what another process changes holds ten seconds later', async () => {
  const { own, others, pass } = await twoProcesses();
  expect((await own.get('1')).personPerDay).toBeNull();
  await others.change('1', { personPerDay: 3 });
  pass(10_000);
  expect((await own.get('1')).personPerDay).toBe(3);
});

test('a change that comes while they are read is not lost', async () => {
  const home = await newStateHome();
  const { settings, hashId } = await home.open();
  const { promise: changed, resolve: goOn } = Promise.withResolvers<void>();
  const slow: typeof settings = {
    ...settings,
    get: async (key) => {
      const found = await settings.get(key);
      await changed;
      return found;
    },
  };
  const servers = serverSettings(slow, hashId);
  const before = servers.get('1');
  await servers.change('1', { language: 'ko' });
  goOn();
  expect((await before).language).toBe('auto');
  expect((await servers.get('1')).language).toBe('ko');
});

test('settings that could not be read are read again, and of many servers the oldest are forgotten', async () => {
  const home = await newStateHome();
  const { settings, hashId } = await home.open();
  let reads = 0;
  const get: typeof settings.get = (key) =>
    reads++ === 0 ? Promise.reject(new Error('The database is away.')) : settings.get(key);
  const servers = serverSettings({ ...settings, get }, hashId, () => 0);
  await expect(servers.get('0')).rejects.toThrow('away');
  for (let server = 0; server <= 1_000; server++) await servers.get(`${server}`);
  expect(reads).toBe(1_002);
  await servers.get('1000');
  expect(reads).toBe(1_002);
  await servers.get('0');
  expect(reads).toBe(1_003);
});
