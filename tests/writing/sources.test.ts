import { describe, expect, test } from 'vitest';
import { sentSource } from '../../src/writing/evidence-blocks.ts';
import { Numbering, newestDate } from '../../src/writing/numbering.ts';
import { loadPrompt } from '../../src/writing/prompts.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

const harbour = article(
  'harbour',
  { title: 'Harbour reopens', source: 'Baltic Courier', date: '2026-03-02', url: 'https://example.org/harbour' },
  'One is here. Two is here.',
  '## A heading',
  'Three is here.',
  'Four is here. Five is here.',
);
const passage = (first: number, last: number) => ({ article: 'harbour', first, last });

describe('a source as Claude gets it', () => {
  test('has a block a sentence, in the order of the article, each one once', () => {
    const { blocks, source } = sentSource(harbour, [passage(3, 4), passage(0, 1), passage(1, 1)]);
    expect(blocks.flatMap(({ sentence }) => sentence ?? [])).toEqual([0, 1, 3, 4]);
    expect(source.blocks.at(-1)).toBe('Five is here.');
  });

  test('shows what is left out, and the heading of the section that goes on, as blocks that are no sentences', () => {
    expect(sentSource(harbour, [passage(0, 0), passage(3, 3)]).blocks).toEqual([
      { sentence: 0, text: 'One is here. ' },
      { sentence: null, text: '[…] ' },
      { sentence: null, text: '## A heading\n\n' },
      { sentence: 3, text: 'Four is here.' },
    ]);
  });

  test('parts sentences by their heading, and keeps the space between two in the earlier block', () => {
    expect(sentSource(harbour, [passage(1, 3)]).source.blocks).toEqual([
      'Two is here. ',
      '## A heading\n\n',
      'Three is here.\n\n',
      'Four is here.',
    ]);
  });

  test("has an interviewer's question as a block that no citation may cover, also above an answer that is sent alone", () => {
    const interview = article(
      'harbour',
      { title: 'The surgeon' },
      'Dr Nair runs the ward.',
      '**Why close it?**',
      "It isn't safe. We cancel one in five.",
      '**What comes next?**',
      'A review.',
    );
    expect(sentSource(interview, [passage(1, 2)]).blocks).toEqual([
      { sentence: null, text: 'Question: Why close it?\n\n' },
      { sentence: 2, text: "It isn't safe." },
    ]);
    expect(sentSource(interview, [passage(3, 3), passage(5, 5)]).blocks).toEqual([
      { sentence: null, text: 'Question: Why close it?\n\n' },
      { sentence: 3, text: 'We cancel one in five.\n\n' },
      { sentence: null, text: '[…] ' },
      { sentence: null, text: 'Question: What comes next?\n\n' },
      { sentence: 5, text: 'A review.' },
    ]);
  });

  test('says of what the article corrects that it does, and sends the correction with it', () => {
    const live = article(
      'harbour',
      { title: 'Live' },
      '### 19:05',
      '**Correction:** The number of injured is four, not seven as we wrote at 17:30.',
      '### 17:30',
      'Seven people have been injured.',
    );
    expect(sentSource(live, [passage(1, 1)]).blocks).toEqual([
      { sentence: null, text: '## 19:05\n\n' },
      { sentence: 0, text: 'Correction: The number of injured is four, not seven as we wrote at 17:30. ' },
      { sentence: null, text: '## 17:30\n\n' },
      { sentence: null, text: '[The article corrects this: Seven people have been injured.] ' },
    ]);
  });

  test('has the heads of a table above its rows, and the lead-in above the items of a list', () => {
    const budget = article(
      'harbour',
      { title: 'Budget' },
      'The council will close:',
      '- the pool\n- the library',
      '| Service | 2026 | 2027 |\n| --- | --- | --- |\n| Libraries | 1.8 | 1.6 |\n| Parks | 0.9 | 0.7 |',
    );
    const of = (...sentences: number[]) =>
      sentSource(
        budget,
        sentences.map((at) => passage(at, at)),
      ).source.blocks;
    expect(of(2)).toEqual(['The council will close:\n\n', 'the library']);
    expect(of(0, 1)).toEqual(['The council will close:\n\n', 'the pool']);
    expect(of(3, 4)).toEqual(['Service · 2026 · 2027\n\n', 'Libraries · 1.8 · 1.6\n\n', 'Parks · 0.9 · 0.7']);
  });

  test('says outlet and date, and that they are unknown; its address is the link, else the id', () => {
    expect(sentSource(harbour, [passage(0, 0)]).source).toMatchObject({
      title: 'Harbour reopens (Baltic Courier, 2026-03-02)',
      address: 'https://example.org/harbour',
    });
    const bare = article('bare', { title: 'T', correction: 'A slip.' }, 'One.');
    expect(sentSource(bare, [{ article: 'bare', first: 0, last: 0 }]).source).toMatchObject({
      title: 'T (outlet unknown, undated, corrected)',
      address: 'bare',
    });
  });
});

describe('numbers of citations', () => {
  const [first, second] = harbour.sentences;
  if (!first || !second) throw new Error('the fixture has sentences');

  test('count from 1, and the same span has the same number', () => {
    const numbering = new Numbering();
    const numbers = [first, second, first].map((span) =>
      numbering.cite(harbour, span, { copies: [], differences: [] }),
    );
    expect(numbers).toEqual([1, 2, 1]);
    expect(numbering.citations.map(({ number, quote }) => [number, quote])).toEqual([
      [1, 'One is here.'],
      [2, 'Two is here.'],
    ]);
    expect(numbering.citations[0]).toMatchObject({ article: 'harbour', version: harbour.hash, span: first });
  });

  test('the same place in another article has another number', () => {
    const numbering = new Numbering();
    numbering.cite(harbour, first, { copies: [], differences: [] });
    expect(numbering.cite(article('copy', {}, 'One is here.'), first, { copies: [], differences: [] })).toBe(2);
  });

  test('the newest date of what was cited is found among days and instants; undated ones have none', () => {
    const cited = (...dates: (string | null)[]) => {
      const numbering = new Numbering();
      dates.forEach((date, index) => {
        numbering.cite(article(`a${index}`, date === null ? {} : { date }, 'One is here.'), first, {
          copies: [],
          differences: [],
        });
      });
      return newestDate(numbering.citations);
    };
    expect(cited('2026-03-02', '2026-03-03T01:00:00Z', null)).toBe('2026-03-03T01:00:00Z');
    expect(cited('2026-03-02', '2025-12-31')).toBe('2026-03-02');
    expect(cited(null)).toBeNull();
  });
});

describe('a prompt', () => {
  const written = (text: string) => `${temporaryFolder({ 'p.md': text })}/p.md`;

  test('gets its values put in, wherever they stand, and never twice over', () => {
    const prompt = loadPrompt('p', ['today', 'zone'], written('It is {{today}} ({{zone}}), {{today}}.'));
    expect(prompt.render({ today: '{{zone}} $&', zone: 'UTC' })).toBe('It is {{zone}} $& (UTC), {{zone}} $&.');
  });

  test('with unknown or missing placeholders is refused with their names', () => {
    const path = written('It is {{tody}}.');
    expect(() => loadPrompt('p', ['today'], path)).toThrow(
      `The prompt ${path} can't be used: {{tody}} is unknown, {{today}} is missing. It may use {{today}}.`,
    );
  });

  test('has another version when it says something else', () => {
    const version = (text: string) => loadPrompt('p', [], written(text)).version;
    expect(version('One.')).toMatch(/^[0-9a-f]{12}$/);
    expect(version('One.')).toBe(version('One.\n'));
    expect(version('One.')).not.toBe(version('Two.'));
  });
});
