// Runs before each test file of PostgreSQL's, in its worker.
import { beforeEach, inject } from 'vitest';

beforeEach(({ skip }) => {
  if (inject('postgres') === null) skip('There is no PostgreSQL.');
});
