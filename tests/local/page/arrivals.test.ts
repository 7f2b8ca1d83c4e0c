import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPlayedDemo } from '../../building/played-demo.ts';
import { isBrowserMissing, useChromium } from './chromium.ts';
import { barriers, last, leave, show, visit } from './visit.ts';

const chromium = useChromium();
/** Longer than the newsroom ever takes from one article to the next. */
const untilNextMs = 2 * 60_000;

const card = (page: Page) => page.locator('#arrival');
const headline = (page: Page): Promise<string> => card(page).locator('b').innerText();
const askAboutIt = (page: Page) => card(page).getByRole('button', { name: 'Ask about it' });

describe.skipIf(isBrowserMissing)('a newsroom that is played, in Chromium', { timeout: 60_000 }, () => {
  test('an article comes in while somebody looks on, and they ask about it', async () => {
    const demo = await openPlayedDemo();
    const page = await visit(chromium.browser, demo.url);
    const before = await card(page).boundingBox();
    await expect
      .poll(() => card(page).innerText())
      .toMatch(/Just in from The \S+ \S+, a newsroom played on this machine/u);
    const first = await headline(page);
    demo.goOn(untilNextMs);
    await expect.poll(() => headline(page)).not.toBe(first);
    // Nothing moved for it.
    expect(await card(page).boundingBox()).toEqual(before);
    expect(await barriers(page)).toEqual([]);
    const newest = await headline(page);
    await askAboutIt(page).click();
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(4);
    expect(await last(page).innerText()).toContain(newest);
    expect(await last(page).locator('a[href^="http://127.0.0.1:"]').count()).toBeGreaterThan(0);
    await show(page, 'arriving');
    await leave(page);
  });
});
