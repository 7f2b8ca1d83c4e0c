import { describe, expect } from 'vitest';
import { drones, hold, last, messages } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

describe.skipIf(isBrowserMissing)('what one types on the page', () => {
  test('a command may be typed by hand; what is no command, and what nobody answers, is told of', async ({ visit }) => {
    const page = await visit();
    const field = page.getByRole('combobox', { name: 'Write a message' });
    const hint = page.locator('#hint');
    await field.focus();
    await page.keyboard.type(`/ask ${drones}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    await field.fill(`/ask ${drones}`);
    expect(await page.getByRole('combobox', { name: 'question' }).inputValue()).toBe(drones);
    // One press often means the list alone: what is filled in goes with the second.
    await page.keyboard.press('Escape');
    await expect.poll(() => hint.innerText()).toContain('Press Escape once more');
    expect(await page.getByRole('combobox', { name: 'question' }).inputValue()).toBe(drones);
    await page.keyboard.press('Escape');
    await field.fill('/nothing at all');
    await page.keyboard.press('Enter');
    await expect.poll(() => hint.innerText()).toBe('There is no such command.');
    expect(await field.inputValue()).toBe('/nothing at all');
    await field.fill(drones);
    await page.keyboard.press('Enter');
    await expect.poll(() => hint.innerText()).toContain('type /ask and your question');
    expect(await messages(page).count()).toBe(2);
    await field.fill('/settings');
    await expect.poll(() => hint.innerText()).toBe('There is no such command.');
  });

  test(
    'what is neither true nor false is refused, so that nobody posts what they meant to keep private',
    { tags: 'thorough' },
    async ({ visit }) => {
      const page = await visit();
      const other = await visit();
      await other.getByLabel('You are').selectOption({ label: 'Editor' });
      await page.getByRole('combobox', { name: 'Write a message' }).fill(`/ask ${drones}`);
      await page.getByRole('button', { name: '+ private' }).click();
      for (const typed of ['T', 'yes', 'tru', '1']) {
        await page.getByRole('combobox', { name: 'private' }).fill(typed);
        await page.getByRole('button', { name: 'Send' }).click();
        await expect
          .poll(() => page.locator('#hint').innerText())
          .toContain(`“${typed}” after “private” is neither True nor False`);
      }
      expect(await messages(other).count()).toBe(0);
      await page.getByRole('combobox', { name: 'private' }).fill('TRUE');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect.poll(() => last(page).innerText()).toContain('Only you can see this');
      expect(await messages(other).count()).toBe(0);
      await page.getByLabel('Your language').selectOption('pl');
      await page.locator('#plain').fill(`/zapytaj ${drones}`);
      await page.getByRole('button', { name: '+ prywatnie' }).click();
      await page.keyboard.type('T');
      await page.getByRole('button', { name: 'Wyślij' }).click();
      await expect.poll(() => page.locator('#hint').innerText()).toContain('to ani Prawda, ani Fałsz');
    },
  );

  test('a second press while a command is on its way sends nothing, and what one has begun by then stays', async ({
    visit,
  }) => {
    const page = await visit();
    const deeds = await hold(page, '**/act');
    await page.locator('#plain').fill(`/ask ${drones}`);
    await page.keyboard.press('Enter');
    await deeds.isAsked;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.type('Thank you');
    deeds.letGo();
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    expect(await messages(page).count()).toBe(1);
    expect(deeds.count()).toBe(1);
    expect(await page.locator('#plain').inputValue()).toBe('Thank you');
  });
});
