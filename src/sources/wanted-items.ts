import { msPerDay } from '../language/dates.ts';
import type { WebEntry } from './sources-file.ts';

/** Whether an item is wanted, by what is known of it so far; what isn't known doesn't speak against it. */
export function isWanted(
  { include, exclude, maxAgeDays }: Pick<WebEntry, 'include' | 'exclude' | 'maxAgeDays'>,
  item: {
    readonly url: string | null;
    readonly sections: readonly string[];
    readonly author: string | null;
    readonly date: string | null;
  },
  now: Date,
): boolean {
  const path = item.url === null ? null : (URL.parse(item.url)?.pathname ?? null);
  const matches = {
    section: (name: string) => item.sections.some((section) => section.toLowerCase() === name.toLowerCase()),
    path: (pattern: string) => path !== null && beginsLike(path, pattern),
    author: (name: string) => item.author?.toLowerCase().includes(name.toLowerCase()) === true,
  };
  const isKnown = { section: item.sections.length > 0, path: path !== null, author: item.author !== null };
  for (const field of ['section', 'path', 'author'] as const) {
    if (exclude[field].some(matches[field])) return false;
    if (include[field].length > 0 && isKnown[field] && !include[field].some(matches[field])) return false;
  }
  if (maxAgeDays === null || item.date === null) return true;
  return Date.parse(item.date) >= now.getTime() - maxAgeDays * msPerDay;
}

/** Whether a path begins as a pattern says; `*` stands for anything. */
function beginsLike(path: string, pattern: string): boolean {
  const [start = '', ...others] = pattern.toLowerCase().split('*');
  const rest = path.toLowerCase();
  if (!rest.startsWith(start)) return false;
  let at = start.length;
  for (const part of others) {
    const found = rest.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
