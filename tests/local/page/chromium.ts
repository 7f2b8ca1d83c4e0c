import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = [process.env['CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));

/** Without a browser these tests can't be run: a machine that tests everything must have one. */
export const isBrowserMissing = found === undefined && process.env['CI'] === undefined;

/** Chromium, open for all tests of a file. */
export function useChromium(): { readonly browser: Browser } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (isBrowserMissing) return;
    if (found === undefined) throw new Error('There is no Chromium. Install it, or name it with CHROMIUM.');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic'];
    browser = await chromium.launch({ executablePath: found, args });
  }, 60_000);
  afterAll(() => browser?.close());
  return {
    get browser() {
      if (browser === null) throw new Error('Chromium is not open.');
      return browser;
    },
  };
}
