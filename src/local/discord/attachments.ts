import { z } from 'zod';
import { refusals } from './form-errors.ts';
import type { SentFile } from './multipart.ts';
import type { Route } from './request-route.ts';
import { text } from './text-lengths.ts';

/** What a message says of its files: those sent along by their index, those it keeps by their id. */
export const attachmentsBody = z
  .array(
    z.object({
      id: z.union([z.string(), z.int()]).transform(String),
      filename: text(1024).nullish(),
      description: text(1024).nullish(),
    }),
  )
  .max(10);

/** A file of a message in the form of Discord's API. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
  readonly content_type: string;
  readonly description?: string;
  readonly width?: number;
  readonly height?: number;
}

interface KeptFile {
  readonly type: string;
  readonly data: Buffer;
}

interface Given {
  readonly attachments?: z.infer<typeof attachmentsBody> | null | undefined;
  readonly files?: readonly SentFile[] | undefined;
}

export type Attachments = ReturnType<typeof createAttachments>;

/** The files of all messages. @param origin where this Discord listens */
export function createAttachments(nextId: () => string, origin: () => string) {
  const files = new Map<string, KeptFile>();

  const keep = (
    channelId: string,
    { name, type, data }: SentFile,
    description: string | null | undefined,
  ): Attachment => {
    const id = nextId();
    // As Discord does: what could mean something in an address goes.
    const filename = name.replace(/[^\p{L}\p{N}_.-]/gu, '_');
    const path = `/attachments/${channelId}/${id}/${filename}`;
    const content_type = type || 'application/octet-stream';
    files.set(path, { type: content_type, data });
    const url = new URL(path, origin()).href;
    return {
      ...{ id, filename, size: data.length, url, proxy_url: url, content_type },
      ...(description && { description }),
      ...sizeOfPng(data),
    };
  };

  const find = (path: string): KeptFile => {
    const file = files.get(path);
    if (file === undefined) throw refusals.notFound();
    return file;
  };

  return {
    /** The files of a message: new ones, and those of `before` that it names, or all where it names none. */
    of(channelId: string, given: Given, before: readonly Attachment[]): Attachment[] {
      const named = given.attachments;
      const kept = named === undefined ? before : before.filter(({ id }) => named?.some((each) => each.id === id));
      const added = (given.files ?? []).map((file) => {
        const about = named?.find(({ id }) => id === String(file.index));
        return keep(channelId, { ...file, name: about?.filename ?? file.name }, about?.description);
      });
      return [...kept, ...added];
    },

    find,

    route: {
      auth: 'none',
      limit: null,
      method: 'GET',
      path: '/attachments/:channel/:id/:name',
      handle: (request) => ({
        status: 200,
        file: find(`/attachments/${request.param('channel')}/${request.param('id')}/${request.param('name')}`),
      }),
    } satisfies Route,
  };
}

/** A PNG's first chunk, right after its eight bytes of signature, begins with its width and height. */
function sizeOfPng(data: Buffer): { width: number; height: number } | null {
  const isPng = data.length > 24 && data.toString('latin1', 1, 4) === 'PNG';
  return isPng ? { width: data.readUInt32BE(16), height: data.readUInt32BE(20) } : null;
}
