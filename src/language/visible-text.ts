/** Text from articles and people, made fit to be looked at. */

/** Joiners carry meaning in scripts that join, and hold an emoji together; anywhere else they only hide. */
const joining = String.raw`[[\p{L}\p{M}]--[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]]`;
const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]`;
const rightfulJoiner = new RegExp(
  String.raw`(?<=${joining})[\u{200C}\u{200D}]|(?<=${emoji})\u{200D}(?=\p{Extended_Pictographic})`,
  'gv',
);
/** A flag such as Scotland's is a black flag followed by tag letters. */
const rightfulTags = /(?<=\u{1F3F4})[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{1,6}\u{E007F}/gu;
/** What has no look of its own, but for variation selectors and the fillers of old Hangul. */
const invisible = /[[\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]--[\u{FE00}-\u{FE0F}\u{115F}\u{1160}]]/gv;

/** No script stacks this many marks on one letter; a tower of them reaches over the lines around it. */
const towerOfMarks = /(\p{M}{8})\p{M}+/gu;

/**
 * Text from articles and people, fit to be shown: one line, no control or bidi characters, nothing invisible that
 * could hide or reorder words, no towers of marks. What a reader sees of honest text stays the same.
 */
export function clean(text: string): string {
  const kept = new Set<number>();
  const line = text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  for (const found of line.matchAll(rightfulJoiner)) kept.add(found.index);
  for (const found of line.matchAll(rightfulTags)) {
    for (let at = 0; at < found[0].length; at += 2) kept.add(found.index + at);
  }
  return line
    .replace(invisible, (char: string, at: number) => (kept.has(at) ? char : ''))
    .replace(towerOfMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}
