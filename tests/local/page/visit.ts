import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const screenshots = join(import.meta.dirname, '../../screenshots');

/** The README shows what this test sees. */
export async function show(page: Page, name: string): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] === undefined) return;
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** What went wrong on a page. */
const troubles = new WeakMap<Page, string[]>();

export async function leave(page: Page): Promise<void> {
  expect(troubles.get(page)).toEqual([]);
  await page.close();
}

export interface PageSize {
  readonly width?: number;
  readonly height?: number;
}

/** Opens the page of a demo as a person does. What goes wrong on it, or is asked for elsewhere, is told when they leave. */
export async function visit(browser: Browser, url: string, options: PageSize = {}): Promise<Page> {
  const { width = 1180, height = 820 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const trouble: string[] = [];
  page.on('pageerror', ({ message }) => trouble.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error') trouble.push(line.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      trouble.push(`asked for ${request.url()}`);
  });
  troubles.set(page, trouble);
  await page.goto(url);
  await page.getByRole('option', { name: 'Reader' }).waitFor({ state: 'attached' });
  return page;
}

/** What axe holds for a serious fault or worse. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations }: axe.AxeResults = await page.evaluate('axe.run()');
  const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

export const messages = (page: Page): Locator => page.getByRole('article');
export const last = (page: Page): Locator => messages(page).last();
export const press = (message: Locator, label: string): Promise<void> =>
  message.locator('discord-button', { hasText: label }).click();

/** Whether the last message is whole above the composer, or, where it is too tall, begins at the top. */
export async function isLastInSight(page: Page): Promise<boolean> {
  const message = await last(page).boundingBox();
  const view = await page.locator('#scroll').boundingBox();
  if (message === null || view === null) return false;
  const isWhole = message.y >= view.y && message.y + message.height <= view.y + view.height;
  return isWhole || (message.height > view.height - 16 && Math.abs(message.y - view.y) < 16);
}
