import { gunzipSync } from 'node:zlib';
import { UnreadableError, type Warn } from '../../coverage/unreadable.ts';
import { isEncoding, likelyEncoding, mostlyUtf8 } from '../../language/encoding.ts';

/** More than any newsroom's feed holds; a larger one would take the memory that answers need. */
export const maxFeedBytes = 10 * 2 ** 20;

/** What a declaration may stand behind: a byte order mark, blank lines, a comment. */
const headBytes = 1_024;
const declaration = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)/i;
const [noise, lost] = [/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '\ufffd'];

/**
 * The text of a feed, in the encoding that its bytes tell: a byte order mark, valid UTF-8, what HTTP says, what the XML declaration says,
 * what the letters look like, in this order. Control characters, which XML forbids, go.
 * @param charset of HTTP's content-type.
 * @throws {UnreadableError} when it's larger than `maxFeedBytes`.
 */
export function feedText(sent: Uint8Array, charset: string | null, warn: Warn): string {
  const bytes = unpacked(sent);
  if (bytes.length > maxFeedBytes)
    throw new UnreadableError(
      `it has more than ${maxFeedBytes / 2 ** 20} MiB, which no feed needs; name a feed with fewer items`,
    );
  const text = decoded(bytes, charset, warn);
  if (text.includes(lost)) warn('letters were lost in it before it came here (�)');
  return text.replace(noise, '');
}

/** Some servers pack what they send without saying so. */
function unpacked(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return buffer;
  try {
    return gunzipSync(buffer, { maxOutputLength: maxFeedBytes + 1 });
  } catch (error) {
    if (error instanceof RangeError) return Buffer.alloc(maxFeedBytes + 1);
    throw new UnreadableError('it is packed with gzip and was cut on its way; it will be read at the next visit');
  }
}

function decoded(bytes: Buffer, charset: string | null, warn: Warn): string {
  const wide = wideEncoding(bytes);
  if (wide !== null)
    return wide === 'utf-32le' || wide === 'utf-32be' ? utf32(bytes, wide) : new TextDecoder(wide).decode(bytes);
  const declared = declaration.exec(bytes.subarray(0, headBytes).toString('latin1'))?.[1] ?? null;
  const said = [charset, declared].flatMap((name) => {
    const label = name?.trim().toLowerCase() ?? '';
    // What isn't valid as UTF-8 isn't UTF-8, nor ASCII, whatever is said of it.
    return isEncoding(label) && !/^utf|ascii/.test(label) ? [label] : [];
  });
  // The one encoding whose bytes are all ASCII's.
  const escaping = said.find((label) => label === 'iso-2022-jp');
  if (escaping !== undefined && bytes.includes(0x1b)) return new TextDecoder(escaping).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const patched = mostlyUtf8(bytes);
    const encoding = said[0] ?? (patched === null ? likelyEncoding(bytes) : null);
    if (encoding === null || (patched !== null && isPatched(bytes, encoding))) {
      warn("some of its letters aren't UTF-8 and were read as Windows-1252");
      return patched ?? '';
    }
    const decoder = new TextDecoder(encoding);
    if (said.length === 0) warn(`it doesn't say its encoding and was read as ${decoder.encoding}`);
    return decoder.decode(bytes);
  }
}

/** Whether a single byte's encoding is claimed for bytes that are nearly all UTF-8. */
function isPatched(bytes: Buffer, encoding: string): boolean {
  return !/^(?:gb|big5|shift|euc|iso-2022|x-)/i.test(encoding) && (mostlyUtf8(bytes)?.length ?? 0) < bytes.length * 0.9;
}

/** Encodings of two or four bytes a letter: by their mark, or by how they write `<`. */
function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | null {
  const head = bytes.subarray(0, 4).toString('hex');
  if (head === 'fffe0000' || head === '3c000000') return 'utf-32le';
  if (head === '0000feff' || head === '0000003c') return 'utf-32be';
  if (head.startsWith('fffe') || /^(?:3c|7b)00..00$/.test(head)) return 'utf-16le';
  if (head.startsWith('feff') || /^00(?:3c|7b)00/.test(head)) return 'utf-16be';
  return null;
}

function utf32(bytes: Buffer, encoding: 'utf-32le' | 'utf-32be'): string {
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = encoding === 'utf-32le' ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    if (code !== 0xfeff) pieces.push(code > 0x10ffff ? lost : String.fromCodePoint(code));
  }
  return pieces.join('').toWellFormed();
}
