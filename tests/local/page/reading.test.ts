import { describe, expect } from 'vitest';
import { temporaryFolder } from '../../building/folder.ts';
import { openPlayedDemo } from '../../building/played-demo.ts';
import { ask, barriers, drones, isLastInSight, last, messages, press } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

describe.skipIf(isBrowserMissing)('who reads the page with the keyboard, a screen reader or a wheel', () => {
  test('the keyboard stays where it is in a message that changes, and a screen reader hears an answer once', async ({
    visit,
  }) => {
    const page = await visit();
    await page.getByLabel('You are').selectOption({ label: 'Editor' });
    await page.evaluate(`
      window.heard = [];
      const announcer = document.getElementById('announcer');
      new MutationObserver(() => heard.push(announcer.textContent)).observe(announcer, { childList: true });
    `);
    const heard = (): Promise<string[]> => page.evaluate('heard');
    await ask(page, drones);
    await expect.poll(async () => (await heard()).join('\n')).toContain('suicide drones');
    await page.getByRole('combobox', { name: 'Write a message' }).fill('/settings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const menu = last(page).getByRole('combobox', { name: 'Who sees the answers' });
    await menu.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => last(page).innerText()).toContain('Who sees the answers: Only who asked');
    const focused = (): Promise<string> => page.evaluate("document.activeElement.getAttribute('aria-label')");
    await expect.poll(focused).toBe('Who sees the answers');
    expect((await heard()).filter((text) => text.includes('suicide drones'))).toHaveLength(1);
  });

  test('nothing on the page keeps anybody out', async ({ visit }) => {
    const page = await visit();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
    await press(last(page), 'Quotes');
    await expect.poll(() => last(page).innerText()).toContain('The words behind each number');
    expect(await barriers(page)).toEqual([]);
    await press(messages(page).first(), 'Ask a follow-up');
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Write a message' }).fill('/');
    await page.getByRole('button', { name: 'Wire log' }).click();
    expect(await barriers(page)).toEqual([]);
  });

  test(
    'what shrinks and grows again at the end of the page is no person scrolling up',
    { tags: 'thorough' },
    async ({ visit }) => {
      const page = await visit({ height: 500 });
      await ask(page, drones);
      await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
      await expect.poll(() => isLastInSight(page)).toBe(true);
      // A layout without the messages takes the place in the page to where it still can be.
      await page.evaluate(`
      const [feed, scroll] = ['feed', 'scroll'].map((id) => document.getElementById(id));
      feed.style.display = 'none';
      void scroll.scrollTop;
      feed.style.display = '';
      new Promise((resolve) => scroll.addEventListener('scroll', resolve, { once: true }));
    `);
      await page.locator('#plain').fill('Somebody writes something.');
      const other = await visit();
      await other.locator('#plain').fill('Another person writes.');
      await other.keyboard.press('Enter');
      await expect.poll(() => last(page).innerText()).toContain('Another person writes.');
      await expect.poll(() => isLastInSight(page)).toBe(true);
      // A person who goes up is left there.
      await page.locator('#scroll').hover();
      await page.mouse.wheel(0, -2_000);
      await expect.poll(() => isLastInSight(page)).toBe(false);
      await other.locator('#plain').fill('And once more.');
      await other.keyboard.press('Enter');
      await expect.poll(() => last(page).innerText()).toContain('And once more.');
      expect(await isLastInSight(page)).toBe(false);
    },
  );

  test('the keyboard turns pages to the end of the list, where the button takes no focus any more', async ({
    visit,
  }) => {
    const articles = [...Array(15).keys()].map((day): [string, string] => [
      `${day}.md`,
      `# Harbour, day ${day}\n\nOn day ${day} the harbour had ${day + 5} ships.\n`,
    ]);
    const { url } = await openPlayedDemo({ CORPUS_DIR: temporaryFolder(Object.fromEntries(articles)) });
    const page = await visit({}, url);
    await page.getByRole('combobox', { name: 'Write a message' }).fill('/articles');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const [newer, older] = ['Newer', 'Older'].map((label) => last(page).getByRole('button', { name: label }));
    await expect.poll(() => newer?.isDisabled()).toBe(true);
    await older?.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Page 2 of 2');
    await expect.poll(() => older?.isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Page 1 of 2');
  });

  test('what is told anew, as after a lost connection, leaves the keyboard and the order of messages as they were', async ({
    visit,
  }) => {
    const page = await visit();
    await page.locator('#plain').fill('Good morning.');
    await page.keyboard.press('Enter');
    await ask(page, drones);
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
    await press(last(page), 'Quotes');
    await expect.poll(() => last(page).innerText()).toContain('The words behind each number');
    await page.locator('#plain').fill('Thank you.');
    await page.keyboard.press('Enter');
    await expect.poll(() => messages(page).count()).toBe(4);
    const order = await messages(page).allInnerTexts();
    const person = page.getByLabel('You are');
    await person.selectOption({ label: 'Editor' });
    await expect.poll(() => messages(page).count()).toBe(3);
    await person.selectOption({ label: 'Reader' });
    await expect.poll(() => messages(page).allInnerTexts()).toEqual(order);
    await messages(page).first().getByRole('button', { name: 'Menu of the message' }).focus();
    await page.evaluate(`
      const language = document.getElementById('locale');
      language.value = 'pl';
      language.dispatchEvent(new Event('change'));
    `);
    await messages(page).first().getByRole('button', { name: 'Menu wiadomości' }).waitFor();
    const focused = (): Promise<string> => page.evaluate("document.activeElement.getAttribute('aria-label')");
    await expect.poll(focused).toContain('Menu wiadomości');
  });
});
