import { botIdIn } from '../config/bot-id.ts';
import type { Config } from '../config.ts';
import { DatabaseError } from '../store/database-error.ts';
import { claimFor } from '../store/kept-for.ts';
import { placeOf } from '../store/postgres/place.ts';
import type { State } from '../store/state.ts';
import { anotherBotsDatabase } from '../wording/database-trouble.ts';
import { inOneGo } from '../wording/trouble.ts';
import { databaseFindings } from './doctor/database-findings.ts';

/**
 * Makes sure that the database is this bot's own, and tells what the doctor warns of, such as clocks that differ: that is no hindrance. Nothing where the state is kept in the
 * data folder.
 * @throws {DatabaseError} when it is another bot's.
 */
export async function claimDatabase(
  { databaseUrl: url, discord }: Pick<Config, 'databaseUrl' | 'discord'>,
  { settings }: Pick<State, 'settings'>,
  tell: (line: string) => void,
): Promise<void> {
  if (url === null) return;
  const bot = botIdIn(discord.token);
  if (bot !== null) {
    const claimedBy = await claimFor(settings, bot);
    if (claimedBy !== bot) throw new DatabaseError(anotherBotsDatabase(placeOf(url), claimedBy, bot));
  }
  for (const { mark, found, remedy } of await databaseFindings(url, bot)) {
    if (mark !== 'ok') tell(inOneGo({ found, remedy: remedy ?? '' }));
  }
}
