import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** In pixels; as a small notebook's window unless said. */
export interface PageSize {
  readonly width?: number;
  readonly height?: number;
}

interface Tab {
  readonly page: Page;
  /** What the page may ask for. */
  url: string;
  /** What went wrong since it was opened. */
  trouble: string[];
}

/** Tabs that are used again: a new one is a new process of Chromium's, which takes longer than most tests. */
export class Tabs {
  readonly #context: BrowserContext;
  readonly #free: Tab[] = [];

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** Opens a page in a tab, and waits until it knows who is there. */
  async open(url: string, { width = 1180, height = 820 }: PageSize): Promise<Tab> {
    const tab = this.#free.pop() ?? (await this.#newTab());
    const { page } = tab;
    tab.url = url;
    tab.trouble = [];
    await page.setViewportSize({ width, height });
    await page.mouse.move(0, 0);
    await page.goto(url);
    await page.getByRole('option', { name: 'Reader' }).waitFor({ state: 'attached' });
    return tab;
  }

  /** Leaves the page: by then nothing may have gone wrong on it, nor been asked for elsewhere. */
  async leave(tab: Tab): Promise<void> {
    const { page, trouble } = tab;
    tab.url = 'about:blank';
    tab.trouble = [];
    await page.unrouteAll();
    await page.goto(tab.url);
    this.#free.push(tab);
    expect(trouble).toEqual([]);
  }

  async #newTab(): Promise<Tab> {
    const tab: Tab = { page: await this.#context.newPage(), url: '', trouble: [] };
    tab.page.on('pageerror', ({ message }) => tab.trouble.push(message));
    tab.page.on('console', (line) => {
      if (line.type() === 'error') tab.trouble.push(line.text());
    });
    tab.page.on('request', (request) => {
      if (!request.url().startsWith(tab.url) && !request.url().startsWith('data:'))
        tab.trouble.push(`asked for ${request.url()}`);
    });
    return tab;
  }
}
