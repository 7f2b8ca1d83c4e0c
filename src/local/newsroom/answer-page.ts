import type { PageSpell } from './feed-habits.ts';
import { failing, type PlayedAnswer, whole } from './played-answer.ts';
import type { PlayedOutlet } from './played-newsroom.ts';
import type { Random } from './seeded-random.ts';
import { waitingPage, writePage } from './write-page.ts';

export const htmlType = 'text/html; charset=utf-8';

interface PageToAnswer {
  readonly path: string;
  readonly outlet: PlayedOutlet;
  readonly origin: string;
  readonly spell: PageSpell;
  readonly random: Random;
}

/** What the page of an article answers, or does instead. */
export function answerPage({ path, outlet, origin, spell, random }: PageToAnswer): PlayedAnswer {
  const article = outlet.articles.find((each) => each.path === path || each.formerPaths.includes(path));
  if (article === undefined) return failing(404);
  switch (spell) {
    case '403':
    case '404':
    case '500':
      return failing(Number(spell));
    case 'hangs':
      return { ...failing(200), ends: 'never' };
    case 'a page for people':
      return whole(htmlType, waitingPage());
  }
  if (article.withdrawn) return failing(article.withdrawn.status);
  if (article.path !== path) return failing(301, { location: article.path });
  const page = whole(htmlType, writePage(outlet, article, origin, random));
  return spell === 'cut' ? { ...page, ends: 'in the middle' } : page;
}
