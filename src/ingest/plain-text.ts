import { canonical, canonicalLine } from '../language/canonical-text.ts';
import { endsLikeSentence, type TextBlock } from './text-blocks.ts';

/** A line without a sentence's end that is at most this long is a heading. */
const maxHeadingChars = 100;
/** Lines of hard-wrapped text end near one margin; lines that are paragraphs don't. */
const minWrappedChars = 50;
const maxWrappedChars = 100;

/** True when the lines are one paragraph that was broken at a margin. Its first line is shorter where a wire's dateline was taken off. */
function isHardWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => line.length > maxWrappedChars)) return false;
  const full = lines.length === 2 ? lines.slice(0, 1) : lines.slice(1, -1);
  return full.every((line) => line.length >= minWrappedChars) || lines.some(breaksSentence);
}

/** The line goes on in the next one, which begins in lower case. */
function breaksSentence(line: string, index: number, lines: readonly string[]): boolean {
  return !endsLikeSentence(line) && /^\p{Ll}/u.test(lines[index + 1] ?? '');
}

/** A line over the others of its group or alone can be a heading; lines in a row that don't end like sentences are a table or a list. */
function blockOf(line: string, index: number, lines: readonly string[]): TextBlock {
  const isShort = (one: string): boolean => one.length <= maxHeadingChars && !endsLikeSentence(one);
  const next = lines[index + 1];
  const isHeading = index === 0 && isShort(line) && (next === undefined || !isShort(next));
  return { kind: isHeading ? 'heading' : 'paragraph', text: line };
}

/**
 * Plain text as paragraphs: blank lines part them; within a group of lines each line is a paragraph,
 * unless the group was hard-wrapped. A short line that doesn't end like a sentence is a heading.
 */
export function plainTextBlocks(text: string): TextBlock[] {
  return canonical(text)
    .split(/\n{2,}/)
    .map((group) =>
      group
        .split('\n')
        .map(canonicalLine)
        .filter((line) => line !== ''),
    )
    .flatMap((lines) => (isHardWrapped(lines) ? [lines.join(' ')] : lines).map(blockOf));
}
