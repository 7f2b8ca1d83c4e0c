// Runs before each test file, in its worker.

// Two versions of undici share their agent: whichever is loaded last makes it, and what discord.js sends as a form only its own takes. In the bot no other is loaded in its thread.
import 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll } from 'vitest';
import { removeTemporaryFolders } from './folder.ts';
import { rememberTests } from './running-test.ts';

/** What properties are tried with is the same each time: a check that fails, fails for everybody. TEST_SEED tries others. */
const defaultSeed = 20_261_127;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['TEST_SEED'] ?? defaultSeed) });
rememberTests();
afterAll(removeTemporaryFolders);

const sharedAgent = Symbol.for('undici.globalDispatcher.1');
const agentOfDiscord = Symbol.for('dateline.tests.agent-of-discord');
const everywhere = globalThis as unknown as Record<symbol, unknown>;
everywhere[agentOfDiscord] ??= everywhere[sharedAgent];
beforeAll(() => {
  everywhere[sharedAgent] = everywhere[agentOfDiscord];
});
