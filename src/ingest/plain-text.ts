import { canonical, canonicalLine } from '../language/canonical.ts';
import type { Block } from './blocks.ts';

/** A line without a sentence's end that is at most this long is a heading. */
const maxHeadingChars = 100;
/** Lines of hard-wrapped text end near one margin; lines that are paragraphs don't. */
const minWrappedChars = 50;
const maxWrappedChars = 100;

function endsLikeSentence(line: string): boolean {
  return /[.!?…:;,。！？][\p{Pe}\p{Pf}\p{Pi}"']*$/u.test(line);
}

/** True when the lines are one paragraph that was broken at a margin. */
function isHardWrapped(lines: readonly string[]): boolean {
  const body = lines.slice(0, -1);
  return body.length > 0 && body.every((line) => line.length >= minWrappedChars && line.length <= maxWrappedChars);
}

/**
 * Plain text as paragraphs: blank lines part them; within a group of lines each line is a paragraph,
 * unless the group was hard-wrapped. A short line that doesn't end like a sentence is a heading.
 */
export function plainTextBlocks(text: string): Block[] {
  return canonical(text)
    .split(/\n{2,}/)
    .map((group) => group.split('\n').filter((line) => line.trim() !== ''))
    .flatMap((lines) => (isHardWrapped(lines) ? [lines.join(' ')] : lines))
    .map(canonicalLine)
    .filter((line) => line !== '')
    .map((line) => ({
      kind: line.length <= maxHeadingChars && !endsLikeSentence(line) ? 'heading' : 'paragraph',
      text: line,
    }));
}
