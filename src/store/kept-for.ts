import type { Settings } from './settings.ts';

const key = 'bot';

/** Id of the bot that a state is kept for; `null` while none has claimed it. */
export function keptFor(settings: Pick<Settings, 'get'>): Promise<string | null> {
  return settings.get(key);
}

/**
 * Writes down which bot a state is kept for, unless that is written down already.
 * @returns the id of that bot: this one, or the other.
 */
export async function claimFor({ get, change }: Pick<Settings, 'get' | 'change'>, bot: string): Promise<string> {
  const claimedBy = await keptFor({ get });
  if (claimedBy !== null) return claimedBy;
  // Of two that start at once, one comes first.
  await change(key, (earlier) => earlier ?? bot);
  return (await keptFor({ get })) ?? bot;
}
