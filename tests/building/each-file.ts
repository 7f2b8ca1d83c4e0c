// Runs before each test file, in its worker.
import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './folder.ts';

afterAll(removeTemporaryFolders);
