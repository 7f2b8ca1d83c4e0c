import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import type { MessagesBody } from '../../src/local/claude/request-body.ts';
import { createClaude } from '../../src/model/claude.ts';
import { MarkReader, type NumberedSentence } from '../../src/model/mark-reader.ts';
import { loadPrompts } from '../../src/writing/prompts.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, openDesk, question, unchecked } from '../building/desk.ts';

const harbour = article(
  'harbour',
  { title: 'Harbour of Gdynia reopens', source: 'Baltic Courier', date: '2026-03-02' },
  'The harbour of Gdynia opened again on Monday. Harbour master Ewa Zielińska said that the old wall of the harbour had held. Nobody was hurt.',
);
const asked = question('What did Ewa Zielińska say about the wall of the harbour?');

describe.each(['tools', 'no tools'] as const)('a server of one’s own, with %s', (plain) => {
  let server: LocalClaude;
  beforeEach(async () => {
    server = await startLocalClaude({ plain });
  });
  afterEach(() => server.close());

  const ask = async () => {
    const { library } = archiveOf(harbour);
    const marks = loadPrompts().marks.render({});
    const model = createClaude({ apiKey: 'any', baseUrl: server.url, model: 'llama3.2', marks });
    const answer = await openDesk(library, model).desk.ask(asked, { signal: never });
    expect(await unchecked(library, answer)).toEqual([]);
    return answer;
  };

  test('answers with citations that were checked, and is read a second time', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ status: 'answered', mode: 'claude', model: 'llama3.2', quotesReason: null });
    expect(answer.secondReading).toMatchObject({ gap: null, takenOut: 0 });
    expect(answer.sentences[0]?.text).toContain('the old wall of the harbour had held');
    expect(answer.citations[0]?.quote).toContain('Harbour master Ewa Zielińska');
  });

  test('is sent numbered text, and what it does not know is left out', async () => {
    await ask();
    const [body] = server.requests;
    expect(JSON.stringify(body)).toContain('[2] Harbour master Ewa Zielińska');
    expect(systemOf(body)).toContain('Instead of any other way to cite');
    expect(systemOf(server.small[0])).toContain('JSON Schema');
  });

  test('whose marks point at nothing cites nothing: quotes answer', async () => {
    server.script(
      ...Array.from({ length: 2 }, () => ({
        blocks: [{ type: 'text' as const, text: 'The wall fell [99]. It fell [0].' }],
      })),
    );
    expect(await ask()).toMatchObject({ mode: 'quotes', quotesReason: 'nothing_cited' });
  });
});

function systemOf(body: MessagesBody | undefined): string {
  return typeof body?.system === 'string' ? body.system : '';
}

test('a model at such an address that says it cites is spoken to as Claude', async () => {
  const claude = await startLocalClaude();
  const { library } = archiveOf(harbour);
  const model = createClaude({ apiKey: 'any', baseUrl: claude.url, model: 'claude-haiku-5-5', marks: 'marks' });
  await openDesk(library, model).desk.ask(asked, { signal: never });
  expect(JSON.stringify(claude.requests[0])).toContain('"type":"search_result"');
  await claude.close();
});

describe('marks', () => {
  const sent: NumberedSentence[] = ['One.', 'Two.', 'Three.', 'Four.'].map((text, block) => ({
    source: 's',
    title: 't',
    index: 0,
    block,
    text,
  }));
  const read = (...parts: readonly string[]) => {
    const reader = new MarkReader(sent);
    return [...parts.flatMap((part) => reader.add(part)), ...reader.finish()].map(({ text, citations }) => [
      text,
      citations.map((citation) => ('cited_text' in citation ? citation.cited_text : null)),
    ]);
  };

  test.each([
    ['before the full stop', ['It held [2].'], [['It held.', ['Two.']]]],
    [
      'behind it',
      ['It held. [2] It fell. [3]'],
      [
        ['It held. ', ['Two.']],
        ['It fell.', ['Three.']],
      ],
    ],
    [
      'several, in a list and in a range',
      ['It held [1, 3][4].', ' So [1-3].'],
      [
        ['It held. ', ['One.', 'Three.', 'Four.']],
        ['So.', ['One.', 'Two.', 'Three.']],
      ],
    ],
    [
      'split over the stream',
      ['It he', 'ld [', '2', ']. It', ' fell [3].'],
      [
        ['It held. ', ['Two.']],
        ['It fell.', ['Three.']],
      ],
    ],
    ['of numbers that were not sent', ['It held [0][5][77].'], [['It held.', []]]],
    ['of a range of everything', ['It held [1-400].'], [['It held.', []]]],
    [
      'in Polish and Korean',
      ['Mur wytrzymał [1]. 벽이 버텼다 [2]。'],
      [
        ['Mur wytrzymał. ', ['One.']],
        ['벽이 버텼다。', ['Two.']],
      ],
    ],
  ])('%s', (_, parts, pieces) => {
    expect(read(...parts)).toEqual(pieces);
  });

  test('a decimal ends no sentence, and a line does', () => {
    expect(read('It cost 4.2 million [1]\nIt fell [2].')).toEqual([
      ['It cost 4.2 million\n', ['One.']],
      ['It fell.', ['Two.']],
    ]);
  });
});
