import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { msPerDay } from '../../language/dates.ts';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { openStateIn } from '../../store/open-state-in.ts';
import { LoadError } from '../load/program-process.ts';

const minuteMs = 60_000;
/** What a schedule needs to be there before it is due. */
const aheadMs = 10_000;
const withinMs = 120_000;
/** Another one would come at the latest after this time: the processes look every two seconds. */
const twiceWithinMs = 6_000;
const pollMs = 250;

interface PostedDigest {
  /** From when it was due until it stood in its channel. */
  readonly afterMs: number;
  /** How often it stands there. */
  readonly posted: number;
}

/** Adds a digest of the last day's news that is due at the next full minute, and waits for it. @throws {LoadError} where none comes. */
export async function postDigest(discord: LocalDiscord, dir: string, databaseUrl: string): Promise<PostedDigest> {
  const { id: channel } = discord.createChannel({ name: 'digest' });
  const due = Math.ceil((Date.now() + aheadMs) / minuteMs) * minuteMs;
  const state = await openStateIn(mkdtempSync(join(dir, 'editor-')), databaseUrl);
  try {
    await state.schedules.add(
      'server',
      {
        ...{ channel, forum: null, rhythm: { kind: 'daily', at: new Date(due).toISOString().slice(11, 16) } },
        ...{ timeZone: 'UTC', language: 'en', words: '', count: 5, quiet: null, mention: null, whenEmpty: 'say' },
        ...{ crosspost: false, missed: 'newest', follow: null },
      },
      new Date(due - msPerDay),
      new Date(),
    );
  } finally {
    await state.close();
  }
  while (discord.messages(channel).length === 0) {
    if (Date.now() > due + withinMs) throw new LoadError('No digest was posted.');
    await delay(pollMs);
  }
  const afterMs = Date.now() - due;
  await delay(twiceWithinMs);
  return { afterMs, posted: discord.messages(channel).length };
}
