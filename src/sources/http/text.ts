import { isEncoding, likelyEncoding } from '../../language/encoding.ts';

/** Encodings that byte order marks and XML's first two bytes tell. */
const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0x3c, 0]],
  ['utf-16be', [0, 0x3c]],
];

const declaration = /<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i;

/**
 * The text of a page or an XML file, without a byte order mark. What is valid UTF-8 is that, whatever it says of itself; else the encoding
 * that it or its header declares counts, else the one that its letters tell. A letter cut in two at the end is left out.
 * @param charset as `Content-Type` names it
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const marked = marks.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte))?.[0];
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found = declaration.exec(buffer.subarray(0, 2048).toString('latin1'));
    const said = [found?.[1] ?? found?.[2], charset].find((name) => name != null && isEncoding(name));
    return new TextDecoder(said ?? likelyEncoding(buffer)).decode(bytes);
  }
}
