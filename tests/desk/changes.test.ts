import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import type { Article } from '../../src/coverage/article.ts';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { noFilter } from '../building/desk.ts';
import { temporaryFolder } from '../building/folder.ts';
import { openFrontDesk } from '../building/front-desk.ts';

const hurt = (count: number): string =>
  `The fire at the Lundvik shipyard hurt ${count} workers on Tuesday, police said.`;
const employs = 'The yard employs 640 people, its owner Nordhamn said.';

function fire(fields: Record<string, string>, ...paragraphs: string[]): Article {
  return article('fire', { title: 'Fire at the Lundvik shipyard', source: 'Example Wire', ...fields }, ...paragraphs);
}
const crane = article(
  'crane',
  { title: 'Crane falls at Brzeg', source: 'Coast Wire' },
  'A crane of 90 tonnes fell into the Oder at Brzeg. Nobody was hurt.',
);

/** Asks of articles of which each was written a day after the one before. */
async function asked(question: string, ...versions: readonly Article[]): Promise<Answer> {
  let day = 1;
  const archive = openArchive(temporaryFolder(), { clock: () => new Date(`2026-03-0${day}T09:30:00Z`) });
  for (const version of [crane, ...versions]) {
    archive.write((writer) => writer.put(version));
    day++;
  }
  const { frontDesk } = openFrontDesk({ library: archive.library });
  return frontDesk.ask(
    { text: question, filter: noFilter, askedAt: new Date('2026-03-09T12:00:00Z') },
    { signal: new AbortController().signal },
  );
}

/** Each sentence behind what introduces it. */
const told = ({ sentences }: Answer): string[] =>
  sentences.map(({ lead, text }) => (lead === undefined ? text : `${lead}: ${text}`));

describe('“what changed in the article on …?”', () => {
  test('is answered from its versions: dated, word by word, the newest first', async () => {
    const answer = await asked(
      'What changed in the article on the Lundvik fire?',
      ...[fire({}, hurt(12), employs), fire({}, hurt(14), employs), fire({}, hurt(14)), fire({}, ` ${hurt(14)}`)],
    );
    expect(told(answer)).toEqual([
      `Taken out on 2026-03-04 09:30: ${employs}`,
      `Changed on 2026-03-03 09:30. It said before: ${hurt(12)}`,
      `It has said since (on 2026-03-03 09:30): ${hurt(14)}`,
    ]);
    expect(answer.mode).toBe('quotes');
    for (const { quote } of answer.citations) expect([hurt(12), hurt(14), employs]).toContain(quote);
  });

  test('says so where nothing changed, and begins to quote it', async () => {
    const answer = await asked('Was the article on the Lundvik fire corrected?', fire({}, hurt(12), employs));
    expect(told(answer)).toEqual([
      `Nothing changed: it stands as it was read on 2026-03-02 09:30, and begins: ${hurt(12)}`,
    ]);
  });

  test('says of a withdrawn article that it was, with its note, and quotes nothing of it', async () => {
    const note = 'The report was wrong.';
    const answer = await asked(
      'Was the article on the Lundvik fire withdrawn?',
      ...[fire({}, hurt(12)), fire({ status: 'withdrawn', correction: note }, hurt(12))],
    );
    expect(told(answer)).toEqual([`The article was withdrawn on 2026-03-03 09:30: “${note}”`]);
    expect(answer.citations).toEqual([]);
  });

  test('without the word “article” takes one whose headline says it all, and that changed', async () => {
    const versions = [fire({}, hurt(12)), fire({}, hurt(14))];
    expect(told(await asked('What changed in the Lundvik fire?', ...versions))[0]).toContain('It said before');
    const other = await asked('What changed in the Lundvik harbour after the election?', ...versions);
    expect(told(other).join()).not.toContain('It said before');
    const unchanged = await asked('What changed in the crane at Brzeg?', ...versions);
    expect(told(unchanged).join()).not.toContain('Nothing changed');
  });
});
