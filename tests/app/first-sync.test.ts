import { expect, test } from 'vitest';
import { hasOwnCoverage } from '../../src/app/first-sync.ts';
import { openArchive } from '../building/archive.ts';

test('a site that was never reached is no coverage of one’s own: the articles that came with the program stay', () => {
  const { writer, write } = openArchive();
  const { sources } = writer.store;
  write(() => void sources.open('https://exampel.org', 'sitemap', new Date('2026-03-01T10:00:00Z')));
  const { number } = sources.record('https://exampel.org') ?? expect.fail('it is not recorded');
  const polled = { at: new Date('2026-03-01T11:00:00Z'), nextAt: null, hasChanged: false };
  write(() => sources.polled(number, { ...polled, trouble: 'no site is named exampel.org' }));
  expect(hasOwnCoverage(writer.store)).toBe(false);
  write(() => sources.polled(number, { ...polled, trouble: null }));
  expect(hasOwnCoverage(writer.store)).toBe(true);
});
