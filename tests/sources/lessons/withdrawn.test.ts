// @module-tag thorough
import { expect, test } from 'vitest';
import { send } from '../http/site.ts';
import { Paper, page, paragraph, type Story, story } from './paper.ts';

/** What is gone from a feed, and what only fell out of it. Story 25 - n is n days old. */
const stories = (numbers: readonly number[]): Story[] => numbers.map((number) => story(number));
const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const title = (number: number): string => story(number).title;

async function paperOf(...numbers: number[]): Promise<Paper> {
  const paper = await Paper.open(stories(numbers));
  await paper.poll();
  return paper;
}
const without = (paper: Paper, number: number): void => {
  paper.stories = paper.stories.filter(({ title: each }) => each !== title(number));
};

test('absent though newer than the oldest, and missing at its page twice: withdrawn, and what it said is kept', async () => {
  const paper = await paperOf(...all);
  without(paper, 5);
  expect(await paper.poll()).toEqual([]);
  expect(paper.titles()).toContain(title(5));
  expect(await paper.poll()).toEqual(['paper: 0 added, 0 changed, 1 removed.']);
  expect(paper.titles()).toEqual(all.filter((number) => number !== 5).map(title));
  expect(paper.past(`${paper.origin.slice(7)}/news/5`)).toEqual([`gone: ${title(5)}`]);
  // Nobody asks for its page for ever.
  const asked = paper.asked.length;
  await paper.poll(60);
  expect(paper.asked.slice(asked)).toEqual(['/feed']);
});

test('410 at its page says that it was meant: withdrawn at once', async () => {
  const paper = await paperOf(...all);
  without(paper, 5);
  paper.answers['/news/5'] = send('', {}, 410);
  await paper.poll();
  expect(paper.titles()).not.toContain(title(5));
});

test('withdrawn, though the feed says "unchanged" meanwhile', async () => {
  const paper = await paperOf(...all);
  without(paper, 5);
  await paper.poll();
  await paper.poll();
  expect(paper.titles()).not.toContain(title(5));
});

test('missing for a moment: it stays', async () => {
  const paper = await paperOf(...all);
  without(paper, 5);
  await paper.poll();
  paper.answers['/news/5'] = send(page(story(5)), { 'content-type': 'text/html' });
  await paper.poll();
  delete paper.answers['/news/5'];
  await paper.poll(31);
  expect(paper.titles()).toContain(title(5));
});

test('fallen out by age: it stays, and its page is not asked for', async () => {
  const paper = await paperOf(...all);
  without(paper, 1);
  without(paper, 2);
  const asked = paper.asked.length;
  for (let poll = 0; poll < 4; poll++) await paper.poll();
  expect(paper.titles()).toEqual(all.map(title));
  expect(new Set(paper.asked.slice(asked))).toEqual(new Set(['/feed']));
});

test('a page that turns the reader away is not missing', async () => {
  const paper = await paperOf(...all);
  without(paper, 5);
  for (const status of [403, 500, 404, 403, 500]) {
    paper.answers['/news/5'] = send('', {}, status);
    await paper.poll(11);
    expect(paper.titles()).toContain(title(5));
  }
});

test('that its outlet took it down is told of what cites it; of what somebody takes out of the coverage it isn’t', async () => {
  const paper = await paperOf(...all);
  const standing = async (number: number) => {
    const id = `${paper.origin.slice(7)}/news/${number}`;
    const cited = { number: 1, article: id, version: versions.get(number) ?? '', span: { start: 0, end: 5 } };
    return (await paper.archive.library.corrections([cited])).map((each) => each.standing);
  };
  const versions = new Map<number, string>();
  for (const number of [4, 5]) {
    const article = await paper.archive.library.article(`${paper.origin.slice(7)}/news/${number}`);
    versions.set(number, article?.hash ?? '');
  }
  without(paper, 5);
  await paper.poll();
  expect(await standing(5)).toEqual([]);
  await paper.poll();
  expect(await standing(5)).toEqual(['taken down']);
  paper.stories = stories(all);
  await paper.poll();
  expect(await standing(5)).toEqual([]);
  paper.archive.write((writer) => writer.remove(`${paper.origin.slice(7)}/news/4`));
  expect(await standing(4)).toEqual([]);
});

test('it comes back: it is there again, as the same article', async () => {
  const paper = await paperOf(...all);
  without(paper, 5);
  await paper.poll();
  await paper.poll();
  paper.stories = stories(all);
  await paper.poll();
  expect(paper.titles()).toEqual(all.map(title));
});

test('a site whose pages all fail while its feed shows one item loses nothing', async () => {
  const paper = await paperOf(...Array.from({ length: 20 }, (_, at) => at + 1));
  paper.stories = stories([1]);
  paper.answers['/news/1'] = send('', {}, 404);
  for (let poll = 0; poll < 8; poll++) await paper.poll();
  expect(paper.titles()).toHaveLength(20);
  expect(paper.lines.filter((line) => line.includes('held'))).toHaveLength(1);
});

test('many that vanish from the feed are looked at one after the other, none of them starves', async () => {
  const paper = await paperOf(...Array.from({ length: 24 }, (_, at) => at + 1));
  const present = [1, 20, 21, 22, 23, 24];
  const vanished = paper.stories.filter(({ path }) => !present.some((number) => path === `/news/${number}`));
  paper.stories = stories(present);
  for (const each of vanished) paper.answers[each.path] = send(page(each), { 'content-type': 'text/html' });
  delete paper.answers['/news/19'];
  for (let poll = 0; poll < 12; poll++) await paper.poll();
  expect(paper.titles()).not.toContain(title(19));
  expect(paper.titles()).toHaveLength(23);
});

test('what would touch more than a third is held and told once; accepted, it goes through', async () => {
  const paper = await paperOf(...all);
  paper.stories = paper.stories.map((each, at) => ({ ...each, title: `Rewritten ${at}`, text: paragraph(100 + at) }));
  const [told] = await paper.poll();
  expect(told).toMatch(/10 changed and 0 gone at once.*npm run sources -- accept ID/);
  paper.restart();
  expect(await paper.poll()).toEqual([]);
  expect(paper.titles()).toEqual(all.map(title));
  expect(paper.status().held).toEqual({ changed: 10, gone: 0 });
  paper.accept();
  expect(await paper.poll()).toEqual([
    'paper: 0 added, 10 changed, 0 removed.',
    'paper: nothing of it is held any more.',
  ]);
  expect(paper.titles()[0]).toBe('Rewritten 0');
  expect(paper.status().held).toBeNull();
});

test('what is new goes in while changes are held', async () => {
  const paper = await paperOf(...all);
  paper.stories = [...paper.stories.map((each, at) => ({ ...each, title: `Rewritten ${at}` })), story(11)];
  await paper.poll();
  await paper.poll();
  expect(paper.titles()).toEqual([...all, 11].map(title));
});

test('what is held clears itself when the feed is as it was before', async () => {
  const paper = await paperOf(...all);
  const before = paper.stories;
  paper.stories = before.map((each, at) => ({ ...each, title: `Rewritten ${at}`, text: paragraph(100 + at) }));
  await paper.poll();
  paper.stories = before;
  expect(await paper.poll()).toEqual(['paper: nothing of it is held any more.']);
  expect(paper.status().held).toBeNull();
  expect(paper.titles()).toEqual(all.map(title));
});
