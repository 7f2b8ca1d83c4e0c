import type { Correction } from '../../coverage/correction.ts';
import { withoutHeading } from '../../language/corrections.ts';
import type { Wording } from '../../wording/wording.ts';
import { asData, link } from './escape.ts';
import { line, type Paragraph } from './markup.ts';
import { correctionsBytes, correctionsNamed, correctionWordsChars, headlineChars } from './size-limits.ts';
import { momentMarkdown } from './timestamps.ts';

/** What became of cited articles since, a line each, the newest first; empty where nothing did. */
export function correctionLines(corrections: readonly Correction[], wording: Wording): Paragraph[] {
  const newest = corrections.toSorted((a, b) => (b.since?.getTime() ?? 0) - (a.since?.getTime() ?? 0));
  const named = withinBytes(newest.slice(0, correctionsNamed).map((each) => correctionMarkdown(each, wording)));
  const more = newest.length - named.length;
  return [
    ...named.map((each) => line('plain', false, each)),
    ...(more > 0 ? [line('small', false, wording.corrections.more(more))] : []),
  ];
}

/** The first of them, and the next ones as long as they leave room for what they are about. */
function withinBytes(lines: readonly string[]): readonly string[] {
  let bytes = 0;
  return lines.filter((each, at) => {
    bytes += Buffer.byteLength(each);
    return at === 0 || bytes <= correctionsBytes;
  });
}

/** The same above what it is about, with a blank line between. */
export function belowCorrections(
  corrections: readonly Correction[],
  wording: Wording,
  [first, ...others]: readonly Paragraph[],
): Paragraph[] {
  const lines = correctionLines(corrections, wording);
  return first === undefined ? lines : [...lines, { ...first, apart: first.apart || lines.length > 0 }, ...others];
}

/** Since when, with a space before it; empty where that isn't known. */
export function sinceMarkdown({ since }: Pick<Correction, 'since'>): string {
  return since === null ? '' : ` ${momentMarkdown(since, 'R')}`;
}

/** What a newsroom says of a correction, without the word for it that it begins with. */
export function noteMarkdown(note: string): string {
  return asData(withoutHeading(note), correctionWordsChars);
}

/** Of a withdrawn article, what its newsroom says of that; its headline is no longer to be shown. */
export function withdrawnTitle(note: string | undefined | null, { corrections: said }: Wording): string {
  return note == null ? said.withdrawnTitle : asData(withoutHeading(note), headlineChars) || said.withdrawnTitle;
}

function correctionMarkdown(correction: Correction, wording: Wording): string {
  const { headline, standing, note, changes } = correction;
  const said = wording.corrections;
  const since = sinceMarkdown(correction);
  if (standing === 'withdrawn') return said.withdrawn(link(withdrawnTitle(note, wording), headline.url), since);
  if (standing === 'taken down')
    return said.takenDown(asData(headline.title, headlineChars) || wording.noHeadline, since);
  const article = link(asData(headline.title, headlineChars) || wording.noHeadline, headline.url);
  if (note !== null) return said.corrected(article, since, noteMarkdown(note));
  const changed = changes.find(({ after }) => after !== null) ?? changes[0];
  const [before, after] = differing(changed?.before ?? '', changed?.after ?? null);
  return after === null
    ? said.cut(article, since, asData(before, correctionWordsChars))
    : said.changed(article, since, asData(before, correctionWordsChars), asData(after, correctionWordsChars));
}

/** Letters of a sentence around what differs that tell what it is about. */
const contextChars = 60;

/** Of two long sentences, what stands around the first words that differ. */
function differing(before: string, after: string | null): [string, string | null] {
  if (after === null || (before.length <= correctionWordsChars && after.length <= correctionWordsChars))
    return [before, after];
  const [olds, news] = [before.split(' '), after.split(' ')];
  const differs = olds.findIndex((word, at) => word !== news[at]);
  // Where the one is the beginning of the other, they differ behind its end.
  const same = olds.slice(0, differs < 0 ? olds.length : differs).join(' ').length;
  if (same <= contextChars) return [before, after];
  const start = before.lastIndexOf(' ', same - contextChars) + 1;
  return [`…${before.slice(start)}`, `…${after.slice(start)}`];
}
