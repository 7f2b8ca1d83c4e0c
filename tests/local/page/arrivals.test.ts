import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { barriers, last, show } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

/** Longer than the newsroom ever takes from one article to the next. */
const untilNextMs = 2 * 60_000;

const card = (page: Page) => page.locator('#arrival');
const headline = (page: Page): Promise<string> => card(page).locator('b').innerText();
const askAboutIt = (page: Page) => card(page).getByRole('button', { name: 'Ask about it' });

describe.skipIf(isBrowserMissing)('a newsroom that is played, in Chromium', () => {
  test('an article comes in while somebody looks on, and they ask about it', async ({ visit, played }) => {
    const page = await visit();
    const before = await card(page).boundingBox();
    await expect
      .poll(() => card(page).innerText())
      .toMatch(/Just in from The \S+ \S+, a newsroom played on this machine/u);
    const first = await headline(page);
    played.goOn(untilNextMs);
    await expect.poll(() => headline(page)).not.toBe(first);
    // Nothing moved for it.
    expect(await card(page).boundingBox()).toEqual(before);
    expect(await barriers(page)).toEqual([]);
    const newest = await headline(page);
    await askAboutIt(page).click();
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
    expect(await last(page).innerText()).toContain(newest);
    expect(await last(page).locator('a[href^="http://127.0.0.1:"]').count()).toBeGreaterThan(0);
    await show(page, 'arriving');
  });

  test('what one is about to press stays until one turns away, and the newest follows', async ({ visit, played }) => {
    const page = await visit();
    await askAboutIt(page).hover();
    const shown = await headline(page);
    const other = await visit();
    played.goOn(untilNextMs);
    await expect.poll(() => headline(other)).not.toBe(shown);
    expect(await headline(page)).toBe(shown);
    await page.locator('#welcome').hover();
    await expect.poll(() => headline(page)).toBe(await headline(other));
  });

  test.for([
    { locale: 'pl', justIn: 'Właśnie nadeszło', ask: 'Zapytaj o to', sources: 'Źródła' },
    { locale: 'ko', justIn: '방금 들어옴', ask: '질문하기', sources: '출처' },
  ])(
    'in $locale on a phone, who reads on is left there, and the answer comes',
    { tags: 'thorough' },
    async ({ locale, justIn, ask, sources }, { visit, played }) => {
      const page = await visit({ width: 390, height: 800 });
      await page.locator('#locale').selectOption(locale);
      await expect.poll(() => card(page).innerText()).toContain(justIn);
      const first = await headline(page);
      const readOn = 'document.getElementById("scroll").scrollTop';
      await page.evaluate(`${readOn} = 60`);
      played.goOn(untilNextMs);
      await expect.poll(() => headline(page)).not.toBe(first);
      expect(await page.evaluate(readOn)).toBe(60);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await barriers(page)).toEqual([]);
      const newest = await headline(page);
      await card(page).getByRole('button', { name: ask }).click();
      await expect.poll(() => last(page).innerText()).toContain(sources);
      expect(await last(page).locator('a', { hasText: newest }).count()).toBeGreaterThan(0);
    },
  );
});
