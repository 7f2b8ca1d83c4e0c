import type { HostileArticle } from '../case.ts';

/** Addresses that are taken in, and lead astray where they are written without care. */
export const addressCases: readonly HostileArticle[] = [
  { name: 'an address with a name and a password', fields: { url: 'https://bank.example:secret@evil.example/PLACE' } },
  {
    name: 'an address that looks like another up to its @',
    fields: { url: 'https://bank.example%2F@evil.example/PLACE' },
  },
  {
    name: 'an address that closes its own brackets',
    fields: { url: 'https://news.example/PLACE>)[x](<https://evil.example>)' },
  },
  { name: 'an address with brackets of every kind', fields: { url: 'https://news.example/PLACE_(a)_[b]|`c`*d*~~e~~' } },
  { name: 'an address with a mention', fields: { url: 'https://news.example/PLACE/@everyone/<@123456789012345678>' } },
  { name: 'an address with a line feed', fields: { url: 'https://news.example/PLACE\n\n@everyone' } },
  { name: 'an address with escape sequences', fields: { url: 'https://news.example/PLACE/\u001b[2J\u009b31m' } },
  { name: 'an address with bidi overrides', fields: { url: 'https://news.example/PLACE/\u202egpj.exe' } },
  {
    name: 'an address of nearly two thousand characters',
    fields: { url: `https://news.example/PLACE/${'a'.repeat(1_900)}` },
  },
  { name: 'an address in punycode', fields: { url: 'https://xn--bltic-courier-7ib.example/PLACE' } },
  { name: 'an address in letters that look like others', fields: { url: 'https://b\u0430nk.example/PLACE' } },
  { name: 'an address with a backslash', fields: { url: 'https://news.example\\@evil.example/PLACE' } },
];
