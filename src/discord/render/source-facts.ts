import type { SourceStatus } from '../../coverage/source.ts';
import type { Wording } from '../../wording/wording.ts';
import { asData } from './escape.ts';
import { nameChars } from './size-limits.ts';
import { momentMarkdown } from './timestamps.ts';

/** Sources that are named one by one; what goes wrong with any of them is always said. */
const mostNamed = 8;

/** When each source was last read, by its name; those with trouble first. */
export function sourceFacts(sources: readonly SourceStatus[], { status: said }: Wording): [string, string][] {
  const isWell = ({ trouble, isSilent, held }: SourceStatus): boolean => trouble === null && !isSilent && held === null;
  const ordered = [...sources.filter((source) => !isWell(source)), ...sources.filter(isWell)];
  const named = ordered.slice(0, Math.max(mostNamed, ordered.findIndex(isWell)));
  const facts = named.map((source): [string, string] => {
    const { id, trouble, readAt, changedAt, isSilent } = source;
    const read = readAt === null ? said.neverSynced : momentMarkdown(readAt, 'R');
    const name = asData(id, nameChars);
    if (trouble !== null) return [name, said.sourceFails(read)];
    const isQuiet = isSilent && changedAt !== null;
    return [name, isQuiet ? said.sourceSilent(momentMarkdown(changedAt, 'R')) : said.sourceRead(read)];
  });
  const more = ordered.length - named.length;
  return more > 0 ? [...facts, [said.moreSources, said.allRead(more)]] : facts;
}
