import type { HiddenArticles } from '../store/hidden-articles.ts';
import type { SharedCoverage } from '../store/shared-coverage.ts';

/** What editors hide in any of the processes that share coverage: at once in this one, and in the others when they look next. */
export function sharedHidden(here: HiddenArticles, coverage: SharedCoverage): HiddenArticles {
  return {
    ...here,
    hide: async (article, by, at) => {
      if (!(await here.hide(article, by, at))) return false;
      await coverage.hide({ article, by, at });
      return true;
    },
    show: async (article) => {
      const wasShared = await coverage.show(article);
      return (await here.show(article)) || wasShared;
    },
  };
}

/** Hides here what is hidden for all, and shows what is no longer. What isn't here yet is hidden when it is. */
export async function followHidden(here: HiddenArticles, coverage: SharedCoverage): Promise<void> {
  const [shared, own] = [await coverage.hidden(), await here.all()];
  const [all, known] = [new Set(shared.map(({ article }) => article)), new Set(own.map(({ article }) => article))];
  for (const { article, by, at } of shared) if (!known.has(article)) await here.hide(article, by, at);
  for (const { article } of own) if (!all.has(article)) await here.show(article);
}
