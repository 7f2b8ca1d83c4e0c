import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../../src/discord/render/answer-embeds.ts';
import { renderDigest } from '../../../src/discord/render/digest-embeds.ts';
import { english } from '../../../src/wording/english.ts';
import { answer, digest, notCovered, seoul, shown, undated, warsaw } from '../answers.ts';

describe('an answer', () => {
  test('by Claude: numbered links, each source once with its copies, the newest date, who wrote it', () => {
    expect(shown(renderAnswer(answer({ model: 'claude-haiku-5-5' }), english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      The two countries opened a security dialogue. [[1]](<https://example.org/seoul>) Warsaw then signed for more tanks. [[2]](<https://daily.example/tanks_%282026%29>) [[3]](<https://example.org/seoul>)

      Sailors in Gdynia noticed. \\[4\\]

      **Sources**
      \\[1\\] \\[3\\] [Poland and South Korea open a security dialogue](<https://example.org/seoul>) — Example Wire · <t:1770114600:D> · also: Daily Mirror of Łódź, The Courier
      \\[2\\] [Warsaw signs a second contract for tanks](<https://daily.example/tanks_%282026%29>) — Warsaw Daily · <t:1770334200:D>
      \\[4\\] Notes from Gdynia — undated

      -# As of <t:1770334200:D>, the date of the newest article cited.
      (Written by Claude (claude-haiku-5-5) from these sources; every quotation was checked.)"
    `);
  });

  test('in quotes says why and gives each quote its own line', () => {
    expect(shown(renderAnswer(answer({ mode: 'quotes', quotesReason: 'overloaded' }), english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      -# Claude is busy at the moment, so here are the passages themselves.

      > The two countries opened a security dialogue. [[1]](<https://example.org/seoul>)

      > Warsaw then signed for more tanks. [[2]](<https://daily.example/tanks_%282026%29>) [[3]](<https://example.org/seoul>)

      > Sailors in Gdynia noticed. \\[4\\]

      **Sources**
      \\[1\\] \\[3\\] [Poland and South Korea open a security dialogue](<https://example.org/seoul>) — Example Wire · <t:1770114600:D> · also: Daily Mirror of Łódź, The Courier
      \\[2\\] [Warsaw signs a second contract for tanks](<https://daily.example/tanks_%282026%29>) — Warsaw Daily · <t:1770334200:D>
      \\[4\\] Notes from Gdynia — undated

      -# As of <t:1770334200:D>, the date of the newest article cited.
      (Quoted word for word from these sources.)"
    `);
  });

  test('that is still being checked says so, before and after its first sentence', () => {
    const partial = answer({
      complete: false,
      sentences: answer().sentences.slice(0, 1),
      citations: answer().citations.slice(0, 1),
    });
    expect(shown(renderAnswer({ ...partial, sentences: [], citations: [] }, english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      Looking through the coverage…"
    `);
    expect(shown(renderAnswer(partial, english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      The two countries opened a security dialogue. [[1]](<https://example.org/seoul>)

      **Sources**
      \\[1\\] [Poland and South Korea open a security dialogue](<https://example.org/seoul>) — Example Wire · <t:1770114600:D> · also: Daily Mirror of Łódź, The Courier
      (Being written by Claude; each sentence is checked before it appears here.)"
    `);
  });

  test('shows the filter as it was understood, and how many undated articles it left out', () => {
    const filter = { from: '2026-02-01', to: '2026-02-28', outlets: ['Example Wire', '*The* Courier'] };
    expect(shown(renderAnswer(notCovered({ filter, undatedLeftOut: 12 }), english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      The coverage here does not answer this question.

      **Nearest in the coverage**
      - [Poland and South Korea open a security dialogue](<https://example.org/seoul>) — Example Wire · <t:1770114600:D>
      - Notes from Gdynia — undated

      -# Only articles published from 1 February 2026 to 28 February 2026 and from Example Wire or \\*The\\* Courier were considered.
      -# 12 articles that carry no date were left out."
    `);
  });

  test('says that a filter which was read from the question found nothing', () => {
    const widened = { from: '2026-02-01', to: '2026-02-28', outlets: [] };
    expect(shown(renderAnswer(answer({ widened }), english))).toContain(
      '-# No article published from 1 February 2026 to 28 February 2026 has anything on this, so others were searched too.',
    );
  });

  test('that the coverage does not hold says so, even when nothing is near', () => {
    expect(shown(renderAnswer(notCovered({ nearest: [] }), english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      The coverage here does not answer this question. Nothing in it comes close."
    `);
  });

  test('that Claude began and could not finish says so and keeps what was checked', () => {
    expect(shown(renderAnswer(answer({ quotesReason: 'stopped' }), english))).toContain(
      'The bot was stopped before Claude had finished, so this answer may stop short. You can ask again in a few minutes.',
    );
  });

  test('that failed says what to do', () => {
    const failed = answer({ status: 'failed', sentences: [], citations: [], quotesReason: 'stopped' });
    expect(shown(renderAnswer(failed, english))).toMatchInlineSnapshot(`
      "**What did Poland and South Korea agree on?**

      The bot was stopped before the answer was ready. Please ask again in a minute."
    `);
  });

  test('whose articles are all undated says that', () => {
    const text = shown(renderAnswer(answer({ asOf: null }), english));
    expect(text).toContain('The articles cited carry no date.');
    expect(text).toContain('Notes from Gdynia — undated');
  });

  test('has no link where the article has no address of its own', () => {
    for (const url of [
      'javascript:alert(1)',
      'https://user:secret@example.org/',
      'not an address',
      `https://e.org/${'x'.repeat(2_000)}`,
    ]) {
      const cited = answer({
        citations: answer().citations.map((one) => ({ ...one, headline: { ...one.headline, url } })),
      });
      expect(shown(renderAnswer(cited, english))).not.toContain('](');
    }
  });

  test('keeps a plain day the same from Honolulu to Auckland', () => {
    const [, unix = ''] = /<t:(\d+):D>/.exec(shown(renderAnswer(notCovered({ nearest: [seoul] }), english))) ?? [];
    for (const timeZone of [
      'Pacific/Honolulu',
      'America/New_York',
      'Europe/Warsaw',
      'Asia/Seoul',
      'Pacific/Auckland',
      'Pacific/Tongatapu',
    ]) {
      expect(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Number(unix) * 1000)).toBe('2026-02-03');
    }
  });
});

describe('a digest', () => {
  test('shows each story with its age and its sources', () => {
    expect(shown(renderDigest(digest(), english))).toMatchInlineSnapshot(`
      "**The latest stories, last 7 days**

      **Warsaw signs a second contract for tanks** · <t:1770287400:D> (yesterday)
      Warsaw signed for more tanks. [[1]](<https://daily.example/tanks_%282026%29>)
      -# \\[1\\] [Warsaw signs a second contract for tanks](<https://daily.example/tanks_%282026%29>) — Warsaw Daily · <t:1770334200:D> · also: The Courier

      **Notes from Gdynia** · undated
      Sailors noticed. \\[2\\]
      -# \\[2\\] Notes from Gdynia — undated
      (Written by Claude from these sources; every quotation was checked.)"
    `);
  });

  test('in quotes, on a topic', () => {
    const request = { ...digest().request, days: null, topic: '[tanks](https://evil.example)' };
    const inTheirOwnWords = digest().items.map((item) => ({
      ...item,
      citations: item.citations.map((one) => ({ ...one, quote: item.sentences[0]?.text ?? '' })),
    }));
    expect(
      shown(renderDigest(digest({ mode: 'quotes', quotesReason: 'no_key', request, items: inTheirOwnWords }), english)),
    ).toMatchInlineSnapshot(`
      "**The latest on \\[tanks\\](https\\://evil.example)**

      -# This bot runs without Claude, so here are the passages themselves.

      **Warsaw signs a second contract for tanks** · <t:1770287400:D> (yesterday)
      > Warsaw signed for more tanks. [[1]](<https://daily.example/tanks_%282026%29>)
      -# \\[1\\] [Warsaw signs a second contract for tanks](<https://daily.example/tanks_%282026%29>) — Warsaw Daily · <t:1770334200:D> · also: The Courier

      **Notes from Gdynia** · undated
      > Sailors noticed. \\[2\\]
      -# \\[2\\] Notes from Gdynia — undated
      (Quoted word for word from these sources.)"
    `);
  });

  test('of an empty window names the newest story outside it', () => {
    expect(shown(renderDigest(digest({ items: [], newest: warsaw }), english))).toMatchInlineSnapshot(`
      "**The latest stories, last 7 days**

      There is no story from the last 7 days in the coverage here.
      The newest one: [Warsaw signs a second contract for tanks](<https://daily.example/tanks_%282026%29>) — Warsaw Daily · <t:1770334200:D>"
    `);
  });
});

describe('words from outside', () => {
  const hostile = [
    '[Read this](https://evil.example)',
    '<https://evil.example>',
    'https://evil.example/bare',
    '@everyone @here <@1> <@&2> <#3> </ask:4> <id:home>',
    '||spoiler|| **bold** __under__ ~~gone~~ `code`',
    '```js\nx\n```',
    '# heading',
    '-# small',
    '>>> quote',
    '1. list',
    '<t:0:R> <:smile:5> :smile:',
    'a\u202Eb\u2066c\u200Bd\uFEFFe\u00ADf\u{E0041}g',
  ];

  test.each(hostile)('%j is shown as it is, in every place that it can reach', (text) => {
    const headline = { ...undated, title: text, source: text };
    const cited = { ...answer().citations[0], number: 1, headline, copies: [{ ...seoul, source: text }] };
    const everywhere = renderAnswer(
      answer({
        question: text,
        asOf: null,
        filter: { from: null, to: null, outlets: [text] },
        sentences: [{ text, citations: [], startsParagraph: true }],
        citations: answer().citations.map((one) => ({ ...one, ...cited })),
      }),
      english,
    );
    const near = renderAnswer(notCovered({ nearest: [headline] }), english);
    for (const markdown of [shown(everywhere), shown(near)]) {
      const live = markdown.replace(/\\[^\p{L}\p{N}\s]/gu, '·').replace(/^\*\*|\*\*$/gm, '');
      expect(live).not.toMatch(/\]\(|<[@#:/ita]|@everyone|@here|\|\||__|~~|`|:smile:|https?:/);
      expect(live).not.toMatch(/^(?:> |- )?(?:#|-# (?!The articles|Only)|>>>|\d+\.)/m);
      expect(markdown).not.toMatch(/[\u200B\u202A-\u202E\u2066-\u2069\uFEFF\u00AD\u{E0000}-\u{E007F}]/u);
    }
  });

  test('keep what honest text needs: joiners in Persian and in emoji, flags, accents', () => {
    const honest =
      'می\u200Cخواهم 👩🏽\u200D🚀 🏳️\u200D🌈 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} Łódź क\u094D\u200Dष';
    expect(shown(renderAnswer(answer({ question: honest }), english))).toContain(`**${honest}**`);
  });
});
