import { commands } from '../discord/commands/every-command.ts';
import { registerWithToken } from '../discord/wire/register-commands.ts';
import { openStateIn } from '../store/open-state-in.ts';
import type { Command } from './command.ts';
import { parseFlags, UsageError } from './options.ts';

const usage = 'npm run register -- [--remove everywhere | --remove SERVER_ID] [--data DIR]';

const options = { remove: { type: 'string' }, data: { type: 'string' } } as const;

export const register: Command = {
  usage,
  summary: 'register the commands with Discord, changed or not; or take out those of another place',
  async run(args, { config, tell }) {
    const { remove, data } = readArguments(args);
    const { token, apiUrl, guildId } = config.discord;
    if (token === null) {
      throw new UsageError(
        'There is no DISCORD_TOKEN. Put it into .env; README.md ("Going live") says where to get it.',
      );
    }
    // Next to a running bot: the state takes several processes, so the folder isn't locked.
    const state = await openStateIn(data ?? config.dataDir, config.databaseUrl);
    const registration = { token, apiUrl, store: state.settings, force: true };
    try {
      if (remove === undefined) await registerWithToken({ ...registration, guildId, commands });
      else await registerWithToken({ ...registration, guildId: placeOf(remove), commands: [] });
    } finally {
      await state.close();
    }
    tell(
      remove === undefined
        ? `The commands are registered ${inWords(guildId)}.`
        : `The commands that were registered ${inWords(placeOf(remove))} are taken out. Those of other places stay.`,
    );
    return 0;
  },
};

/** A server's id, or `null` for everywhere. */
function placeOf(typed: string): string | null {
  return typed === 'everywhere' ? null : typed;
}

function inWords(guildId: string | null): string {
  return guildId === null ? 'everywhere' : `in server ${guildId}`;
}

function readArguments(args: readonly string[]) {
  const values = parseFlags(args, options, usage);
  const { remove } = values;
  if (remove !== undefined && !/^(everywhere|\d{15,22})$/.test(remove)) {
    throw new UsageError(`--remove ${remove} is no place. Write everywhere, or a server's id.\nUsage: ${usage}`);
  }
  return values;
}
