// @module-tag thorough
import { expect, test } from 'vitest';
import { type Answer, redirect, send } from '../http/site.ts';
import { Paper, page, type Story, story } from './paper.ts';

/** Sites that show something else than their articles, and say that all is well. */

const summary = 'A few words only.';
const html = { 'content-type': 'text/html; charset=utf-8' };
const stories = (count: number): Story[] => Array.from({ length: count }, (_, at) => story(at + 1, { summary }));

const consent = `Before you continue we need your consent. We and our 812 partners store and access information on your device, such as cookies and
unique identifiers, to show personal advertising and to measure it. You may accept or refuse below, and change your choice at any time in our
privacy centre. Some of our partners process your data on the ground of legitimate interest, to which you may object there. Your choice counts
for this site alone and is kept for six months. More about it stands in our privacy policy and in the list of our partners.`;
const login =
  'Log in or subscribe to go on. Subscribers read all of our articles, the archive and the paper of tomorrow.';
const missing = `We looked everywhere, and the page that you asked for could not be found on our site. It may have moved, or its address may
have been written wrong; try the search or our front page instead.`;
const shown = (title: string, text: string): string =>
  page({ title, text: text.replace(/\s+/g, ' ') }).replaceAll('. ', '.</p><p>');
const cutOff = ({ title, text }: Story): string =>
  page({ title, text: text.split(' ').slice(0, 40).join(' ') }).replace('</article>', `<p>${login}</p></article>`);

const walls: readonly (readonly [string, (each: Story) => Answer])[] = [
  ['a wall of consent', () => send(shown('Your privacy matters', consent), html)],
  ['a wall of consent under each headline', ({ title }) => send(shown(title, consent), html)],
  [
    'a wall that gives each request a number',
    ({ title }) => send(shown(title, `${consent} Request ${title.length * 7919}.`), html),
  ],
  ['“not found” with 200', () => send(shown('Sorry', missing), html)],
  ['a redirect to a page of consent', () => redirect('/consent')],
  ['a redirect to the front page', () => redirect('/')],
  ['the first words with a login', (each) => send(cutOff(each), html)],
];

async function paperOf(count: number): Promise<Paper> {
  const paper = await Paper.open(stories(count));
  paper.answers['/consent'] = send(shown('Consent', consent), html);
  paper.answers['/'] = send(shown('The Paper: all the news', consent), html);
  return paper;
}

const wholeOnes = (paper: Paper): number => paper.articles().filter(({ text }) => text.includes('in line 11')).length;

test.each(walls)('good articles stay where the site later shows %s', async (_, wall) => {
  for (const count of [6, 20]) {
    const paper = await paperOf(count);
    await paper.poll();
    paper.stories = paper.stories.map((each) => ({ ...each, page: wall(each) }));
    // Five pages are looked at in each: all of them twice.
    for (let poll = 0; poll < (2 * count) / 5; poll++) await paper.poll(31);
    expect(wholeOnes(paper)).toBe(count);
    // It isn't told with every poll.
    expect(paper.lines.length).toBeLessThanOrEqual(1 + Math.ceil(count / 5));
    expect(paper.articles().flatMap(({ id }) => paper.past(id))).toEqual([]);
  }
});

test.each(walls)('a site that shows %s from the start gives no more than two articles of it', async (_, wall) => {
  const paper = await paperOf(0);
  paper.stories = stories(12).map((each) => ({ ...each, page: wall(each) }));
  for (let poll = 0; poll < 3; poll++) await paper.poll(31);
  expect(paper.titles()).toHaveLength(12);
  expect(paper.articles().filter(({ text }) => /consent|not be found/.test(text)).length).toBeLessThanOrEqual(2);
});

test('once the wall is gone, pages are followed again', async () => {
  const paper = await paperOf(30);
  await paper.poll();
  paper.stories = paper.stories.map((each) => ({ ...each, page: send(shown(each.title, consent), html) }));
  for (let poll = 0; poll < 12; poll++) await paper.poll(31);
  const corrected = (each: Story): string => page({ ...each, text: `${each.text} Report 0 was corrected.` });
  paper.stories = paper.stories.map((each) => ({ ...each, page: send(corrected(each), html) }));
  for (let poll = 0; poll < 40; poll++) await paper.poll(31);
  expect(paper.articles().filter(({ text }) => text.includes('was corrected'))).toHaveLength(30);
});

test('one article that is taken back on its page is shown as that says', async () => {
  const paper = await paperOf(12);
  await paper.poll();
  const note = 'The paper has taken this article back. It did not meet our rules, and we are sorry for what it said.';
  const [first, ...others] = paper.stories;
  if (!first) throw new Error('there is no article');
  const taken = shown(first.title, note).replace('</head>', '<meta property="og:type" content="article"></head>');
  paper.stories = [{ ...first, page: send(taken, html) }, ...others];
  for (let poll = 0; poll < 4; poll++) await paper.poll(31);
  expect(paper.articles()[0]?.text).toContain('has taken this article back');
});

test('a page that goes to and fro between two texts makes no version each time', async () => {
  const paper = await paperOf(12);
  await paper.poll();
  const tried = (each: Story): string => page({ ...each, text: `${each.text} Report 0 asks what readers think.` });
  for (let poll = 0; poll < 16; poll++) {
    const answer = (each: Story): Answer => send(poll % 2 === 0 ? tried(each) : page(each), html);
    paper.stories = stories(12).map((each) => ({ ...each, page: answer(each) }));
    await paper.poll(31);
  }
  for (const { id } of paper.articles()) expect(paper.past(id).length).toBeLessThanOrEqual(2);
});
