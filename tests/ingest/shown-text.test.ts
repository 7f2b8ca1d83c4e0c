import fc from 'fast-check';
import { micromark } from 'micromark';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';
import { UnreadableError } from '../../src/coverage/unreadable.ts';
import { readHtml, readMarkdown } from '../../src/ingest/make-article.ts';
import { canonical } from '../../src/language/canonical-text.ts';
import { isBrowserMissing, test } from '../local/page/page-test.ts';
import { gfm, gfmHtml } from './gfm.ts';

/** What a browser shows of an article stands in its canonical text, in the order in which it is shown. */

/** Words in order, and nothing that only sets them apart. */
function wordsOf(text: string): string {
  return canonical(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** What a browser shows of each, one after the other in one page: to ask it once a text would take most of the time. */
async function shownBy(page: Page, bodies: readonly string[]): Promise<string[]> {
  const documents = bodies.map((body) => `<!doctype html><meta charset="utf-8"><body>${body}</body>`);
  // Struck words and the marks of footnotes aren't said; buttons and the like are none of the article's.
  const shown: unknown = await page.evaluate(`(${JSON.stringify(documents)}).map((html) => {
    document.open();
    document.write(html);
    document.close();
    const unsaid = 'del, s, strike, sup:has([data-footnote-ref]), [data-footnote-backref], #footnote-label';
    for (const element of document.querySelectorAll(unsaid)) element.remove();
    // Shown with quotation marks, which innerText leaves out.
    for (const quote of document.querySelectorAll('q')) quote.replaceChildren('“', ...quote.childNodes, '”');
    return document.body.innerText;
  })`);
  return z.array(z.string()).parse(shown);
}

const word = fc.constantFrom(
  ...(
    'harbour Łódź 부산항 ferry 5.40 £9m “quoted” 2027. R&amp;D &mdash; &euro;5m 10~20도 caf&eacute; 1. # * _under_ `code` a<b AT&T; ' +
    'https://example.org/a_b [sic] (so) don’t e.g. 12,000 3/4 – x²'
  ).split(' '),
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((each) => each.join(' '));
const inline = fc.oneof(
  { weight: 4, arbitrary: words },
  fc
    .tuple(
      fc.constantFrom(
        'b',
        'i',
        'em',
        'strong',
        'span',
        'u',
        'a href="/x"',
        'time',
        'small',
        'q',
        'sub',
        'mark',
        'font color=red',
        'x-y',
        'ins',
      ),
      words,
    )
    .map(([tag, text]) => `<${tag}>${text}</${tag.split(' ')[0]}>`),
  words.map((text) => `<del>${text}</del>`),
  words.map((text) => `<span hidden>${text}</span>`),
  words.map((text) => `<!-- ${text} -->`),
  fc.constantFrom(
    '<br>',
    '<br/>\n',
    ' <img src="x.png" alt=""> ',
    '<script>var shown = 1;</script>',
    '<style>p { color: red }</style>',
    '&nbsp;',
    '<wbr>',
  ),
);
const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '));
const { html } = fc.letrec((tie) => ({
  html: fc.array(tie('block'), { minLength: 1, maxLength: 5 }).map((each) => each.join('\n')),
  block: fc.oneof(
    { maxDepth: 4 },
    line.map((text) => `<p>${text}</p>`),
    line,
    line.map((text) => `<p>${text}`),
    line.map((text) => `<h2>${text}</h2>`),
    line.map((text) => `<pre>${text}\n  second line</pre>`),
    fc
      .tuple(
        fc.constantFrom('div', 'blockquote', 'section', 'article', 'figure', 'center', 'span', 'b', 'main', 'header'),
        tie('html'),
      )
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    fc
      .tuple(
        fc.constantFrom('ul', 'ol', 'ol start="7"'),
        fc.array(fc.oneof(line, tie('html')), { minLength: 1, maxLength: 3 }),
      )
      .map(([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}`).join('')}</${tag.split(' ')[0]}>`),
    fc
      .array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map(
        (rows) =>
          `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
      ),
    fc.tuple(line, line).map(([term, what]) => `<dl><dt>${term}</dt><dd>${what}</dd></dl>`),
    tie('html').map((inner) => `<div style="display:none">${String(inner)}</div>`),
  ),
}));

const prose = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: words },
      fc.constantFrom(
        '**bold**',
        '*so*',
        '~~struck~~',
        '[a link](https://example.org)',
        '![alt](x.png)',
        '<b>raw</b>',
        'one<br>two',
        '  \n',
        '\\\n',
        '\n',
        'note[^1]',
        '<!-- not this -->',
        'https://example.org/x',
        '&lt;p&gt;',
        '~10~',
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((each) => each.join(' '));
const markdownBlock = fc.oneof(
  { weight: 4, arbitrary: prose },
  prose.map((text) => `## ${text.replaceAll('\n', ' ')}`),
  fc
    .array(prose, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((item) => `- ${item.replaceAll('\n', ' ')}`).join('\n')),
  fc
    .tuple(fc.constantFrom(1, 3, 2027), fc.array(words, { minLength: 1, maxLength: 3 }))
    .map(([from, items]) => items.map((item, at) => `${from + at}. ${item}`).join('\n')),
  fc
    .array(words, { minLength: 1, maxLength: 2 })
    .map((items) => items.map((item, at) => `- [${at === 0 ? 'x' : ' '}] ${item}`).join('\n')),
  prose.map((text) =>
    text
      .split('\n')
      .map((each) => `> ${each}`)
      .join('\n'),
  ),
  fc
    .tuple(words, words)
    .map(([a, b]) => `| Head | ${a.replaceAll('|', '')} |\n|---|---|\n| ${b.replaceAll('|', '')} | 5 |`),
  words.map((text) => `\`\`\`\n${text}\n\`\`\``),
  words.map((text) => `    ${text}`),
  fc.constantFrom(
    '---',
    '***',
    '<p>Raw <em>HTML</em>.</p>',
    '<div>\n\n*Mixed* words\n\n</div>',
    '[^1]: The note says more.',
    '<script>hide()</script>',
  ),
);
const markdown = fc.array(markdownBlock, { minLength: 1, maxLength: 6 }).map((each) => each.join('\n\n'));

/** This many at once. */
const together = 25;
const runs = { numRuns: Math.ceil(Number(process.env['SHOWN_RUNS'] ?? 150) / together) };
const many = (bodies: fc.Arbitrary<string>) => fc.array(bodies, { minLength: together, maxLength: together });

/** The words of an article's text; a file in which a browser shows nothing is none. */
function read(reader: () => { readonly text: string }): string | null {
  try {
    return wordsOf(reader().text);
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

/** Every word that is shown stands in the text, in order; the text may hold more, as numbers of a list do. */
function expectAllIn(shown: string, text: string | null): void {
  const own = (text ?? '').split(' ');
  let at = 0;
  for (const each of shown.split(' ').filter((shownWord) => shownWord !== '')) {
    const found = own.indexOf(each, at);
    if (found < 0) expect(text).toBe(shown);
    at = found + 1;
  }
}

test.skipIf(isBrowserMissing)('of HTML, all that a browser shows', async ({ context }) => {
  const page = await context.newPage();
  await fc.assert(
    fc.asyncProperty(many(html.map(String)), async (bodies) => {
      for (const [at, shown] of (await shownBy(page, bodies)).entries())
        expectAllIn(
          wordsOf(shown),
          read(() =>
            readHtml('a.html', `<!doctype html><html><head><title>T</title></head><body>${bodies[at]}</body></html>`),
          ),
        );
    }),
    runs,
  );
  await page.close();
});

test.skipIf(isBrowserMissing)(
  'of Markdown, all that a browser shows of it once it is rendered',
  async ({ context }) => {
    const page = await context.newPage();
    const rendered = (body: string) =>
      micromark(body, { allowDangerousHtml: true, extensions: gfm, htmlExtensions: gfmHtml });
    await fc.assert(
      fc.asyncProperty(many(markdown), async (bodies) => {
        for (const [at, shown] of (await shownBy(page, bodies.map(rendered))).entries())
          expectAllIn(
            wordsOf(shown),
            read(() => readMarkdown('a.md', `---\ntitle: T\n---\n${bodies[at]}`)),
          );
      }),
      runs,
    );
    await page.close();
  },
);
