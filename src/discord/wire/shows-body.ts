import { z } from 'zod';
import type { PostBody } from './channel-post.ts';

const texts = z.object({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  footer: z.object({ text: z.string() }).nullish(),
  author: z.object({ name: z.string() }).nullish(),
});
const parts = z.object({
  custom_id: z.string().nullish(),
  url: z.string().nullish(),
  label: z.string().nullish(),
  disabled: z.boolean().nullish(),
});
const rows = z.array(z.object({ components: z.array(parts) }));
const shown = z.object({
  ...{ content: z.string(), embeds: z.array(texts).default([]), components: rows.default([]) },
  attachments: z.array(z.unknown()).default([]),
});

/**
 * Whether a message, as Discord gives it, shows a body already: its words and its buttons. What Discord adds of its own, such as the size of a picture, doesn't matter; where it is in doubt, it doesn't
 * show it, as where there are files.
 */
export function showsBody(message: unknown, body: PostBody): boolean {
  const there = shown.safeParse(message).data;
  const wanted = shown.safeParse({ ...body, content: body.content ?? there?.content ?? '' }).data;
  const areFiles = body.files.length > 0 || (there?.attachments.length ?? 0) > 0;
  if (there === undefined || wanted === undefined || areFiles) return false;
  return readable(there) === readable(wanted);
}

/** Discord takes white space off the ends of texts. */
function readable({ content, embeds, components }: z.infer<typeof shown>): string {
  const trimmed = (text: string | null | undefined): string => text?.trim() ?? '';
  return JSON.stringify([
    trimmed(content),
    embeds.map(({ title, description, url, fields, footer, author }) => [
      ...[trimmed(title), trimmed(description), url ?? '', trimmed(footer?.text), trimmed(author?.name)],
      (fields ?? []).map(({ name, value }) => [name.trim(), value.trim()]),
    ]),
    components.map((row) =>
      row.components.map(({ custom_id: id, url, label, disabled }) => [
        id ?? '',
        url ?? '',
        label ?? '',
        disabled === true,
      ]),
    ),
  ]);
}
