import type { Follows } from '../../src/schedule/follows.ts';
import type { ServerDigests } from '../../src/schedule/server-digests.ts';
import { createServerDigests } from '../../src/schedule/server-digests.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import type { State } from '../../src/store/state.ts';
import { temporaryFolder } from './folder.ts';
import { onTestFinished } from './running-test.ts';

/** Digests over a state on disk. */
export function openServerDigests(now: () => Date = () => new Date()): { digests: ServerDigests; state: State } {
  const state = openState(temporaryFolder());
  onTestFinished(() => state.close());
  const { schedules, hashId } = state;
  return { digests: createServerDigests({ schedules, hashId, now }), state };
}

/** For bots whose digests nobody asks for. */
export const noDigests: ServerDigests = {
  list: async () => [],
  find: async () => null,
  add: async () => 'full',
  change: async () => 'gone',
  pause: async () => false,
  resume: async () => false,
  backIn: async () => 0,
  remove: async () => false,
  moveTo: async () => {},
  nextAt: () => null,
};

/** For bots by which nobody follows anything. */
export const noFollows: Follows = {
  list: async () => [],
  find: async () => null,
  add: async () => ({ kind: 'full' }),
  pause: async () => false,
  resume: async () => false,
  remove: async () => false,
};
