import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import type { Article } from '../../src/coverage/article.ts';
import { quoteEvidence } from '../../src/writing/quote-answer.ts';
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

const boldOf = ({ sentences }: Answer) =>
  sentences.flatMap(({ text, emphasis = [] }) => emphasis.map(({ start, end }) => text.slice(start, end)));

const quotesOf = ({ citations }: Answer) => citations.map(({ quote }) => quote);

describe('the best verbatim sentences', () => {
  test('answer within one passage, in bold among their neighbours', async () => {
    const answer = await ask(
      'What did Ewa Zielińska say about the wall?',
      article('harbour', {}, 'It rained in Gdynia. Ewa Zielińska said that the wall had held. Nobody was hurt.'),
    );
    expect(answer).toMatchObject({ status: 'answered', mode: 'quotes', quotesReason: 'no_key' });
    expect(quotesOf(answer)).toEqual(['Ewa Zielińska said that the wall had held. Nobody was hurt.']);
    expect(boldOf(answer)).toEqual(['Ewa Zielińska said that the wall had held.']);
  });

  test('an answer right behind the few sentences that meet the question is seen', async () => {
    const answer = await ask(
      'How much did the Christmas lights of Brannoc cost?',
      article(
        'The mayor on her first year',
        {},
        'Ada Lind has been mayor of Brannoc since May. She wants more trees. She likes her office. She answers letters herself. Many write that the Christmas lights of Brannoc cost too much. They were 23,000 pounds, she says, and half of that came from shops.',
      ),
    );
    expect(answer.status).toBe('answered');
    expect(quotesOf(answer)[0]).toContain('23,000 pounds');
  });

  test('a passage has the sentences around it, up to about sixty words', async () => {
    const filler = 'The weather at sea was as it always is in the north at that time of the year. ';
    const answer = await ask(
      'What did the captain of the ferry blame?',
      article(
        'ferry',
        {},
        `${filler.repeat(5)}The ferry came six hours late. Its captain blamed fog. ${filler.repeat(5)}`,
      ),
    );
    const [quote = ''] = quotesOf(answer);
    expect(quote).toContain('The ferry came six hours late. Its captain blamed fog.');
    expect(quote.split(' ').length).toBeLessThanOrEqual(60);
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

  test('are one passage where one is enough', async () => {
    const many = Array.from({ length: 8 }, (_, index) => `The harbour wall of Gdynia was repaired in part ${index}.`);
    const answer = await ask('What about the harbour wall of Gdynia?', article('wall', {}, many.join(' ')));
    expect(answer.sentences).toHaveLength(1);
  });

  test('are several where several kinds of things are asked for', async () => {
    const filler =
      'Ships came and went as they had for years, and the gulls cried above the old grey sheds of the quay. ';
    const answer = await ask(
      'When did the harbour wall of Gdynia break, and who repaired the wall?',
      article(
        'wall',
        {},
        `The harbour wall of Gdynia broke on 4 March. ${filler.repeat(6)}The harbour wall was repaired by Jan Nowak.`,
      ),
    );
    expect(boldOf(answer)).toEqual(['4 March', 'Jan Nowak']);
  });

  test('are two where another report gives another number for the same', async () => {
    const answer = await ask(
      'How many people were hurt in the Gdynia harbour fire?',
      article(
        'a',
        { source: 'One' },
        'Seven people were hurt in the Gdynia harbour fire, doctors said. The sheds burned down.',
      ),
      article('b', { source: 'Two' }, 'In the Gdynia harbour fire, 9 people were hurt. It began at noon near a mill.'),
    );
    expect(new Set(answer.citations.map(({ article }) => article))).toEqual(new Set(['a', 'b']));
    const agreed = await ask(
      'How many people were hurt in the Gdynia harbour fire?',
      article('a', { source: 'One' }, 'Seven people were hurt in the Gdynia harbour fire, doctors said. Sheds burned.'),
      article('b', { source: 'Two' }, 'In the Gdynia harbour fire, 7 people were hurt. It began at noon near a mill.'),
    );
    expect(new Set(agreed.citations.map(({ article }) => article))).toEqual(new Set(['a']));
  });

  test('are one a report where it was asked what happened in several days', async () => {
    const pilots = [
      article(
        'threat',
        { date: '2026-01-15' },
        'Harbour pilots in Gdynia threatened a strike. The port offered mediation.',
      ),
      article(
        'talks',
        { date: '2026-02-04' },
        'Harbour pilots in Gdynia rejected an offer of five percent. Talks resume soon.',
      ),
      article(
        'strike',
        { date: '2026-02-03' },
        'Harbour pilots in Gdynia began a strike over pay. Ships waited at anchor.',
      ),
      article(
        'tugs',
        { date: '2026-02-04' },
        'Tugs in Gdynia kept working through the week. Their crews had agreed on pay.',
      ),
    ];
    const between = await ask('What did harbour pilots in Gdynia do between 3 and 4 February 2026?', ...pilots);
    expect(new Set(between.citations.map(({ article }) => article))).toEqual(new Set(['strike', 'talks']));
    const onOneDay = await ask('What did harbour pilots in Gdynia do yesterday?', ...pilots);
    expect(onOneDay.citations.length).toBeLessThanOrEqual(1);
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

describe('a quote comes with what it stands under, outside the quotation marks', () => {
  const budget = '| Service | 2026 (£m) | 2027 (£m) |\n|---|---|---|\n| Parks | 1.9 | 1.8 |\n| Libraries | 2.3 | 1.6 |';

  test('the cell of a table with its row’s name and the head of its column', async () => {
    const answer = await ask(
      'How much will be spent on libraries in 2027?',
      article('budget', {}, 'It passed.', budget),
    );
    expect(answer.sentences).toMatchObject([{ lead: 'Libraries · 2027 (£m)', text: '1.6' }]);
  });

  test('a row with all heads where no column is asked for', async () => {
    const answer = await ask('How much is spent on libraries?', article('budget', {}, 'It passed.', budget));
    expect(answer.sentences).toMatchObject([
      { lead: 'Service · 2026 (£m) · 2027 (£m)', text: 'Libraries · 2.3 · 1.6' },
    ]);
  });

  test('the items of a list with its lead-in', async () => {
    const answer = await ask(
      'What will close in Portmere?',
      article(
        'cuts',
        { title: 'Cuts in Portmere' },
        'The council met.',
        '## What will close',
        '- The pool, in June\n- The library',
      ),
    );
    expect(answer.sentences.map(({ lead, text }) => [lead, text])).toEqual([
      ['What will close', 'The pool, in June'],
      [undefined, 'The library'],
    ]);
  });

  test('an answer with the interviewer’s question, which is never quoted as its own answer', async () => {
    const answer = await ask(
      'How many operations does the ward do a year?',
      article(
        'talk',
        {},
        'We met Ann Lee.',
        '**Why should the ward close?**',
        'It is not safe.',
        '**How many operations does the ward do in a year?**',
        'About 3,100. It was more before.',
      ),
    );
    expect(answer.sentences).toMatchObject([
      { lead: 'How many operations does the ward do in a year?', text: 'About 3,100. It was more before.' },
    ]);
  });

  test('a correction in a live blog instead of what it corrects', async () => {
    const answer = await ask(
      'How many people were injured in the storm?',
      article(
        'live',
        { title: 'Storm on the coast' },
        '### 19:05',
        '**Correction:** The number of injured is four, not seven as we wrote at 17:30.',
        '### 17:30',
        'Seven people have been injured in the storm.',
      ),
    );
    expect(answer.sentences).toMatchObject([{ lead: '19:05' }]);
    expect(quotesOf(answer)[0]).toContain('four, not seven');
    expect(quotesOf(answer).join(' ')).not.toContain('Seven people have been');
  });
});

describe('in a conversation', () => {
  const harbour = article(
    'harbour',
    {},
    'Ewa Zielińska said that the harbour wall had held.',
    `It rained in Gdynia${' for days and nights'.repeat(20)}.`,
    'Ewa Zielińska said that the harbour bridge had cracked.',
  );
  const followed = {
    filter: { from: null, to: null, outlets: [] },
    binding: { from: null, to: null, outlets: [] },
    answer: '',
  };
  const follows = { ...followed, text: 'What about the harbour?', articles: ['harbour'] };

  test('no quote answers twice', async () => {
    const { library } = archiveOf(harbour);
    const asked = question('What did Ewa Zielińska say about the harbour?');
    const evidence = await library.retrieve({ ...asked, follows });
    const first = quoteEvidence(asked.text, evidence).sentences.map(({ text }) => text);
    const second = quoteEvidence(asked.text, evidence, first).sentences.map(({ text }) => text);
    expect(second.join(' ')).toContain('the harbour');
    expect(second.some((text) => first.includes(text))).toBe(false);
  });

  test.each([
    ['Who will buy Nordstal?', 'For how much?', '410 million'],
    ['Is the hospital of Hel closing at night?', 'Why?', 'because it finds no nurses'],
  ])('but where it holds what is asked next: %s %s', async (asked, next, words) => {
    const { library } = archiveOf(
      article('sale', {}, 'The shipping group Haneul will buy Nordstal for 410 million euros.', 'It builds cranes.'),
      article('hospital', {}, 'The hospital of Hel is closing at night because it finds no nurses.', 'It has 80 beds.'),
      article('weather', {}, 'It rained in Gdynia, and nothing was bought.'),
    );
    const { desk } = openDesk(library);
    const first = await desk.ask(question(asked), { signal: never });
    expect(quotesOf(first)[0]).toContain(words);
    const follows = { ...followed, text: asked, articles: first.citations.map(({ article }) => article) };
    const second = await desk.ask(
      { ...question(next), follows: { ...follows, shown: quotesOf(first) } },
      { signal: never },
    );
    expect(second.status).toBe('answered');
    expect(quotesOf(second)[0]).toContain(words);
  });
});

test('who holds another office is no answer', async () => {
  const answer = await ask(
    'Who is the prime minister of Norway?',
    article('talks', {}, 'The vice minister of Norway, Jan Nowak, met the mayor of Oslo on Monday.'),
  );
  expect(answer.status).toBe('not_covered');
});
