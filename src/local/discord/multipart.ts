import { ApiError } from './form-errors.ts';

/** A file as it was sent along; `index` is the number by which the message names it. */
export interface SentFile {
  readonly index: number;
  readonly name: string;
  readonly type: string;
  readonly data: Buffer;
}

/** What a server without boosts lets an app attach. */
export const attachmentBytes = 10 * 1024 * 1024;

/**
 * Takes a multipart body apart: the JSON in `payload_json`, and the files in `files[n]`.
 * @throws {ApiError} 40005 for a file that is too large, 50109 for a body that is no multipart one.
 */
export async function takeApart(
  body: Buffer,
  contentType: string,
): Promise<{ readonly json: string; readonly files: readonly SentFile[] }> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (form === null) throw new ApiError(400, 50109, 'The request body contains invalid multipart data.');
  const files: SentFile[] = [];
  for (const [field, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    if (value.size > attachmentBytes) throw new ApiError(413, 40005, 'Request entity too large');
    const data = Buffer.from(await value.arrayBuffer());
    files.push({ index: Number(index), name: value.name, type: value.type, data });
  }
  const json = form.get('payload_json');
  return { json: typeof json === 'string' ? json : '{}', files };
}
