import { channelForm, memberForm } from './api-forms.ts';
import type { InteractionPlace, InteractionRecord } from './interaction-store.ts';
import { type Person, permissionsOfBot, type World } from './world.ts';

/** Ten MiB: what a server without boosts lets an app attach. */
const attachmentSizeLimit = 10 * 1024 * 1024;

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
  return {
    id,
    application_id: world.applicationId,
    type: kind,
    data,
    token,
    version: 1,
    channel: { ...channelForm(channel), permissions: String(person.permissions) },
    channel_id: channel.id,
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: memberForm(person),
        }
      : { user: person.user }),
    ...(source && kind !== 2 && { message: source.latest }),
    app_permissions: String(guild?.botPermissions ?? permissionsOfBot),
    locale,
    entitlements: [],
    authorizing_integration_owners: installationOwners(place, person),
    context,
    attachment_size_limit: attachmentSizeLimit,
  };
}

/** What Discord sends along for ids that a person picked: users (with membership), channels, roles. */
export function resolvedEntities(world: World, ids: readonly string[]): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  const put = (group: string, id: string, value: unknown) => {
    found[group] = { ...found[group], [id]: value };
  };
  for (const id of ids) {
    const person = world.people.get(id);
    const channel = world.channels.get(id);
    if (person) {
      const { user: _user, deaf: _deaf, mute: _mute, ...member } = memberForm(person);
      put('users', id, person.user);
      put('members', id, member);
    } else if (channel) {
      put('channels', id, { ...channelForm(channel), permissions: String(permissionsOfBot) });
    } else {
      put('roles', id, {
        id,
        name: 'role',
        color: 0,
        hoist: false,
        position: 1,
        permissions: '0',
        managed: false,
        flags: 0,
      });
    }
  }
  return found;
}
