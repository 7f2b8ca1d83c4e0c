import { join } from 'node:path';
import fc from 'fast-check';
import { Newsroom } from '../../../src/app/newsroom.ts';
import { openFrontDesk } from '../../../src/app/open-desk.ts';
import { tellUncaught } from '../../../src/commands/start-log.ts';
import { readConfig } from '../../../src/config.ts';
import { type Bot, startBot } from '../../../src/discord/bot.ts';
import { verbs } from '../../../src/discord/controls/custom-id.ts';
import { calendarIn } from '../../../src/language/calendar.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/discord/local-discord.ts';
import type { Interaction } from '../../../src/local/discord/message-handle.ts';
import type { MessageRecord } from '../../../src/local/discord/message-store.ts';
import { administrator } from '../../../src/local/discord/permissions.ts';
import { silentLog } from '../../../src/log/log.ts';
import { openLog } from '../../../src/log/open-log.ts';
import { createFollows } from '../../../src/schedule/follows.ts';
import { createServerDigests } from '../../../src/schedule/server-digests.ts';
import type { Door } from '../door.ts';
import { type Mutation, mutated, mutations, oddPieces, soup } from '../soups.ts';

const kinds = [
  'ask',
  'summary',
  'articles',
  'timeline',
  'digest add',
  'digest list',
  'follow topic',
  'follow story',
  'follow outlet',
  'follow list',
  'status',
  'privacy',
  'forget-me',
  'settings',
  'complete',
  'press',
  'select',
  'menu',
] as const;

interface Sent {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
  /** Instead of what a button carries. */
  readonly customId: string | null;
  /** Of the payload, on its way. */
  readonly changes: readonly Mutation[];
}

const parts = [
  'visibility',
  'language',
  'channels',
  'checked-by',
  'limits',
  'reset',
  'up',
  'down',
  '0',
  '-1',
  '999999999',
  'T1',
];
const customId = fc
  .tuple(
    fc.constantFrom(...Object.values(verbs), '__proto__', ''),
    fc.array(fc.constantFrom(...parts, ...oddPieces), { maxLength: 4 }),
  )
  .map(([verb, about]) => [verb, ...about].join(':').slice(0, 100));

/** Frames of a stack that reach from the deepest part of discord.js to where a payload comes in. */
const deepEnough = 60;
const usualDepth = Error.stackTraceLimit;

/**
 * Whether discord.js threw while it made an interaction of a payload, before we were told of it: such as Discord never sends, and where only the
 * program's last resort can catch it. What it throws when we call it is ours to catch.
 */
function isOfReading(rejection: unknown): boolean {
  const frames = (rejection instanceof Error ? (rejection.stack ?? '') : '').match(/^\s+at .*$/gm) ?? [];
  const reading = frames.findIndex((frame) => /InteractionCreateAction\.handle .*\/discord\.js\//.test(frame));
  return reading >= 0 && frames.slice(0, reading).every((frame) => /node_modules|node:|<anonymous>/.test(frame));
}

/** What Discord's gateway sends: whatever it is, the bot goes on, pings nobody, and answers what is whole. */
export const interactions: Door<Sent> = {
  name: 'interactions',
  found: [
    { kind: 'select', text: '?', customId: 'share', changes: [] },
    { kind: 'ask', text: '?', customId: null, changes: [{ at: 4869, to: '', how: 'delete' }] },
    { kind: 'complete', text: '?', customId: null, changes: [{ at: 8790, to: {}, how: 'replace' }] },
  ],
  arbitrary: fc.record({
    kind: fc.constantFrom(...kinds),
    text: soup(['Warsaw ', 'harbour ', '**', '[x](', '<t:1:D>', '2026-02-03', 'since Monday ', '?'], 12).map(
      (each) => `${each.slice(0, 290)}?`,
    ),
    customId: fc.oneof(fc.constant(null), customId),
    changes: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: mutations(3) }),
  }),
  isSurvived: isOfReading,
  async open(dir) {
    let sent: Pick<Sent, 'customId' | 'changes'> = { customId: null, changes: [] };
    const discord = await startLocalDiscord({
      rateLimits: false,
      kept: 100,
      changeInteraction: (payload) => mutated(withCustomId(payload, sent.customId), sent.changes) ?? {},
    });
    const pinged: string[] = [];
    discord.on((event) => {
      if (event.kind !== 'message' || !event.message.latest.author.bot) return;
      const { everyone, users, roles } = event.message.versions.at(-1)?.pings ?? {
        everyone: false,
        users: [],
        roles: [],
      };
      if (everyone || users.length + roles.length > 0) pinged.push(event.message.latest.content);
    });
    const config = readConfig({
      ...{ DATA_DIR: join(dir, 'data'), SOURCES_FILE: join(dir, 'none.yaml') },
      ...{
        PERSON_DAILY_LIMIT: 'none',
        PERSON_BURST_LIMIT: 'none',
        SERVER_DAILY_LIMIT: 'none',
        SERVER_BURST_LIMIT: 'none',
      },
    });
    const newsroom = await Newsroom.open(config, config, () => {});
    const told: string[] = [];
    // As `start` does it, with a real log: what it can't write it could not outlive.
    const log = openLog({ secrets: [], level: 'warn', form: 'json', write: (line) => void told.push(line) });
    // Whoever tries the door collects what nobody caught, and tells of it with its seed.
    const release = tellUncaught(log, () => {});
    Error.stackTraceLimit = deepEnough;
    const bot = await startBot({
      ...{ token: discord.token, apiUrl: discord.url, guildId: null, store: newsroom.state.settings },
      ...{ log, traceDays: 30, calendar: calendarIn('UTC') },
      digests: createServerDigests({ ...newsroom.state, now: () => new Date() }),
      follows: createFollows({ ...newsroom.state, now: () => new Date() }),
      desk: await openFrontDesk(newsroom, config, silentLog),
    });
    const stage = await answered(discord);
    return {
      async let(given) {
        sent = given;
        const begun = begin(discord, stage, given);
        sent = { customId: null, changes: [] };
        if (begun !== null && given.changes.length === 0) await begun.acknowledged;
        // What comes after it is answered, so it is through.
        await discord.autocomplete({ command: 'ask', options: { question: 'x', outlet: 'a' }, focused: 'outlet' })
          .acknowledged;
        await idle(bot);
        const fatal = told.splice(0).find((line) => line.includes('The program ends'));
        if (fatal !== undefined) throw new Error(fatal);
        const [first] = pinged.splice(0);
        if (first !== undefined) throw new Error(`somebody was pinged: ${first}`);
      },
      async close() {
        release();
        Error.stackTraceLimit = usualDepth;
        await bot.close(0);
        await discord.close();
        await newsroom.close();
      },
    };
  },
};

interface Stage {
  readonly answer: MessageRecord;
  readonly panel: MessageRecord;
  readonly manager: ReturnType<LocalDiscord['createUser']>;
}

/** An answer and a panel of settings, with what can be pressed on them. */
async function answered(discord: LocalDiscord): Promise<Stage> {
  const manager = discord.createUser({ permissions: administrator });
  const shown = async (call: Parameters<LocalDiscord['invoke']>[0]): Promise<MessageRecord> => {
    const { record } = await discord.invoke(call).until(({ message }) => (message?.components.length ?? 0) > 0);
    if (record === null) throw new Error('there is no answer');
    return record;
  };
  return {
    answer: await shown({ command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } }),
    panel: await shown({ command: 'settings', user: manager }),
    manager,
  };
}

function begin(discord: LocalDiscord, { answer, panel, manager }: Stage, { kind, text }: Sent): Interaction | null {
  const question = text.trim() === '' ? '?' : text;
  switch (kind) {
    case 'complete':
      return discord.autocomplete({ command: 'ask', options: { question, from: text.slice(0, 40) }, focused: 'from' });
    case 'press':
      return pressed(discord, answer, {});
    case 'select':
      return pressed(discord, panel, { user: manager });
    case 'menu':
      return discord.messageCommand(
        discord.commands().find(({ type }) => type === 3)?.name ?? '',
        // Discord itself takes no halves of letters.
        discord.postMessage({ content: question.toWellFormed() }),
      );
    default:
      return discord.invoke({
        command: kind,
        options:
          kind === 'ask'
            ? { question }
            : kind === 'summary' ||
                kind === 'articles' ||
                kind === 'timeline' ||
                kind === 'follow topic' ||
                kind === 'follow story'
              ? { topic: question.slice(0, 60) }
              : kind === 'follow outlet'
                ? { outlet: question.slice(0, 60) }
                : kind === 'digest add'
                  ? { channel: discord.channelId, every: 'daily', about: question.slice(0, 60) }
                  : {},
        ...((kind === 'settings' || kind.startsWith('digest')) && { user: manager }),
      });
  }
}

function pressed(discord: LocalDiscord, message: MessageRecord, where: object): Interaction | null {
  const control = message.latest.components.flatMap(({ components }) => components).find(({ disabled }) => !disabled);
  if (typeof control?.custom_id !== 'string') return null;
  if (control.type === 2) return discord.pressButton(message, control.custom_id, where);
  const values = control.type === 3 ? control.options.slice(0, 1).map(({ value }) => value) : [];
  return discord.select(message, control.custom_id, values, where);
}

function withCustomId(payload: Record<string, unknown>, customId: string | null): Record<string, unknown> {
  const { data } = payload;
  if (customId === null || typeof data !== 'object' || data === null || !('custom_id' in data)) return payload;
  return { ...payload, data: { ...data, custom_id: customId } };
}

const lookEveryMs = 2;

/** Waits until the bot has nothing under way, at rest: what it waits for itself is no work of its processor. */
async function idle(bot: Bot): Promise<void> {
  while (bot.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
