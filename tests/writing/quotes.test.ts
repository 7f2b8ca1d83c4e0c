import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import type { Article } from '../../src/coverage/article.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, openDesk, question, unchecked } from '../building/desk.ts';

/** The answer without Claude; each of its quotes is verbatim. */
async function ask(text: string, ...articles: readonly Article[]): Promise<Answer> {
  const { library } = archiveOf(...articles);
  const answer = await openDesk(library).desk.ask(question(text), { signal: never });
  expect(await unchecked(library, answer)).toEqual([]);
  return answer;
}

const quotesOf = ({ citations }: Answer) => citations.map(({ quote }) => quote);

describe('the best verbatim sentences', () => {
  test('answer, each a quote of its own with its number', async () => {
    const answer = await ask(
      'What did Ewa Zielińska say about the wall?',
      article('harbour', {}, 'It rained in Gdynia. Ewa Zielińska said that the wall had held. Nobody was hurt.'),
    );
    expect(answer).toMatchObject({ status: 'answered', mode: 'quotes', quotesReason: 'no_key' });
    expect(answer.sentences[0]).toMatchObject({
      text: 'Ewa Zielińska said that the wall had held.',
      citations: [1],
    });
    expect(quotesOf(answer)[0]).toBe('Ewa Zielińska said that the wall had held.');
  });

  test('a sentence that leans on the one before brings it along', async () => {
    const answer = await ask(
      'What did the captain of the ferry blame?',
      article('ferry', {}, 'The ferry came six hours late. Its captain blamed fog. Nobody was hurt.'),
    );
    expect(quotesOf(answer)[0]).toBe('The ferry came six hours late. Its captain blamed fog.');
  });

  test('a heading between them is no part of a quote', async () => {
    const answer = await ask(
      'What did the captain of the ferry blame?',
      article(
        'ferry',
        { title: 'Ferry late' },
        'The ferry came late.',
        '## The cause',
        'Its captain blamed fog at sea.',
      ),
    );
    expect(quotesOf(answer).join('\n')).toContain('Its captain blamed fog at sea.');
    expect(quotesOf(answer).join('\n')).not.toContain('The cause');
  });

  test('speak to what is asked for: a country’s name and the verb are not enough', async () => {
    const answer = await ask(
      'What countermeasures did Norway announce?',
      article('talks', { title: 'Talks in Oslo' }, 'Norway and Sweden held talks. Norway announced this on Tuesday.'),
      article(
        'storm',
        { title: 'Norway after the storm' },
        'Norway was hit by a storm. Its ministers met at night. The ministers said that their countermeasures would come in May.',
      ),
      article('fish', { title: 'Fish' }, 'Norway sells fish to Sweden. Norway sold fish to Finland.'),
    );
    expect(quotesOf(answer)[0]).toContain('countermeasures would come in May.');
    expect(quotesOf(answer).join(' ')).not.toContain('announced this on Tuesday.');
  });

  test('are three at most, and none is shown twice', async () => {
    const many = Array.from({ length: 8 }, (_, index) => `The harbour wall of Gdynia was repaired in part ${index}.`);
    const answer = await ask('What about the harbour wall of Gdynia?', article('wall', {}, many.join(' ')));
    expect(answer.sentences.length).toBeLessThanOrEqual(3);
    expect(new Set(quotesOf(answer)).size).toBe(answer.citations.length);
  });

  test('the date of the newest cited article is the answer’s', async () => {
    const answer = await ask(
      'Which ferry came late?',
      article('old', { date: '2026-02-01' }, 'The ferry of Karlskrona came late in snow.'),
      article('new', { date: '2026-03-01' }, 'The ferry of Ystad came late in rain.'),
    );
    expect(answer.asOf).toBe('2026-03-01');
    const undated = await ask('Which ferry came late?', article('ferry', {}, 'The ferry of Ystad came late in rain.'));
    expect(undated.asOf).toBeNull();
  });
});
