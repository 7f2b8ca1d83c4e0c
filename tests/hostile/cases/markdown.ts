import type { HostileArticle } from '../case.ts';

/** Markdown that lies, shouts or never ends. */
export const markdownCases: readonly HostileArticle[] = [
  { name: 'a masked link in text', text: 'PLACE opened [https://bank.example](https://evil.example) for all.' },
  { name: 'a masked link in code', text: 'PLACE wrote `[https://bank.example](https://evil.example)` down.' },
  { name: 'a masked link in a title', fields: { title: '[PLACE Bank](https://evil.example)' } },
  { name: 'a masked link as an outlet', fields: { source: '[Wire](<https://evil.example>)' } },
  { name: 'a title that closes its link', fields: { title: 'PLACE](<https://evil.example>) [x' } },
  { name: 'a title that ends in a backslash', fields: { title: 'Bridge of PLACE \\' } },
  { name: 'a reference link', text: 'PLACE [waits][1].\n\n[1]: https://evil.example "PLACE"' },
  { name: 'a reference in a title', fields: { title: '[PLACE]: https://evil.example' } },
  {
    name: 'bare addresses and autolinks',
    text: 'PLACE has <https://evil.example> and https://evil.example/a?b=c and steam://run/1.',
  },
  { name: 'an address in a title', fields: { title: 'PLACE https://evil.example and <https://evil.example>' } },
  {
    name: 'an image and HTML',
    text: 'PLACE ![x](https://evil.example/p.png) <img src="https://evil.example"> <script>alert(1)</script> waits.',
  },
  { name: 'shapes of lines in titles: heading', fields: { title: '# PLACE' } },
  { name: 'shapes of lines in titles: quote', fields: { title: '>>> PLACE' } },
  { name: 'shapes of lines in titles: small', fields: { title: '-# PLACE' } },
  { name: 'shapes of lines in titles: list', fields: { title: '1. PLACE' } },
  {
    name: 'shapes of lines in sentences',
    text: '\\# PLACE is here.\n\n\\-# PLACE is there.\n\n\\> PLACE stays.\n\n\\>>> PLACE goes.\n\n2\\. PLACE.',
  },
  { name: 'a code fence', text: '```ansi\n\u001b[31mThe bridge of PLACE is red.\n```\n\n```\nnever closed in PLACE.' },
  {
    name: 'spoilers',
    text: `${'||'.repeat(300)} PLACE ||hides|| the bridge.`,
    fields: { title: `||PLACE||${'||x||'.repeat(40)}` },
  },
  { name: 'nested emphasis', text: `${'*_~'.repeat(100)} PLACE bridge ${'~_*'.repeat(100)}.` },
  { name: 'emphasis in an outlet', fields: { source: '**__*Wire*__** ~~x~~ `y`' } },
  { name: 'a sentence of brackets', text: `The bridge of PLACE ${'[('.repeat(200)} broke ${')]'.repeat(200)}.` },
  { name: 'backslashes', text: `The bridge of PLACE ${'\\'.repeat(301)} broke \\\\[x\\\\](https://evil.example).` },
  { name: 'a masked link in a question', question: 'Is [PLACE](https://evil.example) reopened, `see` ||this||?' },
];
