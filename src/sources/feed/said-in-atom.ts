import type { AtomFeed } from 'feedsmith';
import { present, type Said, type SaidBody, type SaidOfFeed, type SaidText } from './said.ts';

/** Ways in which an entry's link may stand to its article, the nearest first; others lead elsewhere. */
const relations = ['alternate', 'canonical', 'self'];

/** What an entry of Atom says, in our names. */
export function saidInEntry(entry: AtomFeed.Entry<string>): Said {
  const { content, summary, id } = entry;
  return {
    guid: id ?? null,
    links: [...linksOf(entry.links ?? []), ...present(content?.src), ...addresses(id)],
    titles: texts(entry.title),
    published: present(entry.published, entry.dcterms?.issued?.[0], entry.dc?.dates?.[0]),
    updated: present(entry.updated, entry.dcterms?.modified?.[0]),
    authors: [...names(entry.authors), ...(entry.dc?.creators ?? []), ...names(entry.source?.authors)],
    categories: (entry.categories ?? []).flatMap(({ label, term }) => present(label ?? term)),
    bodies: [
      ...bodies(content, false),
      ...bodies(summary, true),
      ...present(entry.media?.groups?.[0]?.description?.value, entry.media?.description?.value).map(
        (value): SaidBody => ({ value, form: 'plain', isSummary: true }),
      ),
    ],
    language: entry.xml?.lang ?? content?.xml?.lang ?? entry.title?.xml?.lang ?? entry.dc?.languages?.[0] ?? null,
  };
}

/** What a feed of Atom says of itself. */
export function saidInAtom(feed: AtomFeed.Feed<string>): SaidOfFeed {
  return {
    titles: texts(feed.title),
    links: linksOf(feed.links ?? [], ['alternate']),
    language: feed.xml?.lang ?? feed.title?.xml?.lang ?? feed.dc?.languages?.[0] ?? null,
    ttlMinutes: null,
  };
}

/** The addresses of an entry, that of its page first. */
export function linksOf(links: readonly AtomFeed.Link<string>[], allowed = relations): string[] {
  const rank = ({ rel = 'alternate', type = 'text/html' }: AtomFeed.Link<string>): number =>
    allowed.indexOf(rel.toLowerCase()) * 2 + (/html/i.test(type) ? 0 : 1);
  return links
    .filter(({ rel = 'alternate', href }) => href !== undefined && allowed.includes(rel.toLowerCase()))
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ href }) => present(href));
}

/** A text construct, unless it's something else than text. */
function texts(text: AtomFeed.Content | undefined): SaidText[] {
  if (text?.value === undefined) return [];
  const type = (text.type ?? 'text').toLowerCase();
  if (/^(?:image|audio|video)\/|octet-stream/.test(type)) return [];
  return [{ value: text.value, form: /html|xml/.test(type) ? 'html' : 'plain' }];
}

/** What is called plain but is full of tags was called so by mistake. */
function bodies(text: AtomFeed.Content | undefined, isSummary: boolean): SaidBody[] {
  return texts(text).map(({ value, form }) => ({
    value,
    form: form === 'plain' && /<(?:p|br|a|div|ul|ol|img|blockquote)\b[^<>]*>/i.test(value) ? 'html' : form,
    isSummary,
  }));
}

function names(people: readonly AtomFeed.Person[] | undefined): string[] {
  return (people ?? []).flatMap(({ name }) => present(name));
}

/** What names an item may be where it stands. */
export function addresses(...values: (string | undefined)[]): string[] {
  return present(...values).filter((value) => /^https?:\/\//i.test(value));
}
