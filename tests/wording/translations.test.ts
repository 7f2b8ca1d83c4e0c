import { Locale } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/discord/commands/every-command.ts';
import { english } from '../../src/wording/english.ts';
import { type Language, languages, translations, wordingFor } from '../../src/wording/translations.ts';

type Group = Readonly<Record<string, unknown>>;
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null;

/** Every text and function of a wording, by its path. */
function leaves(group: Group, path = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(group)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (isGroup(value)) for (const [inner, leaf] of leaves(value, at)) found.set(inner, leaf);
    else found.set(at, value);
  }
  return found;
}

/** Texts that may well be the same in another language. */
const sameEverywhere = new Set(['status.claude']);

/** What a language lacks next to English, or has too much, in a line each. */
function faults({ wording }: Pick<Language, 'wording'>): string[] {
  const base = leaves(english);
  const own = leaves(wording);
  const lacking = [...base].flatMap(([path, value]) => {
    const said = own.get(path);
    if (said === undefined) return [`lacks ${path}`];
    if (typeof said !== typeof value) return [`${path} is a ${typeof said}`];
    if (typeof said === 'string' && said === value && !sameEverywhere.has(path)) return [`${path} is English still`];
    if (typeof said === 'function' && typeof value === 'function' && said.length > value.length)
      return [`${path} wants more than it is given`];
    return [];
  });
  return [...lacking, ...[...own.keys()].filter((path) => !base.has(path)).map((path) => `${path} is nowhere used`)];
}

test('Polish and Korean are there, and a language is found by its file alone', () => {
  expect(translations.map(({ locale }) => locale)).toEqual(['ko', 'pl']);
  expect(wordingFor('pl')).not.toBe(english);
  expect(wordingFor('en-GB')).toBe(english);
  expect(wordingFor('xx')).toBe(english);
});

test('the comparison shows what is missing, left over, untranslated or of another kind', () => {
  const wording = { sources: 'Sources', undated: 'sans date', quotes: { title: 'Citations' }, strange: 'x' };
  const found = faults({ wording });
  expect(found).toContain('lacks nearest');
  expect(found).toContain('lacks quotes.explained');
  expect(found).toContain('sources is English still');
  expect(found).toContain('strange is nowhere used');
  expect(found).not.toContain('lacks undated');
});

describe.each(translations)('$name', ({ locale, wording }) => {
  test('lacks nothing', () => {
    expect(faults({ wording })).toEqual([]);
    expect(Object.values(Locale)).toContain(locale);
  });
});

/** Texts that Discord limits, by path, in characters. */
const limits: readonly (readonly [RegExp, number])[] = [
  [/^buttons\./, 80],
  [/^(followUp\.(title|label)|rating\.(title|reason|comment)|settings\.(limitsTitle|personPerDay|serverPerDay))$/, 45],
  [/^digests\.dialog\.(?!aboutHint$)/, 45],
  [/^(digests|follows)\.buttons\./, 80],
  [
    /^(digests\.(dialog\.aboutHint|(rhythms|late|empty)\..*)|followUp\.placeholder|settings\.limitsHint|rating\.reasons\..*)$/,
    100,
  ],
  [/^(rating\.choose|settings\.chooseChannels|digests\.choose.*|follows\.(choose|buttons\.storyOf))$/, 150],
  [/^commands\..*\.description$/, 100],
];

describe.each(languages)('what Discord limits, in $name', ({ wording }) => {
  test('texts are short enough', () => {
    const tooLong = [...leaves(wording)].filter(([path, text]) => {
      const limit = limits.find(([pattern]) => pattern.test(path))?.[1] ?? Number.POSITIVE_INFINITY;
      return typeof text === 'string' && text.length > limit;
    });
    expect(tooLong).toEqual([]);
    const { settings } = wording;
    const choices = [settings.public, settings.private].map((name) => `${settings.visibility}: ${name}`);
    expect(choices.filter((choice) => choice.length > 100)).toEqual([]);
  });

  test('names of commands and options are what Discord takes, and unlike each other', () => {
    const { check, ...typed } = wording.commands;
    const names = Object.values(typed).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(check.name.length).toBeLessThanOrEqual(32);
    const parts = Object.values(wording.commands.digest.subcommands);
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
    for (const command of [...Object.values(typed), ...parts]) {
      const given: Group = 'options' in command && isGroup(command.options) ? command.options : {};
      const options = Object.values(given).map((option) => (isGroup(option) ? String(option['name']) : ''));
      expect(new Set(options).size).toBe(options.length);
      for (const name of [command.name, ...options]) {
        expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
      }
    }
  });

  test('every sentence that counts has its number in it', () => {
    for (const count of [0, 1, 2, 3, 4, 5, 11, 12, 21, 22, 25, 100]) {
      for (const said of [
        wording.undatedLeftOut(count),
        wording.storiesLeftOut(count + 2),
        wording.leftOut(count + 2),
        wording.check.more(count),
        wording.status.articles(count),
        wording.privacy.days(count),
        wording.articles.page(1, 2, count),
        wording.forget.done(count, 7, 0),
      ])
        expect(said).toMatch(/\d/);
      expect(wording.status.articles(count)).toContain(String(count));
    }
  });
});

test('Polish bends its nouns by their number', () => {
  const { status, forget } = wordingFor('pl');
  const counted = [1, 2, 4, 5, 12, 21, 22, 25, 100, 102].map((count) => status.articles(count));
  expect(counted).toEqual([
    '1 artykuł',
    '2 artykuły',
    '4 artykuły',
    '5 artykułów',
    '12 artykułów',
    '21 artykułów',
    '22 artykuły',
    '25 artykułów',
    '100 artykułów',
    '102 artykuły',
  ]);
  expect(forget.done(1, 3, 0)).toContain('1 pytanie, 3 oceny');
});

test('a command with all its languages has at most 8,000 characters', () => {
  const sizeOf = (value: unknown): number =>
    isGroup(value)
      ? Object.entries(value).reduce(
          (sum, [key, inner]) => sum + (key.endsWith('localizations') ? 0 : sizeOf(inner)),
          0,
        ) +
        Math.max(
          0,
          ...Object.entries(value)
            .filter(([key]) => key.endsWith('localizations'))
            .map(([, inner]) => JSON.stringify(inner).length),
        )
      : String(value).length;
  for (const { data } of commands) expect(sizeOf(data)).toBeLessThanOrEqual(8_000);
});
