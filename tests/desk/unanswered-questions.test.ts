import { expect, test } from 'vitest';
import { groupUnanswered } from '../../src/desk/unanswered-questions.ts';

/** Questions, newest first, an hour apart. */
const asked = (...questions: readonly string[]) =>
  questions.map((question, at) => ({ question, askedAt: new Date(Date.UTC(2026, 2, 6, 12 - at)) }));
const grouped = (...questions: readonly string[]) =>
  groupUnanswered(asked(...questions)).map(({ label, count }) => [label, count]);

test('questions on one subject stand together, the most asked first, in the words they share', () => {
  const groups = groupUnanswered(
    asked(
      'Will the tram to Szczecin be closed?',
      'Who won the chess championship in Reykjavik?',
      'When is the chess championship of Reykjavik?',
      'What is the latest on the chess championship?',
    ),
  );
  expect(groups).toEqual([
    {
      label: 'chess championship Reykjavik',
      count: 3,
      lastAsked: new Date('2026-03-06T11:00:00Z'),
      examples: [
        'Who won the chess championship in Reykjavik?',
        'When is the chess championship of Reykjavik?',
        'What is the latest on the chess championship?',
      ],
      questions: expect.arrayContaining(['Who won the chess championship in Reykjavik?']),
    },
    expect.objectContaining({ label: 'tram Szczecin closed', count: 1 }),
  ]);
});

test('one common word of many makes no subject', () => {
  expect(grouped('Who is the mayor of Reykjavik?', 'Where do whales swim near Reykjavik?')).toHaveLength(2);
});

test('words of asking and endings don’t part what belongs together; the same question counts each time', () => {
  expect(grouped('Any news about floods in Opole?', 'Opole flood', 'opole FLOODS?')).toEqual([['floods Opole', 3]]);
  const [group] = groupUnanswered(asked('Opole?', 'Opole?', 'Opole?', 'Opole?'));
  expect(group).toMatchObject({ count: 4, examples: ['Opole?'] });
});

test('a question of words of asking alone stands under itself, in any script', () => {
  expect(grouped('What happened?')).toEqual([['What happened', 1]]);
  expect(grouped('?!')).toEqual([['?!', 1]]);
  const inKorean = groupUnanswered(asked('서울 지하철 파업은 언제?', '서울 지하철 파업 이유는?'));
  expect(inKorean).toHaveLength(1);
});

test('nothing asked, no ideas', () => {
  expect(groupUnanswered([])).toEqual([]);
});
