import { expect, test } from 'vitest';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, openDesk, question } from '../building/desk.ts';

const articles = [
  article('talks', {}, 'Jacek Siewiera spoke with Shin Won-sik about the hotline on Tuesday.'),
  article('tanks', {}, 'Poland received twelve K-2 tanks and six MiG-29s in the port of Gdynia.'),
  article('capital', {}, 'The mayor of Kiev opened a new bridge over the Dnipro on Friday.'),
  article('soft', {}, 'The govern\u00adment cut \ufb01sh quotas by a \u200bfifth, ministers said.'),
];

test.each([
  ['Who did Siwiera speak with?', 'talks'],
  ['Who did Seiwiera speak with?', 'talks'],
  ['How many K2 tanks did Poland receive?', 'tanks'],
  ['Which port received the MiG29?', 'tanks'],
  ['What did the mayor of Kyiv open?', 'capital'],
  ['Which quotas of fish did the government cut?', 'soft'],
])('%s', async (text, id) => {
  const { library } = archiveOf(...articles);
  const { status, citations } = await openDesk(library).desk.ask(question(text), { signal: never });
  expect([status, citations[0]?.article]).toEqual(['answered', id]);
});

test('a name that is only somewhat like one of the coverage’s is not taken for it', async () => {
  const { library } = archiveOf(...articles);
  const { status } = await openDesk(library).desk.ask(question('Who did Siewierski speak with?'), { signal: never });
  expect(status).toBe('not_covered');
});
