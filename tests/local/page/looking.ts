import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

const screenshots = join(import.meta.dirname, '../../screenshots');

/** The README shows what this test sees. */
export async function show(page: Page, name: string): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] === undefined) return;
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

/** Half of what the package's own `source` is, which holds all its comments. */
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe holds for a serious fault or worse. */
export async function barriers(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  // What holds is neither written out nor sent here: that is most of what axe finds.
  const violations: axe.Result[] = await page.evaluate(
    'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

export const drones = 'Which drones does South Korea buy from Poland?';

/** Types a command with the keyboard alone; the question comes at once, as from a clipboard. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.locator('#plain').focus();
  await page.keyboard.type('/ask');
  await page.locator('#choices').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(question);
  await page.keyboard.press('Enter');
}

/** What the page asks for there waits from now on, as on a slow machine, until it is let go. */
export async function hold(page: Page, url: string) {
  const asked = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  let count = 0;
  await page.route(url, async (route) => {
    count++;
    asked.resolve();
    await letGo.promise;
    await route.continue();
  });
  return { isAsked: asked.promise, letGo: letGo.resolve, count: () => count };
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
