// Runs before each test file, in its worker.
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './folder.ts';

/** What properties are tried with is the same each time: a check that fails, fails for everybody. TEST_SEED tries others. */
const defaultSeed = 20_261_127;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['TEST_SEED'] ?? defaultSeed) });
afterAll(removeTemporaryFolders);
