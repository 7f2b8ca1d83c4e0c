import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Looked at in Chromium, or next to those that are. */
const needChromium = ['tests/local/page/**/*.test.ts', 'tests/ingest/shown-text.test.ts'];

/** What holds wherever the state is kept. */
const anywhere = [
  'tests/store/{deferred-replies,deliveries,errands,follows,leases,ratings,schedules,settings,shown-answers,traces,usage}.test.ts',
  'tests/desk/{daily-budget,fair-use}.test.ts',
];

/** The oldest PostgreSQL is tested whole; the newest, where one may differ from the other: its statements, its locks, its errors. */
const onPostgres = {
  oldest: [...anywhere, 'tests/postgres/**/*.test.ts'],
  newest: [...anywhere, 'tests/postgres/{faults,move,races}.test.ts'],
};

/** Real processes over a long time: `npm run drills`, and CI. */
const drills = ['tests/drills/**/*.test.ts'];

// Packages as they are shipped: some have a build for development, which checks itself and takes twice as long.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    globalSetup: 'tests/building/whole-run.ts',
    setupFiles: 'tests/building/each-file.ts',
    tags: [
      {
        name: 'thorough',
        description:
          'Masses, harm of every kind, lives of many days: half of the time of all tests. CI runs them after the check.',
      },
    ],
    // Node reads the modules itself, as it does when the bot runs: that takes a sixth less of the processor, and tests what is shipped.
    experimental: { viteModuleRunner: false },
    // Two cores wait for each other's disk and sockets now and then; a third worker fills the gaps.
    maxWorkers: 3,
    // A busy machine takes its time; nothing is timed by these, they end what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'page',
          include: needChromium,
          globalSetup: 'tests/local/page/chromium.ts',
          // One Chromium for all; a worker's tests share its coverage and its tabs. Two, since each waits for Chromium half of its time.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // They wait for what is shown: these end what hangs.
          testTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['tests/**/*.test.ts'],
          exclude: [...needChromium, ...drills, 'tests/postgres/**'],
          // Modules are loaded once a worker: what a test leaves behind in one is a fault of that module.
          isolate: false,
        },
      },
      ...(['postgres', 'postgres-18'] as const).map((name, at) => ({
        extends: true as const,
        test: {
          name,
          include: name === 'postgres' ? onPostgres.oldest : onPostgres.newest,
          globalSetup: 'tests/postgres/server.ts',
          setupFiles: 'tests/postgres/each-test.ts',
          isolate: false,
          // One server, which some of them stop.
          maxWorkers: 1,
          sequence: { groupOrder: 3 + at },
        },
      })),
      {
        extends: true,
        test: {
          name: 'drills',
          include: drills,
          isolate: false,
          // They start processes, which wait for the same two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
