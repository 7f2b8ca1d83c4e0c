import type { Attachment } from './attachments.ts';
import type { ComponentRow } from './components.ts';
import type { PlayedEmbed } from './embed.ts';
import type { User } from './people.ts';

/** A message in the form of Discord's API. */
export interface PlayedMessage {
  readonly id: string;
  readonly channel_id: string;
  /** 0 posted, 19 answers a message, 20 answers a slash command, 23 a message command. */
  readonly type: 0 | 19 | 20 | 23;
  readonly author: User;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  readonly tts: boolean;
  readonly mention_everyone: boolean;
  readonly mentions: readonly User[];
  readonly mention_roles: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly embeds: readonly PlayedEmbed[];
  readonly components: readonly ComponentRow[];
  readonly pinned: boolean;
  readonly flags: number;
  readonly webhook_id?: string;
  readonly application_id?: string;
  readonly interaction_metadata?: Record<string, unknown>;
  readonly message_reference?: Record<string, unknown>;
}

/** Pictures that an embed shows from the message's own files get their address, and aren't shown a second time. */
export function withFiles(
  attachments: readonly Attachment[],
  embeds: readonly PlayedEmbed[],
): Pick<PlayedMessage, 'attachments' | 'embeds'> {
  const inEmbeds = new Set<string>();
  const addressed = (picture: { readonly url: string }): { readonly url: string } => {
    const name = /^attachment:\/\/(.+)$/.exec(picture.url)?.[1];
    const file = attachments.find(({ filename }) => filename === name);
    if (file === undefined) return picture;
    inEmbeds.add(file.id);
    return { url: file.url };
  };
  const shown = embeds.map(({ image, thumbnail, ...embed }) => ({
    ...embed,
    ...(image && { image: addressed(image) }),
    ...(thumbnail && { thumbnail: addressed(thumbnail) }),
  }));
  return { attachments: attachments.filter(({ id }) => !inEmbeds.has(id)), embeds: shown };
}

type Shown = Readonly<Record<'embeds' | 'components' | 'attachments', readonly unknown[]>> & {
  readonly content: string;
};

/** Whether there is nothing to show, which Discord refuses. */
export function isEmpty({ content, embeds, components, attachments }: Shown): boolean {
  return content === '' && [embeds, components, attachments].every(({ length }) => length === 0);
}
