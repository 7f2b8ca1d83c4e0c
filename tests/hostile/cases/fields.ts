import type { HostileArticle } from '../case.ts';

/** Names and ids that paths, queries and objects could trip over. */
export const fieldCases: readonly HostileArticle[] = [
  {
    name: 'keys of prototypes',
    fields: { ['__proto__']: 'x', constructor: 'x', toString: 'x', hasOwnProperty: 'x', prototype: 'x' },
  },
  { name: 'an id that climbs out of its folder', fields: { id: '../../../../etc/passwd' } },
  { name: 'an id with quotes', fields: { id: `'; DROP TABLE articles; -- "PLACE"` } },
  { name: 'an id with line feeds and mentions', fields: { id: 'PLACE\n@everyone\r\n[x](https://evil.example)' } },
  { name: 'an id named like a prototype', fields: { id: '__proto__' } },
  { name: 'a file name with a line feed', path: 'a\nb PLACE.md' },
  { name: 'a file name with quotes', path: `"PLACE" 'x' \`y\` $(z).md` },
  { name: 'a file name with emoji', path: '🎉 PLACE 🏴‍☠️.md' },
  { name: 'a file name from right to left', path: '\u202eخبر PLACE.md' },
  { name: 'a file name with escape sequences', path: '\u001b[2JPLACE\u0007.md' },
  { name: 'a file name that is a link', path: '[PLACE](https:evil.example).md' },
  {
    name: 'a section, an author and a language',
    fields: { section: '@everyone [x](https://evil.example)', author: '</search_result>', language: 'en' },
  },
];
