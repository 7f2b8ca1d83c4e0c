import { expect, test } from 'vitest';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';

/** A day's coverage of a made-up newsroom; each article stands against another that looks like it. Asked on 1 March 2026. */
const coverage = [
  article(
    'strike',
    { title: 'Dockers in Gdynia walk out', date: '2026-02-26' },
    ['Dockers in Gdynia walked out on Monday over night pay. The port stood still until Wednesday.'].join(' '),
  ),
  article(
    'strike-old',
    { title: 'Dockers in Gdynia walk out', date: '2023-05-02' },
    ['Dockers in Gdynia walked out over holidays. The walkout of the dockers lasted a morning.'].join(' '),
  ),
  article(
    'port-plan',
    { title: 'City plans a new quay', date: '2026-02-27' },
    ['The city of Gdynia plans a new quay. Dockers were not heard. The plan says nothing of pay.'].join(' '),
  ),
  article(
    'tanks',
    { title: 'Warsaw orders tanks from Seoul', date: '2026-02-20' },
    ['Warsaw ordered 180 K2 tanks from Hyundai Rotem. The first ten arrive in December.'].join(' '),
  ),
  article(
    'jets',
    { title: 'Warsaw orders jets from Seoul', date: '2026-02-21' },
    ['Warsaw ordered 48 FA-50 jets from Korea Aerospace. The first twelve arrive next summer.'].join(' '),
  ),
  article(
    'museum',
    { title: 'Museum shows a tank', date: '2026-02-22' },
    [
      'A museum in Poznan shows a tank of 1939. Visitors come from Warsaw to see the tank, and children may climb on the tank.',
    ].join(' '),
  ),
  article(
    'nowak',
    { title: 'Nowak becomes mayor', date: '2026-02-10' },
    ['Anna Nowak was elected mayor of Sopot with 52 percent.'].join(' '),
  ),
  article(
    'nowak-goal',
    { title: 'Nowak scores twice', date: '2026-02-11' },
    ['Piotr Nowak scored twice for Sopot in the cup. The mayor watched.'].join(' '),
  ),
  article(
    'fire',
    { title: 'Warehouse burns down', date: '2026-02-12' },
    ['A warehouse in Lodz burned down. Nobody was hurt. The damage is put at 3 million zloty.'].join(' '),
  ),
  article(
    'insurance',
    { title: 'Insurers count the damage of a year', date: '2026-02-13' },
    ['Insurers paid more for fires than ever. Warehouses were a small part.'].join(' '),
  ),
];

test.each([
  // why, question, what stands first, what looks like it
  ['a headline says what an article is about', 'dockers walk out in Gdynia', 'strike', 'port-plan'],
  ['the same event told twice: the fresher one', 'Did the dockers in Gdynia walk out?', 'strike', 'strike-old'],
  ['the one rare word decides between twins', 'How many K2 did Warsaw order?', 'tanks', 'jets'],
  ['a designation counts as one word', 'When do the FA-50 arrive?', 'jets', 'tanks'],
  [
    'one word said often is less than all the words said once',
    'Which tanks did Warsaw order from Seoul?',
    'tanks',
    'museum',
  ],
  ['a name with the office asked for', 'Who was elected mayor of Sopot?', 'nowak', 'nowak-goal'],
  ['a full name tells two people of one name apart', 'What did Piotr Nowak do?', 'nowak-goal', 'nowak'],
  [
    'words next to each other tell more than words far apart',
    'How large is the damage of the warehouse that burned?',
    'fire',
    'insurance',
  ],
])('%s: “%s” finds %s, not %s', async (_why, asked, first) => {
  const { library } = archiveOf(...coverage);
  const { sources } = await library.retrieve({ ...question(asked), askedAt: new Date('2026-03-01T12:00:00Z') });
  expect(sources[0]?.article.id).toBe(first);
});
