import { memberForm, roleForm } from './api-forms.ts';
import { channelForm } from './channels.ts';
import type { InteractionPlace, InteractionRecord } from './interaction-store.ts';
import { attachmentBytes } from './multipart.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** Through whom an interaction's app is installed: `'0'` the server (`'0'` in direct messages), `'1'` the person. */
export function installationOwners({ guild, installedBy }: InteractionPlace, person: Person): Record<string, string> {
  return installedBy === 'user' ? { '1': person.user.id } : { '0': guild?.id ?? '0' };
}

/** INTERACTION_CREATE's data. */
export function interactionPayload(
  world: World,
  interaction: InteractionRecord,
  data: Record<string, unknown>,
  locale: string,
): Record<string, unknown> {
  const { id, token, kind, person, place, source } = interaction;
  const { guild, channel, context } = place;
  const permissions = world.personPermissionsIn(person, channel);
  return {
    id,
    application_id: world.applicationId,
    type: kind,
    data,
    token,
    version: 1,
    channel: { ...channelForm(channel, world.now()), permissions: String(permissions) },
    channel_id: channel.id,
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: memberForm(person, permissions),
        }
      : { user: person.user }),
    ...(source && kind !== 2 && { message: source.latest }),
    app_permissions: String(world.botPermissionsIn(channel)),
    locale,
    entitlements: [],
    authorizing_integration_owners: installationOwners(place, person),
    context,
    attachment_size_limit: attachmentBytes,
  };
}

/** What Discord sends along for ids that a person picked: users (with membership), channels, roles. */
export function resolvedEntities(
  world: World,
  ids: readonly string[],
  { person: asker, place: { guild } }: Pick<InteractionRecord, 'person' | 'place'>,
): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  const put = (group: string, id: string, value: unknown) => {
    found[group] = { ...found[group], [id]: value };
  };
  for (const id of ids) {
    const person = world.people.get(id);
    const channel = world.channels.get(id);
    const role = guild?.roles.get(id);
    if (person) {
      const { user: _user, deaf: _deaf, mute: _mute, ...member } = memberForm(person, person.permissions);
      put('users', id, person.user);
      put('members', id, member);
    } else if (channel) {
      // Discord gives what the person may do there, not the bot.
      const permissions = String(world.personPermissionsIn(asker, channel));
      put('channels', id, { ...channelForm(channel, world.now()), permissions });
    } else if (role) {
      put('roles', id, roleForm(role));
    }
  }
  return found;
}
