// Runs before each test file of PostgreSQL's, in its worker.
import { beforeEach, inject } from 'vitest';
import { rememberTests } from '../building/running-test.ts';

rememberTests();
beforeEach(({ skip }) => {
  if (inject('postgres') === null) skip('There is no PostgreSQL.');
});
