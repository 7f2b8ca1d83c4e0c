import { describe, expect } from 'vitest';
import { startDemo } from '../../building/demo.ts';
import { drones, last } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

describe.skipIf(isBrowserMissing)('the demo as a program', () => {
  test('the program shows a demo until it is stopped; the page tells that it has ended', async ({ context }) => {
    const { url, stop } = await startDemo();
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    expect(await stop()).toBe(0);
    await expect.poll(() => page.getByRole('status').first().innerText()).toContain('run npm start again');
    await page.close();
  });
});
