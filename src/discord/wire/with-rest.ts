import { REST, type RESTOptions } from 'discord.js';

/** Works with Discord's REST interface alone, without going online; its timers end with the work. */
export async function withRest<T>(
  { token, apiUrl, options = {} }: { token: string; apiUrl: string; options?: Partial<RESTOptions> },
  work: (rest: REST) => Promise<T>,
): Promise<T> {
  const rest = new REST({ ...options, api: apiUrl }).setToken(token);
  try {
    return await work(rest);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
