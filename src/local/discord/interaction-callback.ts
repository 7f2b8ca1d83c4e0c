import { z } from 'zod';
import { modalBody } from './components.ts';
import { ApiError, invalidForm, parseBody } from './form-errors.ts';
import type { Choice, InteractionKind, InteractionRecord, InteractionStore } from './interaction-store.ts';
import { type MessageBody, messageFlags, parseMessage } from './message-body.ts';
import type { MessageRecord, MessageStore } from './message-store.ts';
import type { RouteRequest } from './request-route.ts';
import { fault, text } from './text-lengths.ts';
import type { World } from './world.ts';

/** The permission whose lack makes a user-installed app answer in private. */
const useExternalApps = 1n << 50n;

/** Which responses each kind of interaction takes; 6 and 7 need a message to update. */
const responsesTo: Record<InteractionKind, readonly number[]> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
};

const callbackBody = z.object({ type: z.int(), data: z.unknown().optional() });
const deferralBody = z.object({ flags: z.int().nullish() }).nullish();

const choice = z.object({ name: text(100).min(1), value: z.union([text(100), z.number()]) });
const choicesBody = z.object({ choices: z.array(choice).max(25) }).check((payload) => {
  const names = payload.value.choices.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) {
      const message = 'Choice names must be unique';
      fault(payload, ['choices', index, 'name'], 'APPLICATION_COMMAND_OPTION_CHOICE_NAME_DUPLICATE', message);
    }
  });
});

export interface Parts {
  readonly world: World;
  readonly messages: MessageStore;
  readonly interactions: InteractionStore;
}

/**
 * Takes the first response to an interaction, `POST /interactions/:id/:token/callback`.
 *
 * @returns the message it made or changed, and what `with_response` is answered with.
 * @throws ApiError as Discord refuses: late, twice, of a type that doesn't fit, or malformed.
 */
export function respond(parts: Parts, request: RouteRequest): Record<string, unknown> {
  const { body, files } = request;
  const { interactions, messages } = parts;
  const interaction = interactions.awaiting(request.param('id'), request.param('token'));
  const { type, data } = parseBody(callbackBody, body);
  const allowed = responsesTo[interaction.kind].filter((each) => (each !== 6 && each !== 7) || interaction.source);
  if (!allowed.includes(type)) {
    throw invalidForm(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  }
  switch (type) {
    case 4: {
      const original = createReply(
        parts,
        interaction,
        parseData(() => parseMessage('reply', data, files)),
      );
      interactions.acknowledge(interaction, { type }, original);
      return callbackForm(interaction, type, original);
    }
    case 5: {
      const flags = (parseData(() => parseBody(deferralBody, data))?.flags ?? 0) & messageFlags.ephemeral;
      const original = createReply(parts, interaction, { flags }, messageFlags.loading);
      interactions.acknowledge(interaction, { type }, original);
      return callbackForm(interaction, type, original);
    }
    case 6:
      interactions.acknowledge(interaction, { type }, interaction.source);
      return callbackForm(interaction, type, interaction.source);
    case 7: {
      if (interaction.source !== null) {
        messages.edit(
          interaction.source,
          parseData(() => parseMessage('edit', data ?? {}, files)),
          'interaction',
        );
      }
      interactions.acknowledge(interaction, { type }, interaction.source);
      return callbackForm(interaction, type, interaction.source);
    }
    case 8: {
      const choices: Choice[] = parseData(() => parseBody(choicesBody, data)).choices;
      interactions.acknowledge(interaction, { type, choices }, null);
      return callbackForm(interaction, type, null);
    }
    default: {
      const modal = parseData(() => parseBody(modalBody, data));
      interactions.acknowledge(interaction, { type: 9, modal }, null);
      return callbackForm(interaction, type, null);
    }
  }
}

/** Makes a message that answers an interaction: the original response or a follow-up. */
export function createReply(
  { messages, world }: Parts,
  interaction: InteractionRecord,
  body: MessageBody,
  extraFlags = 0,
): MessageRecord {
  const { place, person, source } = interaction;
  const isForcedPrivate =
    place.installedBy === 'user' && place.guild !== null && (person.permissions & useExternalApps) === 0n;
  const flags = (body.flags ?? 0) | extraFlags | (isForcedPrivate ? messageFlags.ephemeral : 0);
  const reference = interaction.replyType === 19 && source;
  return messages.create({
    channelId: place.channel.id,
    type: interaction.replyType,
    author: world.bot,
    body,
    flags,
    mentionsDefault: 'interaction',
    privateTo: (flags & messageFlags.ephemeral) === 0 ? null : person.user.id,
    extra: {
      webhook_id: world.applicationId,
      application_id: world.applicationId,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.kind,
        user: person.user,
        ...interaction.metadata,
        ...(interaction.original && { original_response_message_id: interaction.original.id }),
      },
      ...(reference && {
        message_reference: {
          type: 0,
          channel_id: reference.channelId,
          message_id: reference.id,
          ...(place.guild && { guild_id: place.guild.id }),
        },
      }),
    },
  });
}

/** Faults of a callback's message lie under `data` in Discord's error. */
function parseData<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof ApiError ? error.under('data') : error;
  }
}

/** Only a message that is complete (4 and 7) comes with the answer; of a deferral the bot learns the id. */
function callbackForm(
  { id, kind, place }: InteractionRecord,
  type: number,
  message: MessageRecord | null,
): Record<string, unknown> {
  const flags = message?.latest.flags ?? 0;
  return {
    interaction: {
      id,
      type: kind,
      channel_id: place.channel.id,
      ...(place.guild && { guild_id: place.guild.id }),
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (flags & messageFlags.loading) !== 0,
        response_message_ephemeral: (flags & messageFlags.ephemeral) !== 0,
      }),
    },
    ...(message && (type === 4 || type === 7) && { resource: { type, message: message.latest } }),
  };
}
