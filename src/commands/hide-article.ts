import { hiddenArticles } from '../store/sqlite/open-hidden.ts';
import type { CommandContext } from './command.ts';

/** Keeps an article out of answers, next to a running bot. @returns the exit code. */
export async function hideArticle(id: string, dataDir: string, { now, print, tell }: CommandContext): Promise<number> {
  if (!(await hiddenArticles(dataDir).hide(id, null, now()))) {
    tell(`There is no article ${id} in ${dataDir}. npm run trace -- ID names the articles that an answer cites.`);
    return 1;
  }
  print(
    `${id} is hidden: it is in no answer, digest or list, whatever comes of it. npm run sources -- show ${id} undoes it.`,
  );
  return 0;
}

/** Lets an article be found again. @returns the exit code. */
export async function showArticle(id: string, dataDir: string, { print, tell }: CommandContext): Promise<number> {
  const hidden = hiddenArticles(dataDir);
  if (!(await hidden.show(id))) {
    const all = (await hidden.all()).map(({ article }) => article);
    tell(`${id} isn't hidden. ${all.length === 0 ? 'Nothing is.' : `Hidden are: ${all.join(', ')}.`}`);
    return 1;
  }
  print(`${id} is shown again: a running bot finds it within seconds.`);
  return 0;
}
