import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, openDesk, question, unchecked } from '../building/desk.ts';

const articles = [
  article('old', { title: 'Ferry delayed', date: '2026-02-01' }, 'The ferry of Ystad came late in the snow on Sunday.'),
  article('storm', { title: 'Storm Odette nears', date: '2026-02-27' }, 'Gusts are expected at noon along the coast.'),
  article(
    'new',
    { title: 'Storm Odette passes', date: '2026-02-28' },
    'Power is back in Fernhill after a night without.',
  ),
];

async function ask(text: string): Promise<Answer> {
  const { library } = archiveOf(...articles);
  const asked = { ...question(text), askedAt: new Date('2026-02-28T20:00:00Z') };
  const answer = await openDesk(library).desk.ask(asked, { signal: never });
  expect(await unchecked(library, answer)).toEqual([]);
  return answer;
}

const cited = ({ citations }: Answer) => citations.map(({ article }) => article);

describe('who asks nothing is shown the newest stories', () => {
  test.each(['Latest news', 'What’s new?', 'what is happening', 'Co nowego?', '최신 뉴스'])('%s', async (text) => {
    expect(await ask(text)).toMatchObject({ status: 'answered', mode: 'quotes' });
    expect(cited(await ask(text)).slice(0, 2)).toEqual(['new', 'storm']);
  });

  test.each([
    'What’s new today?',
    '28 February 2026',
    'Dzisiejsze wiadomości',
    '오늘의 뉴스',
  ])('of a day: %s', async (text) => {
    expect(cited(await ask(text))).toEqual(['new']);
  });

  test.each(['storm', 'Storm Odette', 'Latest on the storm', 'news about Odette'])('on a topic: %s', async (text) => {
    expect(cited(await ask(text))).toEqual(['new', 'storm']);
  });

  test('with the headline before the words, which are verbatim', async () => {
    expect((await ask('storm')).sentences[0]).toMatchObject({
      lead: 'Storm Odette passes',
      text: 'Power is back in Fernhill after a night without.',
    });
  });

  test.each([
    'volcano',
    'Who won?',
    'Was the ferry sold?',
  ])('what asks, or is nowhere, is no such wish: %s', async (text) => {
    expect((await ask(text)).status).toBe('not_covered');
  });
});
