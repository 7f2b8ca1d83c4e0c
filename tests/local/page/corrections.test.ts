import { describe, expect } from 'vitest';
import { ask, barriers, last, show } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

const correctThis = 'Have the newsroom correct this';

describe.skipIf(isBrowserMissing)('the newsroom that is played corrects an article, in Chromium', () => {
  test('and the answer that cites it changes where it stands', { tags: 'thorough' }, async ({ visit }) => {
    const page = await visit();
    await page.locator('#arrival').getByRole('button', { name: 'Ask about it' }).click();
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
    const answer = last(page);
    const told = await answer.innerText();
    await answer.getByRole('button', { name: correctThis }).click();
    await expect.poll(() => answer.innerText()).toContain('Corrected');
    const corrected = await answer.innerText();
    const [, wrong = ''] = /An earlier version of this article gave (\p{L}+) as the reason/u.exec(corrected) ?? [];
    expect(told).toContain(`because of ${wrong}`);
    expect(await answer.locator('s, del').first().innerText()).toContain(`because of ${wrong}`);
    expect(await answer.getByRole('button', { name: 'Ask again' }).count()).toBe(1);
    // It is corrected once.
    expect(await answer.getByRole('button', { name: correctThis }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await show(page, 'corrected');
  });

  test('but headlines that are only near to a question tell nothing that could be', async ({ visit }) => {
    const page = await visit();
    await expect.poll(() => page.locator('#arrival b').innerText()).not.toBe('');
    const headline = await page.locator('#arrival b').innerText();
    await ask(page, `Who paid for the metro of Busan, and not for the ${headline.split(' ').slice(1, 2).join(' ')}?`);
    await expect.poll(() => last(page).innerText()).toContain('does not answer this question');
    expect(await last(page).getByRole('button', { name: correctThis }).count()).toBe(0);
  });
});
