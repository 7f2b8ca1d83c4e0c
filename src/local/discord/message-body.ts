import { z } from 'zod';
import { attachmentsBody } from './attachments.ts';
import { type Component, messageRows } from './components.ts';
import { embedBody, embedTexts } from './embed.ts';
import { parseBody, refusals } from './form-errors.ts';
import { allowedMentionsBody } from './mentions.ts';
import type { SentFile } from './multipart.ts';
import { fault, snowflake, text } from './text-lengths.ts';

export const messageFlags = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
} as const;

const { suppressEmbeds, ephemeral, suppressNotifications } = messageFlags;

/** The flags a bot may set in each place; Components V2 and voice messages are not drawn by this stand-in. */
const settableFlags = {
  reply: suppressEmbeds | ephemeral | suppressNotifications,
  post: suppressEmbeds | suppressNotifications,
  edit: suppressEmbeds,
} as const;

type Purpose = keyof typeof settableFlags;

/** Discord refuses more than this over all embeds of a message. */
const embedsTextLength = 6000;

/**
 * Discord answers 500 to long text that takes several bytes a character. Where it starts is not documented: 12,288 bytes
 * of description (discord-api-docs#7628) and a body of 17,459 bytes (#6965) are known to fail. We assume two thirds of
 * the first, over all text of a message, so that a bot that gets by here gets by there.
 */
export const safeMessageTextBytes = 8192;

const schemas = {
  reply: messageSchema('reply'),
  post: messageSchema('post'),
  edit: messageSchema('edit'),
};

export type MessageBody = z.infer<typeof schemas.reply> & { readonly files?: readonly SentFile[] };

/**
 * Reads a message as sent; what is left out stays `undefined`, `null` clears.
 *
 * @throws ApiError 50035 with each fault at its path, or 500 for text that Discord trips over.
 */
export function parseMessage(purpose: Purpose, body: unknown, files: readonly SentFile[] = []): MessageBody {
  const message = parseBody(schemas[purpose], body);
  const texts = [message.content ?? '', ...embedTexts(message.embeds ?? []), ...customIds(message).map(({ id }) => id)];
  // discord-api-docs#6561: half a surrogate pair in a custom_id is answered with 500; we assume it of all text.
  const halved = texts.some((piece) => !piece.isWellFormed());
  const bytes = texts.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  if (halved || bytes > safeMessageTextBytes) throw refusals.serverError();
  return { ...message, files };
}

function messageSchema(purpose: Purpose) {
  return z
    .object({
      content: text(2000).trim().nullish(),
      embeds: z.array(embedBody).max(10).nullish(),
      components: messageRows.nullish(),
      attachments: attachmentsBody.nullish(),
      allowed_mentions: allowedMentionsBody.nullish(),
      flags: z
        .int()
        .refine((flags) => (flags & ~settableFlags[purpose]) === 0, {
          error: 'These flags cannot be set here.',
          params: { code: 'MESSAGE_FLAGS_INVALID' },
        })
        .nullish(),
      tts: z.boolean().nullish(),
      message_reference: z.object({ message_id: snowflake, fail_if_not_exists: z.boolean().nullish() }).nullish(),
    })
    .check((payload) => {
      const length = embedTexts(payload.value.embeds ?? []).reduce((sum, piece) => sum + piece.length, 0);
      if (length > embedsTextLength) {
        const message = `Embed size exceeds maximum size of ${embedsTextLength}`;
        fault(payload, ['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
      }
      const ids = customIds(payload.value);
      ids.forEach(({ id, path }, index) => {
        if (ids.findIndex((other) => other.id === id) < index) {
          fault(payload, path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
        }
      });
    });
}

function customIds(message: { components?: readonly { components: readonly Component[] }[] | null | undefined }) {
  return (message.components ?? []).flatMap((row, i) =>
    row.components.flatMap(({ custom_id: id }, k) =>
      id ? [{ id, path: ['components', i, 'components', k, 'custom_id'] }] : [],
    ),
  );
}
