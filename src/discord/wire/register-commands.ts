import { createHash } from 'node:crypto';
import { DiscordAPIError, type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { errorMessage } from '../../wording/error-message.ts';
import { inOneGo, type Trouble, trouble, troubleMessage } from '../../wording/trouble.ts';
import { DiscordError } from './discord-errors.ts';
import { withRest } from './with-rest.ts';

/** Something that Discord is told of by its name, with all that it asks for. */
export interface Registrable {
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
}

/** Remembers what was registered, so that an unchanged list isn't sent at each start. */
export interface RegistrationStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

export interface Registration {
  readonly rest: Pick<REST, 'put'>;
  readonly applicationId: string;
  /** One server, where commands appear at once; `null` registers them everywhere. */
  readonly guildId: string | null;
  readonly store: RegistrationStore;
  /** Registers even when nothing has changed. */
  readonly force: boolean;
  /** None takes out what was registered there. */
  readonly commands: readonly Registrable[];
}

/**
 * Registers the commands when they differ from what was registered last in the same place.
 * @throws {DiscordError} when the bot isn't in the server.
 */
export async function registerCommands({
  rest,
  applicationId,
  guildId,
  store,
  force,
  commands,
}: Registration): Promise<'registered' | 'unchanged'> {
  const body = commandBodies(guildId, commands);
  const key = `commands/${applicationId}/${guildId ?? 'everywhere'}`;
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  if (!force && (await store.get(key)) === hash) return 'unchanged';
  try {
    await rest.put(commandsRoute(applicationId, guildId), { body });
  } catch (error) {
    if (guildId !== null && isOutside(error))
      throw new DiscordError(troubleMessage.notInServer(guildId), { cause: error });
    throw error;
  }
  await store.set(key, hash);
  return 'registered';
}

/** The commands as they are registered in one server, or everywhere (`null`). */
export function commandBodies(
  guildId: string | null,
  commands: readonly Registrable[],
): RESTPostAPIApplicationCommandsJSONBody[] {
  return commands.map(({ data }) => (guildId === null ? data : forOneServer(data)));
}

/** Where commands are registered: in one server, or everywhere (`null`). */
export function commandsRoute(applicationId: string, guildId: string | null): `/${string}` {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** True when Discord lets the bot at nothing of a server: it isn't in it, or lacks the scope. */
export function isOutside(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
}

/** Where a command may be installed and used is asked of commands for everywhere alone. */
function forOneServer({
  contexts: _contexts,
  integration_types: _types,
  ...command
}: RESTPostAPIApplicationCommandsJSONBody): RESTPostAPIApplicationCommandsJSONBody {
  return command;
}

interface TokenRegistration extends Omit<Registration, 'rest' | 'applicationId'> {
  readonly token: string;
  readonly apiUrl: string;
}

/**
 * Registers with the bot's token alone, without going online.
 * @throws {DiscordError} when the token is wrong, Discord can't be reached, or the bot isn't in the server.
 */
export async function registerWithToken({
  token,
  apiUrl,
  ...registration
}: TokenRegistration): Promise<'registered' | 'unchanged'> {
  try {
    return await withRest({ token, apiUrl }, async (rest) => {
      const application = await rest.get(Routes.currentApplication());
      return registerCommands({ ...registration, rest, applicationId: applicationIdOf(application) });
    });
  } catch (error) {
    throw startError(error, apiUrl);
  }
}

function applicationIdOf(application: unknown): string {
  if (typeof application === 'object' && application !== null && 'id' in application) {
    if (typeof application.id === 'string') return application.id;
  }
  throw new DiscordError('Discord answered without the application’s id.');
}

/** An error of the first contact with Discord, with what to do about it. */
export function startError(error: unknown, apiUrl: string): DiscordError {
  if (error instanceof DiscordError) return error;
  return new DiscordError(inOneGo(startTrouble(error, apiUrl)), { cause: error });
}

/** The same in two parts. */
export function startTrouble(error: unknown, apiUrl: string): Trouble {
  const why = errorMessage(error);
  const isTokenRefused =
    (error instanceof DiscordAPIError && error.status === 401) ||
    (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') ||
    why === 'Authentication failed';
  if (isTokenRefused) return trouble.wrongToken;
  const isOther = error instanceof DiscordAPIError && error.status === 404;
  return isOther ? trouble.notDiscord(apiUrl) : trouble.unreachable(apiUrl, why);
}
