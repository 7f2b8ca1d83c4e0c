import { expect, test } from 'vitest';
import { expectYears, hundredZones } from '../schedule/each-due-once.ts';

test('a year in a hundred time zones, over every change of their clocks: each due moment comes once, when Intl says so', () => {
  expect(expectYears(hundredZones)).toBeGreaterThan(20_000);
});
