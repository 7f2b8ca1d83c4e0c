import { describe, expect } from 'vitest';
import { ask, barriers, drones, hold, isLastInSight, last, messages, show } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

describe.skipIf(isBrowserMissing)('the page in other languages', () => {
  test.for([
    {
      locale: 'pl',
      person: 'Jesteś jako',
      title: 'Odpowiedzi z własnych materiałów',
      write: 'Napisz wiadomość',
      hint: 'wpisz /zapytaj i swoje pytanie',
      send: 'Wyślij',
    },
    {
      locale: 'ko',
      person: '사용자',
      title: '우리 기사에서 찾은 답',
      write: '메시지를 쓰거나',
      hint: '/질문 뒤에 질문을 입력하세요',
      send: '보내기',
    },
  ])('in $locale the page speaks the language itself', async ({ locale, person, title, write, hint, send }, {
    visit,
  }) => {
    const page = await visit();
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
  });

  test(
    'suggestions, pages, settings and another language work; a reload shows what was there',
    { tags: 'thorough' },
    async ({ visit }) => {
      const page = await visit();
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
    },
  );

  test('who writes while the page learns another language goes on writing', async ({ visit }) => {
    const page = await visit();
    const polish = await hold(page, '**/words?locale=pl');
    await page.getByLabel('Your language').selectOption('pl');
    await polish.isAsked;
    await page.locator('#plain').focus();
    await page.keyboard.type('/su');
    polish.letGo();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('pl');
    await page.keyboard.type('mm');
    await expect.poll(() => page.locator('#plain').inputValue()).toBe('/summ');
  });

  test('of two languages that are chosen in quick succession the page speaks the second, whichever comes first', async ({
    visit,
  }) => {
    const page = await visit();
    const polish = await hold(page, '**/words?locale=pl');
    const language = page.locator('#locale');
    await language.selectOption('pl');
    await polish.isAsked;
    await language.selectOption('ko');
    await page.getByLabel('사용자').waitFor();
    const isRead = page.waitForResponse('**/words?locale=pl');
    polish.letGo();
    await (await isRead).finished();
    // By then the page has read it, too.
    await page.evaluate('fetch("/words?locale=ko").then((answered) => answered.json())');
    await page.getByLabel('사용자').waitFor();
    expect(await page.locator('#welcome-title').innerText()).toContain('우리 기사에서 찾은 답');
  });
});
