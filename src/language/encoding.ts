import { UnreadableError, type Warn } from '../coverage/unreadable.ts';

/** Stands where a letter couldn't be read. */
const lost = '\ufffd';

/** Encodings that a single byte's letters can be in, the likeliest first. */
const singleByte = ['windows-1252', 'windows-1250', 'iso-8859-2'] as const;
const names: Readonly<Record<string, string>> = {
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
  'iso-8859-2': 'ISO 8859-2',
  'euc-kr': 'EUC-KR',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};
/** Signs inside a word tell that its letters were decoded wrongly: Windows-1250's `ł` is Windows-1252's `³`. */
const signInWord = /\p{L}[\u0080-\u009f¡-©«-´¶-¹»-¿×÷]+\p{L}|[\u0080-\u009f]/gu;
const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i;

/**
 * The text of a file. What isn't UTF-8 is read in the encoding that it most likely has, and said.
 * @throws {UnreadableError} when it is no text in any of them.
 */
export function decode(bytes: Buffer, warn: Warn): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return told('utf-16le', bytes, warn);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return told('utf-16be', bytes, warn);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes(lost)) warn('letters were lost in it before it came here (�); save it anew', lineOf(text));
    return text;
  } catch {
    const line = lineOfFirstBadByte(bytes);
    if (bytes.includes(0)) throw new UnreadableError("it isn't text; save it as text in UTF-8", line);
    const text = mostlyUtf8(bytes);
    if (text === null) return told(encodingOf(bytes), bytes, warn, line);
    warn(`some letters aren't UTF-8 and were read as Windows-1252; save it as UTF-8`, line);
    return text;
  }
}

const sequences = /((?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)|[\x80-\xff]/g;

/** UTF-8 into which something else was pasted: a page whose template has another encoding. `null` where it is no UTF-8 at all. */
export function mostlyUtf8(bytes: Buffer): string | null {
  const western = new TextDecoder('windows-1252');
  let [whole, stray] = [0, 0];
  const text = bytes.toString('latin1').replace(sequences, (found, sequence?: string) => {
    const piece = Buffer.from(found, 'latin1');
    if (sequence === undefined) stray++;
    else whole++;
    return sequence === undefined ? western.decode(piece) : piece.toString('utf8');
  });
  return whole <= stray ? null : text;
}

function told(encoding: string, bytes: Buffer, warn: Warn, line: number | null = null): string {
  const decoder = new TextDecoder(encoding);
  const name = decoder.encoding;
  warn(`it isn't UTF-8 and was read as ${names[name] ?? name}; save it as UTF-8`, line);
  return decoder.decode(bytes);
}

function encodingOf(bytes: Buffer): string {
  const head = declared.exec(bytes.subarray(0, 4_096).toString('latin1'));
  const label = (head?.[1] ?? head?.[2])?.toLowerCase();
  return label !== undefined && !/^utf/.test(label) && isEncoding(label) ? label : likelyEncoding(bytes);
}

/** The encoding that the letters tell, where nothing says it. */
export function likelyEncoding(bytes: Buffer): string {
  if (isKorean(bytes)) return 'euc-kr';
  const signs = singleByte.map((encoding) => ({
    encoding,
    count: new TextDecoder(encoding).decode(bytes).match(signInWord)?.length ?? 0,
  }));
  return signs.toSorted((a, b) => a.count - b.count)[0]?.encoding ?? 'windows-1252';
}

/** Whether it names an encoding that can be read. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** Korean's letters are pairs of high bytes, the first of them in the middle of the table; single letters of other encodings aren't. */
function isKorean(bytes: Buffer): boolean {
  let [pairs, high] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high++;
    if ((bytes[at + 1] ?? 0) < 0xa1) continue;
    if (byte >= 0xb0 && byte <= 0xc8) pairs += 2;
    high++;
    at++;
  }
  return pairs > high * 0.7;
}

function lineOfFirstBadByte(bytes: Buffer): number {
  return lineOf(new TextDecoder('utf-8').decode(bytes));
}

function lineOf(text: string): number {
  return text.slice(0, text.indexOf(lost)).split('\n').length;
}
