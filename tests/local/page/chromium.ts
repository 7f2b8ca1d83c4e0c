import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where Chromium is to be reached; `null` where there is none. */
    readonly chromium: string | null;
  }
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts one Chromium for all tests that look at a page, in vitest's own process.
 * @returns what ends it.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const found = [process.env['CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (found === undefined) {
    const remedy = 'Install it, or name it with CHROMIUM.';
    // A machine that tests everything must have one.
    if (process.env['CI'] !== undefined) throw new Error(`There is no Chromium. ${remedy}`);
    process.stderr.write(`There is no Chromium, so the tests that need one are skipped. ${remedy}\n`);
    provide('chromium', null);
    return async () => {};
  }
  const server = await chromium.launchServer({
    executablePath: found,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  provide('chromium', server.wsEndpoint());
  return () => server.close();
}
