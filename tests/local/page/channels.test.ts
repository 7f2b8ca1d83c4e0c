import { describe, expect } from 'vitest';
import { barriers, last, messages } from './looking.ts';
import { isBrowserMissing, test } from './page-test.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe.skipIf(isBrowserMissing)('channels on the page', () => {
  test('are listed as each sees them, and the keyboard goes from one to the other', async ({ visit, demo }) => {
    const { discord } = demo;
    const page = await visit();
    const list = page.getByRole('navigation', { name: 'Channels' });
    const few = await list.getByRole('listitem').count();
    const news = discord.createChannel({ kind: 'announcement', name: 'news' });
    const forum = discord.createChannel({ kind: 'forum', name: 'digests' });
    const post = discord.createThread(forum.id, 'Tuesday', discord.user.user.id);
    discord.createChannel({ name: 'hidden', permissions: { everyone: [] } });
    await expect.poll(() => list.getByRole('listitem').allInnerTexts()).toHaveLength(few + 3);
    expect(await list.innerText()).not.toContain('hidden');
    await expect.poll(() => barriers(page)).toEqual([]);
    discord.postMessage({ content: 'In the post', channel: post.id });
    const chosen = list.getByRole('button', { name: 'Thread: Tuesday, new messages' });
    await chosen.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => last(page).innerText()).toContain('In the post');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Tuesday');
    expect(await page.locator('#welcome').isVisible()).toBe(false);
    expect(await list.locator('[aria-current]').innerText()).toContain('Tuesday');
    await page.locator('#plain').fill('An answer');
    await page.keyboard.press('Enter');
    await expect.poll(() => discord.messages(post.id).map(({ latest }) => latest.content)).toContain('An answer');
    await list.getByRole('button', { name: 'Announcements: news', exact: true }).click();
    await expect.poll(() => messages(page).count()).toBe(0);
    discord.deleteChannel(news.id);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain('general');
  });

  test(
    'direct messages are listed for whom they are, once there are any, and work as a channel does',
    { tags: 'thorough' },
    async ({ visit, demo }) => {
      const { discord } = demo;
      const page = await visit();
      const list = page.getByRole('navigation', { name: 'Channels' });
      const direct = list.getByRole('button', { name: /^Direct messages/ });
      expect(await direct.count()).toBe(0);
      const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' };
      const call = async (path: string, body: unknown): Promise<{ readonly id: string }> =>
        JSON.parse(
          await (
            await fetch(`${discord.url}/v10${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
          ).text(),
        );
      const { id } = await call('/users/@me/channels', { recipient_id: discord.user.user.id });
      await direct.waitFor();
      await call(`/channels/${id}/messages`, { content: 'For you alone' });
      await list.getByRole('button', { name: 'Direct messages, new messages' }).click();
      await expect.poll(() => last(page).innerText()).toContain('For you alone');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Direct messages');
      await expect.poll(() => barriers(page)).toEqual([]);
    },
  );

  test(
    'a message shows its files, its crosspost, and the role that it calls',
    { tags: 'thorough' },
    async ({ visit, demo }) => {
      const { discord } = demo;
      const role = discord.createRole({ name: 'digest', isMentionable: true });
      const news = discord.createChannel({ kind: 'announcement', name: 'news' });
      const page = await visit();
      await page.getByRole('button', { name: 'Announcements: news', exact: true }).click();
      const form = new FormData();
      const embeds = [{ title: 'A plot', image: { url: 'attachment://plot.png' } }];
      form.set('payload_json', JSON.stringify({ content: `<@&${role.id}> The week`, embeds }));
      form.set('files[0]', new Blob([png], { type: 'image/png' }), 'plot.png');
      form.set('files[1]', new Blob(['<script>1</script>'], { type: 'text/html' }), 'asked.html');
      const headers = { authorization: `Bot ${discord.token}` };
      const path = `${discord.url}/v10/channels/${news.id}/messages`;
      const answered = await fetch(path, { method: 'POST', headers, body: form });
      expect(answered.status).toBe(200);
      const [message] = discord.messages(news.id);
      await fetch(`${path}/${message?.id}/crosspost`, { method: 'POST', headers });
      const shown = last(page);
      await expect.poll(() => shown.innerText()).toContain('@digest The week');
      await expect.poll(() => shown.innerText()).toContain('Published to the channels that follow this one');
      await shown.getByAltText('A plot').waitFor();
      await expect.poll(() => page.evaluate('document.querySelector("img.picture").naturalWidth')).toBe(1);
      const link = shown.getByRole('link', { name: 'Download asked.html' });
      const saved = page.waitForEvent('download');
      await link.click();
      expect((await saved).suggestedFilename()).toBe('asked.html');
      const raw = await fetch(new URL((await link.getAttribute('href')) ?? '', page.url()));
      expect(raw.headers.get('content-type')).toBe('application/octet-stream');
      await expect.poll(() => barriers(page)).toEqual([]);
    },
  );
});
