import { type CommandStore, isOfferedTo } from './command-store.ts';
import type { ComponentRow } from './components.ts';
import { entityIds, fillIn, type OptionValues } from './fill-in-options.ts';
import { installationOwners, interactionPayload, resolvedEntities } from './interaction-payload.ts';
import type { InteractionPlace, InteractionRecord, InteractionSeed, InteractionStore } from './interaction-store.ts';
import { createHandle, type Interaction, type Subscribe } from './message-handle.ts';
import type { MessageRecord } from './message-store.ts';
import { type ModalValues, modalSubmission } from './modal-submission.ts';
import type { Person } from './people.ts';
import { permissionBits } from './permissions.ts';
import type { World } from './world.ts';

/** Who does it and where; the default is the first person in the first server's first channel. */
interface Where {
  readonly user?: Person;
  /** A guild's id; `null` for direct messages. */
  readonly guild?: string | null;
  readonly channel?: string;
  readonly locale?: string;
  readonly context?: 0 | 1 | 2;
  readonly installedBy?: 'guild' | 'user';
}

interface CommandCall extends Where {
  /** The command's name, followed by the names of a subcommand (group): `settings channel`. */
  readonly command: string;
  readonly options?: OptionValues;
}

interface AutocompleteCall extends CommandCall {
  /** The option being typed; what is typed stands in `options`. */
  readonly focused: string;
}

interface ActionParts {
  readonly world: World;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly subscribe: Subscribe;
  readonly defaultPerson: Person;
  readonly defaultGuildId: string;
  dispatch(payload: Record<string, unknown>, guildId: string | null): void;
}

/** What a person can do in Discord's client; it throws an Error for what the client wouldn't let them do. */
export function createActions(parts: ActionParts) {
  const { world, commands, interactions } = parts;
  const records = new Map<string, InteractionRecord>();

  const placeOf = (where: Where): { person: Person; place: InteractionPlace } => {
    const person = where.user ?? parts.defaultPerson;
    const guildId = where.guild === undefined ? parts.defaultGuildId : where.guild;
    const guild = guildId === null ? null : world.guilds.get(guildId);
    if (guild === undefined) throw new Error(`There is no guild ${guildId}`);
    const channel =
      where.channel === undefined && guild === null
        ? world.directMessages(person)
        : world.channels.get(where.channel ?? guild?.channelId ?? '');
    if (channel === undefined) throw new Error(`There is no channel ${where.channel}`);
    const context = where.context ?? (guild ? 0 : 1);
    const installedBy = where.installedBy ?? 'guild';
    if (guild?.botJoinedAt === null && installedBy === 'guild') throw new Error(`The bot isn't in ${guild.name}`);
    if ((world.personPermissionsIn(person, channel) & permissionBits.ViewChannel) === 0n) {
      throw new Error(`${person.user.username} does not see #${channel.name}`);
    }
    return { person, place: { guild, channel, context, installedBy } };
  };

  const start = (seed: InteractionSeed, data: Record<string, unknown>, locale: string | undefined): Interaction => {
    const owners = installationOwners(seed.place, seed.person);
    const metadata = { authorizing_integration_owners: owners, ...seed.metadata };
    const record = interactions.create({ ...seed, metadata });
    records.set(record.id, record);
    const handle = createHandle(record, parts.subscribe);
    const payload = interactionPayload(world, record, data, locale ?? seed.person.locale);
    parts.dispatch(payload, seed.place.guild?.id ?? null);
    return handle;
  };

  const findCommand = (type: number, name: string, { person, place }: { person: Person; place: InteractionPlace }) => {
    const shown = type === 1 ? `/${name}` : `"${name}"`;
    const command = commands.find(type, name, place.guild?.id ?? null);
    if (command === undefined) throw new Error(`There is no command ${shown} here`);
    if (command.contexts && !command.contexts.includes(place.context)) {
      throw new Error(`${shown} is not offered in context ${place.context}`);
    }
    if (!command.integration_types?.includes(place.installedBy === 'user' ? 1 : 0)) {
      throw new Error(`${shown} is not offered to a ${place.installedBy} installation`);
    }
    if (place.guild && !isOfferedTo(person, command)) {
      throw new Error(`${shown} is not offered to ${person.user.username}, who lacks its permissions`);
    }
    return command;
  };

  const chat = (call: CommandCall, focused: string | null): Interaction => {
    const at = placeOf(call);
    const [name = '', ...path] = call.command.replace(/^\//, '').split(' ');
    const command = findCommand(1, name, at);
    const options = fillIn(command, path, call.options ?? {}, focused);
    const resolved = resolvedEntities(world, entityIds(options), at);
    const data = {
      id: command.id,
      name,
      type: 1,
      ...(command.guild_id && { guild_id: command.guild_id }),
      options,
      ...(Object.keys(resolved).length > 0 && { resolved }),
    };
    const kind = focused === null ? 2 : 4;
    return start({ ...at, kind, replyType: 20, source: null, metadata: {} }, data, call.locale);
  };

  const onMessage = (message: MessageRecord, where: Where): { person: Person; place: InteractionPlace } => {
    if (message.deletedBy !== null) throw new Error('The message was deleted');
    const channel = world.channels.get(message.channelId);
    const at = placeOf({ guild: channel?.guildId ?? null, channel: message.channelId, ...where });
    if (message.privateTo !== null && message.privateTo !== at.person.user.id) {
      throw new Error(`${at.person.user.username} does not see this message`);
    }
    return at;
  };

  const component = (message: MessageRecord, customId: string): ComponentRow['components'][number] => {
    const all = message.latest.components.flatMap((row) => row.components);
    const found = all.find(({ custom_id }) => custom_id === customId);
    if (found === undefined) {
      throw new Error(
        `There is no "${customId}" on the message, only: ${all.map((each) => each.custom_id).join(', ')}`,
      );
    }
    if (found.disabled) throw new Error(`"${customId}" is disabled`);
    return found;
  };

  const use = (message: MessageRecord, data: Record<string, unknown>, where: Where): Interaction => {
    const metadata = { interacted_message_id: message.id };
    return start(
      { ...onMessage(message, where), kind: 3, replyType: 19, source: message, metadata },
      data,
      where.locale,
    );
  };

  return {
    /** Runs a slash command. */
    invoke: (call: CommandCall): Interaction => chat(call, null),

    /** Types in an option that completes itself; the answer is in `choices`. */
    autocomplete: (call: AutocompleteCall): Interaction => chat(call, call.focused),

    pressButton(message: MessageRecord, customId: string, where: Where = {}): Interaction {
      const { type, id } = component(message, customId);
      if (type !== 2) throw new Error(`"${customId}" is not a button`);
      return use(message, { id, component_type: type, custom_id: customId }, where);
    },

    select(message: MessageRecord, customId: string, values: readonly string[], where: Where = {}): Interaction {
      const menu = component(message, customId);
      if (menu.type === 2) throw new Error(`"${customId}" is not a select`);
      const least = menu.min_values ?? 1;
      const most = menu.max_values ?? 1;
      if (values.length < least || values.length > most)
        throw new Error(`"${customId}" takes ${least} to ${most} values`);
      const isText = menu.type === 3;
      const stranger = isText
        ? values.find((value) => !menu.options.some((option) => option.value === value))
        : undefined;
      if (stranger !== undefined) throw new Error(`"${customId}" has no option "${stranger}"`);
      const data = { id: menu.id, component_type: menu.type, custom_id: customId, values };
      const resolved = isText ? {} : { resolved: resolvedEntities(world, values, onMessage(message, where)) };
      return use(message, { ...data, ...resolved }, where);
    },

    /** Sends the form that an interaction was answered with; `values` by `custom_id`. */
    submitModal(opened: Interaction, values: ModalValues, where: Where = {}): Interaction {
      const before = records.get(opened.id);
      if (before === undefined || opened.modal === null) throw new Error('No modal was opened');
      const { person, place, source, metadata } = before;
      const { locale } = where;
      const trigger = { id: before.id, type: before.kind, user: person.user, ...metadata };
      const seed = { person, place, source, kind: 5, replyType: source ? 19 : 20 } as const;
      const data = modalSubmission(opened.modal, values);
      return start({ ...seed, metadata: { triggering_interaction_metadata: trigger } }, data, locale);
    },

    /** Runs a command from a message's menu. */
    messageCommand(name: string, target: MessageRecord, where: Where = {}): Interaction {
      const at = onMessage(target, where);
      const command = findCommand(3, name, at);
      const data = {
        id: command.id,
        name,
        type: 3,
        ...(command.guild_id && { guild_id: command.guild_id }),
        target_id: target.id,
        resolved: { messages: { [target.id]: target.latest } },
      };
      const metadata = { target_message_id: target.id };
      return start({ ...at, kind: 2, replyType: 23, source: null, metadata }, data, where.locale);
    },
  };
}
