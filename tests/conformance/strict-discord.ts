import { expect } from 'vitest';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../src/local/discord/local-discord.ts';
import { onTestFinished } from '../building/running-test.ts';
import { faultsOf } from './conformance.ts';

/** A local Discord that ends with its test, and fails it when the bot sent anything that Discord's own description doesn't allow. */
export async function strictDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const discord = await startLocalDiscord(options);
  const faults: string[] = [];
  discord.on((event) => {
    if (event.kind === 'request') faults.push(...faultsOf(event));
  });
  // What is registered first is done last: by then the bot, too, has ended.
  onTestFinished(async () => {
    await discord.close();
    expect(faults).toEqual([]);
  });
  return discord;
}
