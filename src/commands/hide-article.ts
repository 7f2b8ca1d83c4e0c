import { sharedHidden } from '../app/shared-hidden.ts';
import type { HiddenArticles } from '../store/hidden-articles.ts';
import { openStateIn } from '../store/open-state-in.ts';
import { hiddenArticles } from '../store/sqlite/open-hidden.ts';
import type { CommandContext } from './command.ts';

/** Keeps an article out of answers, next to a running bot. @returns the exit code. */
export function hideArticle(id: string, dataDir: string, context: CommandContext): Promise<number> {
  const { now, print, tell } = context;
  return withHidden(dataDir, context, async (hidden) => {
    if (!(await hidden.hide(id, null, now()))) {
      tell(`There is no article ${id} in ${dataDir}. npm run trace -- ID names the articles that an answer cites.`);
      return 1;
    }
    print(
      `${id} is hidden: it is in no answer, digest or list, whatever comes of it. npm run sources -- show ${id} undoes it.`,
    );
    return 0;
  });
}

/** Lets an article be found again. @returns the exit code. */
export function showArticle(id: string, dataDir: string, context: CommandContext): Promise<number> {
  const { print, tell } = context;
  return withHidden(dataDir, context, async (hidden) => {
    if (!(await hidden.show(id))) {
      const all = (await hidden.all()).map(({ article }) => article);
      tell(`${id} isn't hidden. ${all.length === 0 ? 'Nothing is.' : `Hidden are: ${all.join(', ')}.`}`);
      return 1;
    }
    print(`${id} is shown again: a running bot finds it within seconds.`);
    return 0;
  });
}

/** What is hidden here or, where processes share their coverage, in all of them. */
async function withHidden(
  dataDir: string,
  { config }: CommandContext,
  use: (hidden: HiddenArticles) => Promise<number>,
): Promise<number> {
  const here = hiddenArticles(dataDir);
  if (config.databaseUrl === null) return use(here);
  const state = await openStateIn(dataDir, config.databaseUrl);
  try {
    return await use(state.coverage === null ? here : sharedHidden(here, state.coverage));
  } finally {
    await state.close();
  }
}
