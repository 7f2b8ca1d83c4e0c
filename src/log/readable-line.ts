import type { LogFields } from './log.ts';

/** Control characters would move the cursor, or the reader. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const escaped = (text: string): string => text.replace(controls, (sign) => JSON.stringify(sign).slice(1, -1));

/** `key=value` as a person reads it; what has spaces stands in quotation marks. */
function readableField([key, value]: readonly [string, unknown]): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `${key}=${/[\s"=]/.test(text) ? `"${escaped(text)}"` : escaped(text)}`;
}

/** A message with its fields in a line; a stack stands below it, indented. */
export function readableLine(message: string, { stack, ...fields }: LogFields): string {
  const more = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(readableField);
  const line = [escaped(message), ...more].join('  ');
  if (typeof stack !== 'string') return line;
  // Its first lines say the message again.
  const frames = stack.split('\n').filter((each) => /^\s+at /.test(each));
  return [line, ...frames.map((frame) => `    ${escaped(frame.trim())}`)].join('\n');
}
