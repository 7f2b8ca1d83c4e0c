import { z } from 'zod';
import { address, fault, text } from './text-lengths.ts';

const web = ['http', 'https'];
const picture = z.object({ url: address(2048, [...web, 'attachment']) });

/** A rich embed as a bot may send it. */
export const embedBody = z
  .object({
    title: text(256).nullish(),
    description: text(4096).nullish(),
    url: address(2048, web).nullish(),
    color: z.int().min(0).max(0xffffff).nullish(),
    timestamp: z.iso.datetime({ offset: true }).nullish(),
    footer: z.object({ text: text(2048).min(1), icon_url: address(2048, web).nullish() }).nullish(),
    author: z
      .object({ name: text(256).min(1), url: address(2048, web).nullish(), icon_url: address(2048, web).nullish() })
      .nullish(),
    image: picture.nullish(),
    thumbnail: picture.nullish(),
    fields: z
      .array(z.object({ name: text(256).min(1), value: text(1024).min(1), inline: z.boolean().default(false) }))
      .max(25)
      .nullish(),
  })
  .check((payload) => {
    const { title, description, footer, author, image, thumbnail, fields } = payload.value;
    if (!title && !description && !footer && !author && !image && !thumbnail && !fields?.length) {
      fault(payload, ['description'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  });

type EmbedBody = z.infer<typeof embedBody>;

/** An embed as Discord gives it back: without nulls, and with its kind. */
export interface PlayedEmbed {
  readonly type: 'rich';
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly color?: number;
  readonly timestamp?: string;
  readonly footer?: { readonly text: string; readonly icon_url?: string };
  readonly author?: { readonly name: string; readonly url?: string; readonly icon_url?: string };
  readonly image?: { readonly url: string };
  readonly thumbnail?: { readonly url: string };
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline: boolean }[];
}

/** The embed as Discord would show it after it was sent. */
export function shownEmbed(body: EmbedBody): PlayedEmbed {
  const { footer, author } = body;
  return {
    type: 'rich',
    ...(body.title && { title: body.title }),
    ...(body.description && { description: body.description }),
    ...(body.url && { url: body.url }),
    ...(typeof body.color === 'number' && { color: body.color }),
    ...(body.timestamp && { timestamp: new Date(body.timestamp).toISOString() }),
    ...(footer && { footer: { text: footer.text, ...(footer.icon_url && { icon_url: footer.icon_url }) } }),
    ...(author && {
      author: {
        name: author.name,
        ...(author.url && { url: author.url }),
        ...(author.icon_url && { icon_url: author.icon_url }),
      },
    }),
    ...(body.image && { image: body.image }),
    ...(body.thumbnail && { thumbnail: body.thumbnail }),
    ...(body.fields?.length && { fields: body.fields }),
  };
}

/** Every piece of text that counts towards the 6,000 of a message. */
export function embedTexts(embeds: readonly (EmbedBody | PlayedEmbed)[]): string[] {
  return embeds.flatMap(({ title, description, footer, author, fields }) =>
    [
      title,
      description,
      footer?.text,
      author?.name,
      ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
    ].filter((piece) => typeof piece === 'string'),
  );
}
