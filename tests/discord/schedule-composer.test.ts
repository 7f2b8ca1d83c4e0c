import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { BriefingPreview } from '../../src/coverage/briefing.ts';
import { previewBlocks } from '../../src/discord/render/briefing-embeds.ts';
import { colours, toMessages } from '../../src/discord/render/messages.ts';
import { scheduleComposer } from '../../src/discord/schedule-composer.ts';
import { createChannelCourier } from '../../src/discord/wire/channel-courier.ts';
import { readPayload } from '../../src/discord/wire/channel-post.ts';
import { newClient } from '../../src/discord/wire/gateway-client.ts';
import type { LocalDiscord } from '../../src/local/discord/local-discord.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import type { Schedule } from '../../src/store/schedules.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { english } from '../../src/wording/english.ts';
import { wordingFor } from '../../src/wording/translations.ts';
import type { Wording } from '../../src/wording/wording.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never } from '../building/desk.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { onTestFinished } from '../building/running-test.ts';
import { online, textOf } from './harness.ts';

const mark = 'd34db33fd34db33fd34db33f';

/** What whoever is about to save a filter reads of it. */
function previewText(preview: BriefingPreview, wording: Wording): string {
  const blocks = previewBlocks(preview, preview.words, wording);
  return toMessages(blocks, '', colours.quotes).map(textOf).join('\n');
}

const today = new Date().toISOString().slice(0, 10);
const hourMs = 3_600_000;

const ferry = article(
  'ferry',
  { title: 'Ferry comes in late', source: 'Baltic Courier', date: today, url: 'https://example.org/ferry' },
  'The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm.',
);
const hostile = article(
  'hostile',
  { title: '@everyone <@&1> **look**', source: '<@1>', date: today },
  '@everyone and @here must read this: [free](https://evil.example) <@&99> won the regatta of Sopot by three lengths.',
);

const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  ...{
    id: 's1',
    server: 'hash',
    follower: null,
    follow: null,
    channel: '1',
    forum: null,
    rhythm: { kind: 'hourly' },
    timeZone: 'UTC',
    language: 'en',
  },
  ...{ words: '', count: 5, quiet: null, mention: null, whenEmpty: 'skip', crosspost: false, missed: 'newest' },
  ...{ paused: null, toldUntil: new Date(0), settledUntil: new Date(0), createdAt: new Date(0) },
  ...more,
});

const window = (more: { isLate?: boolean } = {}) => ({
  ...{ after: new Date(Date.now() - hourMs), until: new Date(Date.now() + hourMs), isLate: false, mark },
  ...more,
});

const houseOf = (...articles: Article[]) => openFrontDesk({ library: archiveOf(...articles).library });

async function composed(more: Partial<Schedule> = {}, late = false, articles = [ferry, hostile]) {
  const { frontDesk } = houseOf(...articles);
  const found = await scheduleComposer(frontDesk).compose(schedule(more), window({ isLate: late }), never);
  return { found, body: found === null ? null : readPayload(found.payload), frontDesk };
}

describe('a scheduled digest as a message', () => {
  test('lets its entries be followed and told over time: by menus for several, by buttons for one, each with its mark', async () => {
    const verbsOf = async (more: Partial<Schedule>): Promise<readonly string[]> => {
      const { body } = await composed(more);
      const ids = JSON.stringify(body?.components).match(/"custom_id":"[^"]+/g) ?? [];
      expect(ids.every((id) => id.endsWith(`:${mark}`))).toBe(true);
      return ids.map((id) => id.split('"')[3]?.split(':')[0] ?? '');
    };
    expect(await verbsOf({})).toEqual(['quotes', 'about', 'timeline', 'follow-story']);
    expect(await verbsOf({ words: 'ferry' })).toEqual(['quotes', 'about', 'timeline', 'follow-story']);
    const follow = { kind: 'topic', label: 'ferry', articles: [], mostADay: 5 } as const;
    expect(await verbsOf({ words: 'ferry', follow })).toEqual(['quotes', 'about', 'unfollow']);
  });

  test('says what is new since when, quoted with links, and names the trace that it is kept as', async () => {
    const { found, body, frontDesk } = await composed({ words: 'ferry' });
    const text = JSON.stringify(body?.embeds);
    expect(text).toContain('**What is new on ferry**');
    expect(text).toMatch(/-# Since <t:\d+:f>/);
    expect(text).toContain('New · **Ferry comes in late**');
    expect(text).toContain('> The ferry Stena came to Gdynia nine hours late.');
    expect(text).toContain('<https://example.org/ferry>');
    expect(text).toContain('so here are the passages themselves');
    expect(body?.content).toBe('');
    const [trace = ''] = found?.traces ?? [];
    expect((await frontDesk.findTrace(trace))?.kind).toBe('digest');
  });

  test('is in the schedule’s language, says that it is late, and calls its role alone', async () => {
    const { body } = await composed({ language: 'pl', mention: '42' }, true);
    expect(JSON.stringify(body?.embeds)).toContain('**Co nowego**');
    expect(body).toMatchObject({ content: `<@&42>\n${wordingFor('pl').briefing.late}`, mention: '42' });
  });

  test('shows the words of articles as they are: none pings or links', async () => {
    const { body } = await composed({}, false, [hostile]);
    const text = JSON.stringify(body?.embeds);
    for (const live of [/(?<!\\)@everyone/, /(?<!\\)@here/, /(?<!\\)<@/, /(?<!\\)\[free/]) {
      expect(text.replaceAll('\\\\', '\\')).not.toMatch(live);
    }
  });

  test('is one message however much there is, and counts what had no room', async () => {
    const words = 'harbour quay crane barge anchor winter storm lantern rope fisher'.split(' ');
    const many = Array.from({ length: 10 }, (_, at) =>
      article(
        `long-${at}`,
        { title: `Report ${at} on the ${words[at]}`, source: `Outlet ${at}`, date: today },
        `${words[at]} ${`${words[at]}${at} `.repeat(140)} came to an end.`,
      ),
    );
    const { body } = await composed({ count: 10 }, false, many);
    const texts = (body?.embeds ?? []).map((embed) => JSON.stringify(embed));
    expect(texts.join('').length).toBeLessThan(6_600);
    expect(texts.join('')).toMatch(/\d more stories are new or went on/);
  });

  test('stands as long as readers may read what it quotes', async () => {
    const archive = archiveOf(ferry, hostile);
    const { frontDesk } = openFrontDesk({ library: archive.library });
    const composer = scheduleComposer(frontDesk);
    const traces = (await composer.compose(schedule({ words: 'ferry' }), window(), never))?.traces ?? [];
    expect(traces).toHaveLength(1);
    expect(await composer.stands(traces)).toBe(true);
    await hiddenArticles(archive.dataDir).hide('hostile', null, new Date());
    expect(await composer.stands(traces)).toBe(true);
    await hiddenArticles(archive.dataDir).hide('ferry', null, new Date());
    expect(await composer.stands(traces)).toBe(false);
    expect(await composer.compose(schedule({ words: 'ferry' }), window(), never)).toBeNull();
    expect(await composer.stands([])).toBe(true);
  });

  test('where nothing is new, says so if that is wished, in a message that can be found again', async () => {
    expect((await composed({ words: 'zeppelins' })).found).toBeNull();
    const { found, body } = await composed({ words: 'zeppelins', whenEmpty: 'say' });
    expect(JSON.stringify(body?.embeds)).toContain('Nothing is new on zeppelins.');
    expect(JSON.stringify(body?.components)).toContain(mark);
    expect(found?.traces).toEqual([]);
  });
});

/** A digest as it stands in a channel of the local Discord, with the bot there to be pressed. */
async function posted(more: Partial<Schedule> = {}) {
  const { frontDesk } = houseOf(ferry, hostile);
  const { discord } = await online(frontDesk);
  const client = newClient(discord.url, async () => {});
  onTestFinished(() => client.destroy());
  client.rest.setToken(discord.token);
  const courier = createChannelCourier({ rest: client.rest, botId: discord.applicationId });
  const found = await scheduleComposer(frontDesk).compose(schedule(more), window(), never);
  const to = { channel: discord.channelId, forum: null, crosspost: false };
  expect(await courier.post(to, found?.payload ?? '', mark, never)).toMatchObject({ kind: 'posted' });
  expect(await courier.find(to, mark, new Date(0), never)).toMatchObject({ kind: 'found' });
  const [message] = discord.messages();
  if (message === undefined) throw new Error('There is no message');
  return { discord, message };
}

function press(discord: LocalDiscord, message: MessageRecord, verb: string) {
  const ids = message.latest.components.flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''));
  return discord.pressButton(message, ids.find((id) => id.startsWith(`${verb}:`)) ?? `no ${verb}`);
}

describe('its buttons', () => {
  test('show the words behind each number, to whoever pressed', async () => {
    const { discord, message } = await posted();
    const pressed = press(discord, message, 'quotes');
    expect(textOf(await pressed.reply())).toContain('The ferry Stena came to Gdynia nine hours late.');
    expect(pressed.isEphemeral).toBe(true);
  });

  test('ask about a story of it', async () => {
    const { discord, message } = await posted();
    const dialog = press(discord, message, 'about');
    await dialog.until(({ modal }) => modal !== null);
    const [select] = (dialog.modal?.components ?? []).flatMap((item) => (item.type === 18 ? [item.component] : []));
    const options = select !== undefined && 'options' in select ? select.options : [];
    const story = options.find(({ label }) => label === 'Ferry comes in late')?.value ?? '';
    const asked = discord.submitModal(dialog, { story: [story], question: 'Whom did he blame?' });
    const text = textOf(await asked.reply(({ components }) => components.length > 0));
    expect(text).toContain(english.followsUp('Ferry comes in late'));
    expect(text).toContain('Its captain blamed fog near **Bornholm**.');
  });

  test('ask anything where the digest told nothing', async () => {
    const { discord, message } = await posted({ words: 'zeppelins', whenEmpty: 'say' });
    const dialog = press(discord, message, 'about');
    await dialog.until(({ modal }) => modal !== null);
    const asked = discord.submitModal(dialog, { question: 'What did the captain of the ferry blame?' });
    expect(textOf(await asked.reply(({ components }) => components.length > 0))).toContain('blamed fog near Bornholm');
  });
});

describe('a preview', () => {
  test.each(['en', 'pl', 'ko'])('says in %s what a filter takes and what it just leaves out', async (language) => {
    const { frontDesk } = houseOf(ferry, hostile);
    const preview = await frontDesk.previewBriefing('ferry, not regatta', 5);
    const wording = wordingFor(language);
    const text = previewText(preview, wording);
    const said = wording.briefing.preview;
    expect(text).toContain(said.takes(1, 2, 7));
    expect(text).toContain('Ferry comes in late');
    expect(text).toContain(said.understood(wording.briefing.wish(preview.wish)));
  });

  test('tells of a filter that takes everything or nothing', async () => {
    const { frontDesk } = houseOf(ferry, hostile);
    const shown = async (words: string) => previewText(await frontDesk.previewBriefing(words, 5), english);
    expect(await shown('')).toContain('It takes all 2 stories of the last 7 days.');
    expect(await shown('zeppelins')).toContain('⚠ It takes none of the 2 stories of the last 7 days');
  });
});
