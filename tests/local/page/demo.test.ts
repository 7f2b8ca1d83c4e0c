import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { startDemo } from '../../building/demo.ts';
import { temporaryFolder } from '../../building/folder.ts';
import { isBrowserMissing, useChromium } from './chromium.ts';
import { barriers, isLastInSight, last, leave, messages, type PageSize, press, show, visit } from './visit.ts';

const chromium = useChromium();
const drones = 'Which drones does South Korea buy from Poland?';
const openPage = (url: string, options?: PageSize): Promise<Page> => visit(chromium.browser, url, options);

/** Types a command with the keyboard alone. */
async function ask(page: Page, question: string): Promise<void> {
  await page.locator('#plain').focus();
  await page.keyboard.type('/ask');
  await page.locator('#choices').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(question);
  await page.keyboard.press('Enter');
}

// A program and a browser each, next to the other workers' tests, take their time.
describe.skipIf(isBrowserMissing)('the demo in Chromium', { timeout: 60_000 }, () => {
  test('a person asks, opens the quotes, follows up, rates and reads the digest', async () => {
    const { url, stop } = await startDemo();
    const page = await openPage(url);
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(4);
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
    await leave(page);
    expect(await stop()).toBe(0);
  });

  test('a command may be typed by hand; what is no command, and what nobody answers, is told of', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
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
    await leave(page);
  });

  test('somebody’s message is checked against the coverage from its menu', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
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
    await leave(page);
  });

  test('a private answer is seen by the asker alone until it is shared', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
    const other = await openPage(url);
    await other.getByLabel('You are').selectOption({ label: 'Editor' });
    await page.getByRole('combobox', { name: 'Write a message' }).focus();
    await page.keyboard.type('/ask');
    await page.keyboard.press('Enter');
    await page.keyboard.type(drones);
    await page.getByRole('button', { name: '+ private' }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Only you can see this');
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(5);
    expect(await messages(other).count()).toBe(0);
    await press(last(page), 'Share');
    await expect.poll(() => last(other).innerText()).toContain('Shared by @Reader');
    await leave(page);
    await leave(other);
  });

  test('the keyboard stays where it is in a message that changes, and a screen reader hears an answer once', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
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
    await leave(page);
  });

  test('nothing on the page keeps anybody out', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(4);
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
    await leave(page);
  });

  test('what is neither true nor false is refused, so that nobody posts what they meant to keep private', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
    const other = await openPage(url);
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
    await leave(page);
    await leave(other);
  });

  test.each([
    [
      'pl',
      'Jesteś jako',
      'Odpowiedzi z własnych materiałów',
      'Napisz wiadomość',
      'wpisz /zapytaj i swoje pytanie',
      'Wyślij',
    ],
    ['ko', '사용자', '우리 기사에서 찾은 답', '메시지를 쓰거나', '/질문 뒤에 질문을 입력하세요', '보내기'],
  ])('in %s the page speaks the language itself', async (locale, person, title, write, hint, send) => {
    const { url } = await startDemo();
    const page = await openPage(url);
    await page.getByRole('combobox', { name: 'Write a message' }).fill('hello');
    await page.getByLabel('Your language').selectOption(locale);
    await page.getByLabel(person).waitFor();
    await expect.poll(() => page.locator('#welcome-title').innerText()).toContain(title);
    const field = page.getByRole('combobox', { name: write });
    // What was being written stays.
    expect(await field.inputValue()).toBe('hello');
    await field.press('Enter');
    await expect.poll(() => page.locator('#hint').innerText()).toContain(hint);
    await field.fill('/ask Which drones?');
    await page.getByRole('button', { name: send, exact: true }).waitFor();
    const shown = await page.locator('body').innerText();
    for (const english of ['You are', 'Your language', 'Wire log', 'Every quote', 'Send'])
      expect(shown).not.toContain(english);
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
    await leave(page);
  });

  test('own articles are asked about by their own headlines', async () => {
    const harbour =
      '---\ntitle: Harbour of Gdynia reopens after the storm\ndate: 2026-02-03\n---\n\nThe harbour of Gdynia reopened on Tuesday after the storm, the port authority said.\n';
    const nameless =
      '---\ndate: 2026-02-04\n---\n\nThe tram in Lublin came late on Wednesday, and nobody was told why it did.\n';
    const { url } = await startDemo({ CORPUS_DIR: temporaryFolder({ 'harbour.md': harbour, 'tram.md': nameless }) });
    const page = await openPage(url);
    const offered = page.locator('#examples button');
    expect(await offered.allInnerTexts()).toEqual([
      expect.stringContaining('What do the articles say about “Harbour of Gdynia reopens after the storm”?'),
    ]);
    expect(await page.locator('#welcome').innerText()).not.toMatch(/Korea|Warsaw|sample/);
    await offered.click();
    await expect.poll(() => last(page).innerText()).toContain('reopened on Tuesday');
    await leave(page);
  });

  test('what shrinks and grows again at the end of the page is no person scrolling up', async () => {
    const { url } = await startDemo();
    const page = await openPage(url, { height: 500 });
    await ask(page, drones);
    await expect.poll(() => last(page).locator('discord-button').count()).toBe(4);
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
    const other = await openPage(url);
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
    await leave(page);
    await leave(other);
  });

  test('the keyboard turns pages to the end of the list, where the button takes no focus any more', async () => {
    const articles = [...Array(15).keys()].map((day): [string, string] => [
      `${day}.md`,
      `# Harbour, day ${day}\n\nOn day ${day} the harbour had ${day + 5} ships.\n`,
    ]);
    const { url } = await startDemo({ CORPUS_DIR: temporaryFolder(Object.fromEntries(articles)) });
    const page = await openPage(url);
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
    await leave(page);
  });

  test('suggestions, pages, settings and another language work; a reload shows what was there', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
    await page.getByLabel('You are').selectOption({ label: 'Editor' });
    await page.getByRole('combobox', { name: 'Write a message' }).fill('/articles');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '+ outlet' }).click();
    await page.keyboard.type('vist');
    await page.getByRole('listbox', { name: 'outlet' }).getByText('Vistula Wire').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Only articles from Vistula Wire were considered');
    await page.getByRole('combobox', { name: 'Write a message' }).fill('/settings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('Settings of this server');
    await expect.poll(() => isLastInSight(page)).toBe(true);
    await last(page).getByRole('combobox', { name: 'Who sees the answers' }).selectOption('private');
    await expect.poll(() => last(page).innerText()).toContain('Who sees the answers: Only who asked');
    await page.getByLabel('Your language').selectOption('pl');
    await ask(page, drones);
    await expect.poll(() => last(page).innerText()).toContain('Źródła');
    await expect.poll(() => last(page).locator('discord-command').getAttribute('command')).toBe('/zapytaj');
    await show(page, 'polish');
    const before = await messages(page).count();
    expect(await barriers(page)).toEqual([]);
    await page.reload();
    await page.getByLabel('You are').selectOption({ label: 'Editor' });
    await expect.poll(() => messages(page).count()).toBe(before);
    await page.getByRole('button', { name: 'Wire log' }).click();
    await page.getByText('gateway: INTERACTION_CREATE').first().waitFor();
    await leave(page);
  });

  test('who writes while the page learns another language goes on writing', async () => {
    const { url } = await startDemo();
    const page = await openPage(url);
    let answer = (): void => {};
    const isAsked = new Promise<void>((asked) => {
      void page.route('**/words?locale=pl', async (route) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
          asked();
        });
        await route.continue();
      });
    });
    await page.getByLabel('Your language').selectOption('pl');
    await isAsked;
    await page.locator('#plain').focus();
    await page.keyboard.type('/su');
    answer();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('pl');
    await page.keyboard.type('mm');
    await expect.poll(() => page.locator('#plain').inputValue()).toBe('/summ');
    await leave(page);
  });

  test('on a phone nothing is wider than the screen, and the composer stays on it', async () => {
    const { url } = await startDemo();
    const page = await openPage(url, { width: 390, height: 800 });
    await page.getByRole('button', { name: drones }).click();
    await expect.poll(() => last(page).innerText()).toContain('suicide drones');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const composer = await page.locator('#composer').boundingBox();
    expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(800);
    expect(composer?.y).toBeGreaterThan(400);
    await expect.poll(() => isLastInSight(page)).toBe(true);
    await show(page, 'phone');
    await leave(page);
  });

  test('a program that has ended is told of, and what is typed says so', async () => {
    const { url, stop } = await startDemo();
    const page = await openPage(url);
    await stop();
    await expect.poll(() => page.getByRole('status').first().innerText()).toContain('run npm start again');
    await page.close();
  });
});
