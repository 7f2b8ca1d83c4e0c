import { parseCommands } from './command-body.ts';
import { type CommandStore, withoutLocalizations } from './command-store.ts';
import { refusals } from './form-errors.ts';
import { ok, type Route, type RouteRequest } from './request-route.ts';
import type { World } from './world.ts';

/** Reading and overwriting the application's commands, global and of one guild. */
export function createCommandRoutes(world: World, commands: CommandStore, changed: () => void): Route[] {
  /** The guild's id, or `null` for the global scope. */
  const scopeOf = (request: RouteRequest): string | null => {
    if (request.param('application') !== world.applicationId) throw refusals.missingAccess();
    const guild = request.param('guild');
    if (guild !== '' && !world.guilds.has(guild)) throw refusals.missingAccess();
    return guild === '' ? null : guild;
  };
  return ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap(
    (path): Route[] => [
      {
        method: 'GET',
        path,
        auth: 'bot',
        limit: null,
        handle(request) {
          const found = commands.inScope(scopeOf(request));
          const isAll = request.query.get('with_localizations') === 'true';
          return ok(isAll ? found : found.map(withoutLocalizations));
        },
      },
      {
        method: 'PUT',
        path,
        auth: 'bot',
        limit: null,
        handle(request) {
          const written = commands.overwrite(scopeOf(request), parseCommands(request.body));
          changed();
          return ok(written);
        },
      },
    ],
  );
}
