import { describe, expect } from 'vitest';
import { barriers, last, show } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

describe.skipIf(isBrowserMissing)('the newsroom that is played corrects an article, in Chromium', () => {
  test('and the answer that cites it changes where it stands', async ({ visit }) => {
    const page = await visit();
    await page.locator('#arrival').getByRole('button', { name: 'Ask about it' }).click();
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
    const answer = last(page);
    const told = await answer.innerText();
    await answer.getByRole('button', { name: 'Have the newsroom correct this' }).click();
    await expect.poll(() => answer.innerText()).toContain('Corrected');
    const corrected = await answer.innerText();
    const [, wrong = ''] = /An earlier version of this article gave (\p{L}+) as the reason/u.exec(corrected) ?? [];
    expect(told).toContain(`because of ${wrong}`);
    expect(await answer.locator('s, del').first().innerText()).toContain(`because of ${wrong}`);
    expect(await answer.getByRole('button', { name: 'Ask again' }).count()).toBe(1);
    // It is corrected once.
    expect(await answer.getByRole('button', { name: 'Have the newsroom correct this' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await show(page, 'corrected');
  });
});
