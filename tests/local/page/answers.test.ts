import { describe, expect } from 'vitest';
import { temporaryFolder } from '../../building/folder.ts';
import { openPlayedDemo } from '../../building/played-demo.ts';
import { ask, drones, isLastInSight, last, messages, press, show } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

describe.skipIf(isBrowserMissing)('answers on the page', () => {
  test('a person asks, opens the quotes, follows up, rates and reads the digest', async ({ visit }) => {
    const page = await visit();
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(6);
    const answer = messages(page).first();
    expect(await answer.locator('a[href^="https://example.org/"]').count()).toBeGreaterThan(1);
    await show(page, 'answer');

    await press(answer, 'Quotes');
    await expect.poll(() => last(page).innerText()).toContain('The words behind each number');
    expect(await last(page).innerText()).toContain('Only you can see this');
    await expect.poll(() => isLastInSight(page)).toBe(true);
    await show(page, 'quotes');
    await last(page).getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => messages(page).count()).toBe(1);

    await press(answer, 'Ask a follow-up');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Why does it buy them?');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect.poll(() => last(page).innerText()).toContain('Follow-up to');

    await press(answer, '👎');
    await dialog.getByRole('combobox').selectOption('incomplete');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await expect.poll(() => last(page).innerText()).toContain('Noted');

    await ask(page, 'Who won the 2022 World Cup?');
    await expect.poll(() => last(page).innerText()).toContain('The coverage here does not answer this question.');
    await show(page, 'not-covered');

    await page.getByRole('combobox', { name: 'Write a message' }).fill('/sum');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('The latest stories');
    await show(page, 'summary');
  });

  test('somebody’s message is checked against the coverage from its menu', async ({ visit }) => {
    const page = await visit();
    await page
      .getByRole('combobox', { name: 'Write a message' })
      .fill(
        'The delegations met in Warsaw on Monday. Poland has ordered arms from South Korea since 2021. Poland won the World Cup in 2022.',
      );
    await page.keyboard.press('Enter');
    await expect.poll(() => messages(page).count()).toBe(1);
    await last(page).getByRole('button', { name: 'Menu of the message' }).click();
    await page.getByRole('menuitem', { name: 'Check against coverage' }).click();
    await expect.poll(() => last(page).innerText()).toContain('read for yourself');
    const shown = await last(page).innerText();
    // There is no key in a demo: nothing is called true or false.
    expect(shown).not.toMatch(/[✅❌🟡]/u);
    expect(shown).toContain('Nothing on it in the coverage');
    expect(shown).toContain('Only you can see this');
    await expect.poll(() => isLastInSight(page)).toBe(true);
    await show(page, 'check');
  });

  test('a private answer is seen by the asker alone until it is shared', { tags: 'thorough' }, async ({ visit }) => {
    const page = await visit();
    const other = await visit();
    await other.getByLabel('You are').selectOption({ label: 'Editor' });
    await page.getByRole('combobox', { name: 'Write a message' }).focus();
    await page.keyboard.type('/ask');
    await page.keyboard.press('Enter');
    await page.keyboard.type(drones);
    await page.getByRole('button', { name: '+ private' }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Only you can see this');
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(7);
    expect(await messages(other).count()).toBe(0);
    await press(last(page), 'Share');
    await expect.poll(() => last(other).innerText()).toContain('Shared by @Reader');
  });

  test('on a phone nothing is wider than the screen, and the composer stays on it', async ({ visit }) => {
    const page = await visit({ width: 390, height: 800 });
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const composer = await page.locator('#composer').boundingBox();
    expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(800);
    expect(composer?.y).toBeGreaterThan(400);
    await expect.poll(() => isLastInSight(page)).toBe(true);
    await show(page, 'phone');
  });

  test('own articles are asked about by their own headlines', async ({ visit }) => {
    const harbour =
      '---\ntitle: Harbour of Gdynia reopens after the storm\ndate: 2026-02-03\n---\n\nThe harbour of Gdynia reopened on Tuesday after the storm, the port authority said.\n';
    const nameless =
      '---\ndate: 2026-02-04\n---\n\nThe tram in Lublin came late on Wednesday, and nobody was told why it did.\n';
    const { url } = await openPlayedDemo({
      CORPUS_DIR: temporaryFolder({ 'harbour.md': harbour, 'tram.md': nameless }),
    });
    const page = await visit({}, url);
    const offered = page.locator('#examples button');
    expect(await offered.allInnerTexts()).toEqual([
      expect.stringContaining('What do the articles say about “Harbour of Gdynia reopens after the storm”?'),
    ]);
    expect(await page.locator('#welcome').innerText()).not.toMatch(/Korea|Warsaw|sample/);
    await offered.click();
    await expect.poll(() => last(page).innerText()).toContain('reopened on Tuesday');
  });
});
