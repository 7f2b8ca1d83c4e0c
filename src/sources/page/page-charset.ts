import type { Warn } from '../../coverage/unreadable.ts';
import { decode } from '../../language/encoding.ts';

/**
 * The text of a page. What is valid UTF-8, or begins with its mark, is that, whatever HTTP says; else what HTTP says counts, then what the page
 * says, then what its letters look like.
 * @param charset as HTTP says, or `null`.
 * @throws {UnreadableError} when it is no text.
 */
export function decodePage(bytes: Uint8Array, charset: string | null, warn: Warn): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = decoderOf(charset);
  if (decoder === null || isUtf8(buffer) || isUtf16(buffer)) return decode(buffer, quietly(warn));
  return decoder.decode(bytes);
}

/** What is said of a file's encoding is for whoever saved it; nobody here can save a page anew. */
function quietly(warn: Warn): Warn {
  return (reason, line) => {
    if (reason.includes('�')) warn('letters were lost in it before it came here (�)', line);
  };
}

function decoderOf(charset: string | null): InstanceType<typeof TextDecoder> | null {
  if (charset === null) return null;
  try {
    const decoder = new TextDecoder(charset.trim());
    return decoder.encoding === 'utf-8' ? null : decoder;
  } catch {
    return null;
  }
}

function isUtf8(buffer: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return true;
  } catch {
    return false;
  }
}

function isUtf16(buffer: Buffer): boolean {
  return (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
}
