import type { HostileArticle } from '../case.ts';

const everything = [
  '@everyone',
  '@here',
  '\\<@123456789012345678>',
  '\\<@!123456789012345678>',
  '\\<@&123456789012345678>',
  '\\<#123456789012345678>',
  '\\</ask:123456789012345678>',
  '\\<t:1700000000:R>',
  '\\<:lol:123456789012345678>',
  '\\<a:lol:123456789012345678>',
  '\\<id:customize>',
].join(' ');
const unescaped = everything.replaceAll('\\', '');

/** Words that Discord would turn into a mention, a time or a picture. */
export const mentionCases: readonly HostileArticle[] = [
  { name: '@everyone in text', text: 'In PLACE @everyone and @here was told to leave.' },
  { name: '@everyone in a title', fields: { title: '@everyone must see PLACE @here' } },
  { name: '@everyone as an outlet', fields: { source: '@everyone' } },
  { name: 'every mention in text', text: `Nobody in PLACE knew ${everything} by name.` },
  { name: 'every mention in a title', fields: { title: `PLACE ${unescaped}` } },
  { name: 'every mention as an outlet', fields: { source: unescaped.slice(0, 98) } },
  { name: 'every mention in a correction', fields: { correction: `PLACE ${unescaped}` } },
  { name: 'every mention in a question', question: `Who reopened the bridge of PLACE ${unescaped.slice(0, 200)}?` },
  {
    name: 'a mention behind a backslash',
    text: 'PLACE said \\\\@everyone \\\\\\@here \\\\<@123456789012345678> loudly.',
  },
  {
    name: 'a mention parted by what cannot be seen',
    text: 'PLACE told @\u200beveryone and <\u200b@123456789012345678\u2060> so.',
  },
  { name: 'emoji names', text: 'People in PLACE :joy: were :skull: glad:tada:.' },
  { name: 'an address of an invitation', text: 'PLACE meets at discord.gg/evil and https://discord.gg/evil tonight.' },
];
