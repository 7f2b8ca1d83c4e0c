// @module-tag thorough
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDoor } from './door.ts';
import { everyDoor } from './every-door.ts';

/** Each door is known to open and close; `npm run fuzz` tries as many as one likes. */
const cases = 5;

test.each(everyDoor)('$name: what comes in does no harm', { timeout: 60_000 }, (door) => door.try({ cases }));

describe('harm is noticed', () => {
  const through = (let_: (given: string) => void | Promise<void>) =>
    asDoor({ name: 'test', arbitrary: fc.constant('x'), open: () => ({ let: let_, close: () => {} }) }).try({
      cases: 1,
    });

  test.each<[string, (given: string) => void | Promise<void>, RegExp]>([
    ['a crash', () => JSON.parse('{'), /JSON/],
    [
      'a failure that nobody waits for',
      async () => {
        void Promise.reject(new Error('left alone'));
        await new Promise((resolve) => setTimeout(resolve, 1));
      },
      /it escaped: Error: left alone/,
    ],
    [
      'a change of what all objects share',
      () => {
        Object.assign(Object.prototype, { polluted: true });
        setImmediate(() => Reflect.deleteProperty(Object.prototype, 'polluted'));
      },
      /it changed what all objects share/,
    ],
  ])('%s', async (_, harm, said) => {
    await expect(through(harm)).rejects.toMatchObject({ cause: { message: expect.stringMatching(said) } });
    Reflect.deleteProperty(Object.prototype, 'polluted');
  });
});
