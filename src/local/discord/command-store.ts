import type { CommandBody } from './command-body.ts';
import type { Person } from './people.ts';
import { administrator } from './permissions.ts';

/** A registered command: what was sent, and what Discord adds. */
export interface PlayedCommand extends Omit<CommandBody, 'id'> {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly guild_id?: string;
}

/** A command as it is listed: the texts in other languages come only when they are asked for. */
export function withoutLocalizations(command: PlayedCommand): unknown {
  const left: unknown = JSON.parse(
    JSON.stringify(command, (key, value: unknown) => (key.endsWith('_localizations') ? undefined : value)),
  );
  return left;
}

export type CommandStore = ReturnType<typeof createCommands>;

/** The application's commands, global and of each guild. */
export function createCommands(applicationId: string, nextId: () => string) {
  const scopes = new Map<string | null, PlayedCommand[]>();
  const inScope = (guildId: string | null): readonly PlayedCommand[] => scopes.get(guildId) ?? [];

  return {
    inScope,

    /** Replaces all commands of a scope; one that keeps its type and name keeps its id. */
    overwrite(guildId: string | null, bodies: readonly CommandBody[]): readonly PlayedCommand[] {
      const before = inScope(guildId);
      const commands = bodies.map((body): PlayedCommand => {
        const known = before.find(({ type, name }) => type === body.type && name === body.name);
        const permissions = body.default_member_permissions;
        return {
          ...body,
          id: known?.id ?? nextId(),
          application_id: applicationId,
          version: nextId(),
          description: body.description ?? '',
          default_member_permissions: permissions == null ? null : String(permissions),
          integration_types: body.integration_types ?? [0],
          contexts: body.contexts ?? null,
          nsfw: body.nsfw ?? false,
          ...(guildId !== null && { guild_id: guildId }),
        };
      });
      scopes.set(guildId, commands);
      return commands;
    },

    /** What a person finds in a guild (its own commands before the global ones) or, with `null`, in direct messages. */
    find(type: number, name: string, guildId: string | null): PlayedCommand | undefined {
      const found = [...(guildId === null ? [] : inScope(guildId)), ...inScope(null)];
      return found.find((command) => command.type === type && command.name === name);
    },
  };
}

/** Whether a server offers the command to somebody with these permissions. */
export function isOfferedTo({ permissions }: Person, { default_member_permissions: wanted }: PlayedCommand): boolean {
  if (wanted == null || (permissions & administrator) !== 0n) return true;
  const needed = BigInt(wanted);
  return needed !== 0n && (permissions & needed) === needed;
}
