import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { readMarkdown } from '../../src/ingest/make-article.ts';
import { differencesOf } from '../../src/stories/differences.ts';
import { article } from '../building/article.ts';
import { different, same } from './labelled.ts';

const corpus = join(import.meta.dirname, '../../corpus/visit');

function report(id: string, ...sentences: readonly string[]): Article {
  return article(id, { language: 'en' }, sentences.join(' '));
}

function shown(lead: Article, other: Article): string[] {
  return differencesOf(lead, other).map(({ kind, ours, theirs }) => `${kind}: ${ours.text} | ${theirs.text}`);
}

describe('a quotation', () => {
  test('that two outlets word differently is shown both ways', () => {
    const [duda, poland] = ['duda-in-seoul.md', 'poland-south-korea-defence.md'].map((file) =>
      readMarkdown(file, readFileSync(join(corpus, file), 'utf8')),
    );
    if (!duda || !poland) throw new Error('two reports of the visit');
    expect(shown(duda, poland)).toEqual(['quotation: a criminal group | criminal organization']);
  });

  test.each([
    ['cut shorter', '“We will not leave the harbour before dawn,”', '“will not leave the harbour”'],
    ['spelled by another rule', '“They recognise the harbour of Lundvik,”', '“They recognize the harbour of Lundvik,”'],
    ['in other marks', '“We will not leave the harbour,”', '"We will not leave the harbour,"'],
    ['of something else', '“We will not leave the harbour,”', '“Fish prices have never been lower,”'],
  ])('%s is no difference', (_, ours, theirs) => {
    const end = 'captain Mette Aasen told the fishermen of Lundvik on Monday.';
    expect(shown(report('a', `${ours} ${end}`), report('b', `${theirs} ${end}`))).toEqual([]);
  });
});

describe('a number', () => {
  test.each([
    ['of people', 'The ferry had 214 people aboard.', 'The ferry had 221 people aboard.', '214 people | 221 people'],
    [
      'in words',
      'The ferry lost three lifeboats.',
      'The ferry lost five lifeboats.',
      'three lifeboats | five lifeboats',
    ],
    ['of money', 'The ferry cost $64 million.', 'The ferry cost $46 million.', '$64 million | $46 million'],
    ['as a share', 'The ferry was 70 percent full.', 'The ferry was 90% full.', '70 percent | 90%'],
  ])('%s', (_, ours, theirs, difference) => {
    const rest = ' Captain Mette Aasen of Lundvik said so.';
    const join = (text: string) => text.replace(/\.$/, ', captain Mette Aasen of Lundvik said.') + rest;
    expect(shown(report('a', join(ours)), report('b', join(theirs)))).toEqual([`number: ${difference}`]);
  });

  test.each([
    ['written in words', 'three boats', '3 boats'],
    ['rounded', '214 people', '200 people'],
    ['hedged', '214 people', 'about 230 people'],
    ['of other things', '214 people', '31 pupils'],
    ['of a range', '10 to 15 boats', '12 boats'],
  ])('%s is no difference', (_, ours, theirs) => {
    const around = (number: string) => `Captain Mette Aasen said ${number} left the harbour of Lundvik on Monday.`;
    expect(shown(report('a', around(ours)), report('b', around(theirs)))).toEqual([]);
  });

  test('counted twice in one sentence is left alone: nothing says which is meant', () => {
    const ours = report('a', 'The ferry Halvorsen brought 20 people to Lundvik and 30 people to Sandvik.');
    const theirs = report('b', 'The ferry Halvorsen brought 40 people to Lundvik and 30 people to Sandvik.');
    expect(shown(ours, theirs)).toEqual([]);
  });
});

test('an update shows what changed, a correction what was wrong', () => {
  const differences = same.map(([name, a, b]) => [name, shown(a, b)] as const).filter(([, found]) => found.length > 0);
  expect(Object.fromEntries(differences)).toEqual({
    'an update with new numbers a day later': [
      'number: 214 people | 221 people',
      'number: three hours | four hours',
      'number: 31 pupils | 34 pupils',
    ],
    'a correction': ['number: 87,000 tonnes | 78,000 tonnes'],
    'a correction and a rewrite': ['number: 78,000 tonnes | 87,000 tonnes'],
  });
});

test('every side stands in its article word for word, and an article does not differ from itself', () => {
  const articles = [...same, ...different].flatMap(([, a, b]) => [a, b]);
  fc.assert(
    fc.property(fc.constantFrom(...articles), fc.constantFrom(...articles), (lead, other) => {
      expect(differencesOf(lead, lead)).toEqual([]);
      for (const { ours, theirs } of differencesOf(lead, other)) {
        expect(lead.text.slice(ours.span.start, ours.span.end)).toBe(ours.text);
        expect(other.text.slice(theirs.span.start, theirs.span.end)).toBe(theirs.text);
      }
    }),
  );
});
