import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { test as base, inject } from 'vitest';
import { openDemoOf, openPlayedCoverage } from '../../building/played-demo.ts';
import { type PageSize, Tabs } from './tabs.ts';

const endpoint = inject('chromium');

/** Without a browser these tests can't be run. */
export const isBrowserMissing = endpoint === null;

/**
 * Opens the page of a demo as a person does: the test's own, or the one at `url`. What goes wrong on it, or is asked for elsewhere, is told when
 * the test ends.
 */
export type Visit = (size?: PageSize, url?: string) => Promise<Page>;

/** A test of the page in Chromium. Browser and coverage are opened once; each test has a Discord, a bot and a page of its own. */
export const test = base
  .extend('endpoint', { scope: 'worker' }, endpoint)
  .extend('context', { scope: 'worker' }, async ({ endpoint }, { onCleanup }) => {
    if (endpoint === null) throw new Error('There is no Chromium.');
    const browser = await chromium.connect(endpoint);
    onCleanup(() => browser.close());
    const context = await browser.newContext({ timezoneId: 'UTC', locale: 'en-GB' });
    // As long as what is polled for: a busy machine took over thirty seconds to load a page again.
    context.setDefaultTimeout(60_000);
    return context;
  })
  .extend('tabs', { scope: 'worker' }, async ({ context }) => new Tabs(context))
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from it that this needs nothing.
  .extend('played', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-page-'));
    const played = await openPlayedCoverage(folder);
    onCleanup(async () => {
      await played.close();
      rmSync(folder, { recursive: true });
    });
    return played;
  })
  .extend('demo', async ({ played }, { onCleanup }) => {
    const demo = await openDemoOf(played);
    onCleanup(demo.end);
    return demo;
  })
  .extend('visit', async ({ tabs, demo }, { onCleanup }): Promise<Visit> => {
    const leaving: (() => Promise<void>)[] = [];
    onCleanup(async () => {
      for (const leave of leaving) await leave();
    });
    return async (size = {}, url = demo.url) => {
      const tab = await tabs.open(url, size);
      leaving.push(() => tabs.leave(tab));
      return tab.page;
    };
  });
