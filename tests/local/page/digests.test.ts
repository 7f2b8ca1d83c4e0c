import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openPlayedDemo } from '../../building/played-demo.ts';
import { barriers, last, press, show } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

/** Longer than the newsroom ever takes from one article to the next. */
const untilNextMs = 2 * 60_000;

const arrived = (page: Page): Promise<string> => page.locator('#arrival b').innerText();
const channel = (page: Page, name: string) => page.locator('#channels').getByRole('button', { name });

/** Types a command of two words, and chooses it. */
async function begin(page: Page, command: string): Promise<void> {
  await page.locator('#plain').fill(command);
  await page.locator('#choices').waitFor();
  await page.keyboard.press('Enter');
}

describe.skipIf(isBrowserMissing)('what comes by itself, in Chromium', () => {
  test('a newcomer sets a digest up, turns the clock, and it is there', { tags: 'thorough' }, async ({ visit }) => {
    const demo = await openPlayedDemo({}, Date.now());
    const page = await visit({ height: 1080 }, demo.url);
    // What was there when its source was added is no news; what comes after it is.
    const first = await arrived(page);
    demo.goOn(untilNextMs);
    await expect.poll(() => arrived(page)).not.toBe(first);
    await page.locator('#person').selectOption({ label: 'Editor' });
    await begin(page, '/digest add');
    await page.keyboard.type('news');
    await page.locator('#choices').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.locator('#choices').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Nothing is posted before you press Save.');
    expect(await last(page).innerText()).toContain('every day at 08:00');
    expect(await barriers(page)).toEqual([]);
    await show(page, 'digest-preview');
    await press(last(page), 'Save');
    await expect.poll(() => last(page).innerText()).toMatch(/Saved as digest \w+/);
    await expect.poll(() => page.locator('#turn').innerText()).toContain('To the next digest');
    await page.locator('#turn').click();
    await channel(page, 'news-digest').click();
    await expect.poll(() => last(page).innerText(), { timeout: 20_000 }).toContain('What is new');
    expect(await last(page).innerText()).toContain(await arrived(page));
    expect(await last(page).locator('discord-button').count()).toBeGreaterThan(1);
    await page.setViewportSize({ width: 1180, height: 600 });
    await show(page, 'digest');
  });

  test(
    'a newcomer follows an outlet, and its news comes as a direct message',
    { tags: 'thorough' },
    async ({ visit }) => {
      const demo = await openPlayedDemo({}, Date.now());
      const page = await visit({ height: 700 }, demo.url);
      const first = await arrived(page);
      demo.goOn(untilNextMs);
      await expect.poll(() => arrived(page)).not.toBe(first);
      await begin(page, '/follow outlet');
      await page.locator('#choices').waitFor();
      await page.keyboard.type('The ');
      await page.locator('#choices').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect.poll(() => last(page).innerText()).toContain('You will get a direct message when');
      expect(await barriers(page)).toEqual([]);
      const followed = await arrived(page);
      demo.goOn(untilNextMs);
      await expect.poll(() => arrived(page)).not.toBe(followed);
      await expect.poll(() => page.locator('#turn').innerText()).toContain('what is followed');
      await page.locator('#turn').click();
      await channel(page, 'Direct messages').click();
      await expect.poll(() => last(page).innerText(), { timeout: 20_000 }).toContain('You follow');
      expect(await last(page).innerText()).toContain(await arrived(page));
      expect(await last(page).innerText()).toContain('because:');
      expect(await barriers(page)).toEqual([]);
      await show(page, 'follow');
      await press(last(page), 'Unfollow');
      await expect.poll(() => last(page).innerText()).toContain('is no longer followed');
    },
  );

  test('an editor finds what readers asked and nobody answered', async ({ visit }) => {
    const page = await visit({ height: 600 });
    expect(await channel(page, 'editors-desk').count()).toBe(0);
    await page.getByRole('button', { name: 'Who won the 2022 World Cup?' }).click();
    await expect.poll(() => last(page).innerText()).toContain('does not answer this question');
    await page.locator('#person').selectOption({ label: 'Editor' });
    await channel(page, 'editors-desk').click();
    await expect.poll(() => page.locator('#turn').innerText()).toContain('To the next morning');
    await page.locator('#turn').click();
    await expect.poll(() => last(page).innerText(), { timeout: 20_000 }).toContain('Who won the 2022 World Cup?');
    expect(await barriers(page)).toEqual([]);
    await show(page, 'editors-desk');
  });
});
