import { expect } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { LocalDiscord } from '../../src/local/discord/local-discord.ts';
import type { Interaction } from '../../src/local/discord/message-handle.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { createFollows } from '../../src/schedule/follows.ts';
import { createServerDigests } from '../../src/schedule/server-digests.ts';
import { systemClock } from '../../src/schedule/waiting-clock.ts';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';
import { type FrontDeskSetting, openFrontDesk } from '../building/front-desk.ts';
import { SteppedClock } from '../building/stepped-clock.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { online, textOf } from './harness.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
const quarterMs = 15 * minuteMs;
/** A look at what is due, and a try to post it, come at the latest after this time. */
const turnMs = 5_000;
/** After a quarter of an hour, what is due then is posted by this time. */
const postedMs = 30_000;

export const strike = article(
  'strike',
  { title: 'Welders strike at the Gdynia shipyard', source: 'Baltic Courier', date: '2026-03-05' },
  'GDYNIA - Some 400 welders of the Nordhamn shipyard in Gdynia went on strike on Thursday, their union Spoina said.',
  'The welders of Nordhamn want nine percent more, said its chairwoman Ewa Kordek.',
);
/** The next day, by the same newsroom. */
export const talks = article(
  'talks',
  { title: 'Gdynia shipyard makes striking welders an offer', source: 'Baltic Courier', date: '2026-03-06' },
  'GDYNIA - After a night of talks at the Nordhamn shipyard in Gdynia, its director Piotr Lis offered six percent to the welders of the union Spoina.',
  'Ewa Kordek, who leads Spoina, rejected that in front of the gate: the ferry in hall 7 would stay unfinished.',
  'A mediator from Warsaw is to meet both sides of the Nordhamn dispute.',
);
export const end = article(
  'end',
  { title: 'Work begins again at the Gdynia shipyard', source: 'Baltic Courier', date: '2026-03-07' },
  'GDYNIA - The strike at the Nordhamn shipyard in Gdynia is over: its director Piotr Lis signed a deal with the welders of the union Spoina.',
  'They get eight percent and two days off, Ewa Kordek said of what the mediator from Warsaw had brought about.',
);
export const tanks = article(
  'tanks',
  { title: 'Second ship with K2 tanks reaches Gdynia', source: 'Example Wire', date: '2026-03-06' },
  'GDYNIA - A ship with 28 K2 tanks reached the port of Gdynia on Friday, the arms agency said.',
  'The K2 tanks go on by rail to Morag.',
);
const others = ['Tulips open late in Brzeg', 'Choir of Sopot sings Bach', 'Bus line 9 of Torun runs longer'].map(
  (title, at) =>
    article(
      `other-${at}`,
      { title, source: 'Example Wire', date: '2026-03-04' },
      `${title}, people there said.`,
      'Nobody knows for how long this will be so.',
    ),
);

/** A bot over a small coverage, whose clock the test turns: it is five past ten in the morning of Friday, 6 March 2026. */
export async function followedNewsroom(
  start = '2026-03-06T10:05:00Z',
  more: Pick<FrontDeskSetting, 'model' | 'limits' | 'budget'> = {},
) {
  const offset = Date.parse(start) - Date.now();
  const clock = new SteppedClock({ now: () => Date.now() + offset, wait: systemClock.wait });
  const now = (): Date => new Date(clock.now());
  let writtenAt = new Date(Date.parse(start) - 24 * hourMs);
  const archive = openArchive(temporaryFolder(), { clock: () => writtenAt });
  const put = (articles: readonly Article[]): void =>
    archive.write((writer) => {
      for (const one of articles) writer.put(one);
    });
  put([strike, ...others]);
  const { library } = archive;
  const { frontDesk, state, dataDir } = openFrontDesk({ library, dataDir: archive.dataDir, now, ...more });
  const { schedules, hashId } = state;
  const follows = createFollows({ schedules, hashId, now });
  const discord = await strictDiscord({ rateLimits: false });
  const { bot, logged } = await online(frontDesk, {
    ...{ token: discord.token, apiUrl: discord.url, clock, follows },
    digests: createServerDigests({ schedules, hashId, now }),
    schedule: { state, clock },
  });
  const person = { kind: 'person', id: discord.user.user.id } as const;
  const direct = (): MessageRecord[] =>
    discord.messages(discord.world.directMessages(discord.user).id).filter(({ privateTo }) => privateTo === null);
  return {
    ...{ archive, bot, clock, dataDir, discord, follows, logged, now, person, state, direct },
    /** Comes in now. */
    comes: (...articles: readonly Article[]): void => {
      writtenAt = now();
      put(articles);
    },
    /** Turns the clock on until it holds: to each quarter of an hour, and on in steps in which what is due then is posted; by `byMs` where that is given. */
    until: async (holds: () => boolean | Promise<boolean>, byMs: number | null = null): Promise<void> => {
      await expect
        .poll(
          async () => {
            if (await holds()) return true;
            const sinceMs = clock.now() % quarterMs;
            await clock.step(byMs ?? (sinceMs > postedMs ? quarterMs - sinceMs : turnMs));
            return false;
          },
          { timeout: 40_000, interval: 1 },
        )
        .toBe(true);
    },
    /** Lets all that is due within a time be looked at and posted. */
    async pass(ms: number): Promise<void> {
      const ends = clock.now() + ms;
      for (;;) {
        const next = Math.min((Math.floor(clock.now() / quarterMs) + 1) * quarterMs + 1_000, ends);
        await clock.step(next - clock.now());
        const due = new Date(Math.floor(next / quarterMs) * quarterMs);
        await this.until(async () =>
          (await schedules.active()).every(({ settledUntil, quiet }) => quiet !== null || settledUntil >= due),
        );
        await this.until(async () => (await state.deliveries.claim('nobody', 0, new Date(0), 1)).length === 0);
        if (next >= ends) return;
      }
    },
  };
}

export type FollowedNewsroom = Awaited<ReturnType<typeof followedNewsroom>>;

/** What a press or a command was answered with, once it is there. */
export async function said(interaction: Interaction): Promise<string> {
  return textOf(await interaction.reply());
}

/** A button or menu of a message, by how its `custom_id` begins. */
export function idOf({ latest }: MessageRecord, verb: string): string {
  const ids = latest.components.flatMap(({ components }) => components).map(({ custom_id: id }) => id ?? '');
  const found = ids.find((id) => id === verb || id.startsWith(`${verb}:`));
  if (found === undefined) throw new Error(`There is no ${verb} among ${ids.join(', ')}`);
  return found;
}

/** Asks, and follows the story of the answer by its button. @returns what that was answered with */
export async function followAnswer(discord: LocalDiscord): Promise<Interaction> {
  const asked = discord.invoke({ command: 'ask', options: { question: 'Who went on strike in Gdynia?' } });
  await asked.reply(({ components }) => components.length > 1);
  if (asked.record === null) throw new Error('there is no answer');
  const pressed = discord.pressButton(asked.record, idOf(asked.record, 'follow-story'));
  await pressed.reply();
  return pressed;
}
