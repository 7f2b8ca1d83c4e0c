import { registerWithToken } from '../discord/register.ts';
import { openState } from '../state/state.ts';
import type { Command } from './command.ts';
import { readOptions, UsageError } from './options.ts';

const usage = 'npm run register -- [--data DIR]';

export const register: Command = {
  usage,
  summary: 'register the commands with Discord, changed or not',
  async run(args, { config, now, tell }) {
    const { dataDir } = readOptions(args, usage, config, now());
    const { token, apiUrl, guildId } = config.discord;
    if (token === null) {
      throw new UsageError(
        'There is no DISCORD_TOKEN. Put it into .env; README.md ("Going live") says where to get it.',
      );
    }
    // Beside a running bot: the state takes several processes, so the folder isn't locked.
    const state = openState(dataDir);
    try {
      await registerWithToken({ token, apiUrl, guildId, store: state, force: true });
    } finally {
      state.close();
    }
    tell(
      guildId === null
        ? 'The commands are registered everywhere.'
        : `The commands are registered in server ${guildId}.`,
    );
    return 0;
  },
};
