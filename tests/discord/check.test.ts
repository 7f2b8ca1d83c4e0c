import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderClaims } from '../../src/discord/render-claims.ts';
import { english } from '../../src/wording/english.ts';
import { languages } from '../../src/wording/languages.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { arbitraryAnswer, expectToFit, longText } from './arbitrary.ts';
import { online, textOf } from './harness.ts';

const name = 'Check against coverage';
const ferry = article(
  'ferry',
  { title: 'Ferry late' },
  'The ferry of Ystad came six hours late. Its captain blamed fog at sea.',
);

test('a message is checked for the one who asks alone: each statement with its finding and the words behind it', async () => {
  const { frontDesk, state } = openFrontDesk({ library: archiveOf(ferry).library });
  const { discord } = await online(frontDesk);
  const target = discord.postMessage({
    content:
      'The ferry of Ystad came **six** hours late. The ferry of Ystad came nine hours late! @everyone got cheese there.',
  });
  const asked = discord.messageCommand(name, target);
  const shown = textOf(await asked.reply());
  expect(asked.isEphemeral).toBe(true);
  expect(shown).toContain(english.check.supported);
  expect(shown).toContain(english.check.contradicted);
  expect(shown).toContain(english.check.not_covered);
  expect(shown).toContain(english.check.instead('nine hours', 'six hours'));
  expect(shown).toContain('> The ferry of Ystad came six hours late.');
  expect(shown.match(/Ferry late/g)).toHaveLength(1);
  expect(shown).not.toMatch(/(?<!\\)@everyone/);
  expect(state.traces.latest(9)).toEqual([]);
});

test('it counts as a question, and says when nothing in it can be checked', async () => {
  const { frontDesk } = openFrontDesk({ library: archiveOf(ferry).library, limits: { personPerDay: 1 } });
  const { discord } = await online(frontDesk);
  const target = discord.postMessage({ content: 'Why not?' });
  expect(textOf(await discord.messageCommand(name, target).reply())).toContain(english.check.noClaims);
  expect(textOf(await discord.messageCommand(name, target).reply())).toMatch(/^You have asked all your questions/);
});

test('fits, however long the statements, the quotes and the addresses are', () => {
  const findings = fc.constantFrom('supported', 'partly', 'contradicted', 'not_covered');
  const claim = fc.record({ text: longText, finding: findings, claimed: longText });
  const wording = fc.constantFrom(...languages).map((language) => language.wording);
  const given = fc.record({ answer: arbitraryAnswer, claims: fc.array(claim, { maxLength: 6 }), wording });
  fc.assert(
    fc.property(given, ({ answer: { citations }, claims, wording }) => {
      const checked = claims.map(({ text, finding, claimed }) => ({
        text,
        finding,
        verdict: { label: 'partly' as const, score: 0.5, reasons: [{ fault: 'words' as const, claimed, cited: null }] },
        citations: citations.slice(0, 2).map(({ number }) => number),
      }));
      expectToFit(renderClaims({ claims: checked, citations, notLookedAt: 3, isInOtherLanguage: true }, wording));
    }),
    { numRuns: 60 },
  );
});
