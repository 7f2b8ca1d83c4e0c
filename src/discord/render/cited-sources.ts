import type { Citation, Sentence } from '../../coverage/answer.ts';
import type { Headline } from '../../coverage/article.ts';
import { withoutHeading } from '../../language/corrections.ts';
import { clean } from '../../language/visible-text.ts';
import type { Wording } from '../../wording/wording.ts';
import { leadBefore } from '../../writing/numbering.ts';
import { withdrawnTitle } from './correction-lines.ts';
import { asData, link } from './escape.ts';
import {
  line,
  mark,
  type OutsideWords,
  type Paragraph,
  type Unit,
  words,
  wordsWithBold,
  wordsWithStruck,
} from './markup.ts';
import { copiesNamed, differencesShown, headlineChars, outletChars } from './size-limits.ts';
import { dateMarkdown } from './timestamps.ts';

/** A cited article with every number that it goes by, so that it stands in the list once. */
interface CitedArticle {
  readonly headline: Headline;
  /** What stands in the place of its headline, in Markdown; `null` where that is to be read. */
  readonly withdrawn: string | null;
  readonly numbers: number[];
  readonly copies: Map<string, Headline>;
  /** What else a reader must know of it, escaped. */
  readonly notes: readonly string[];
}

/** A sentence followed by its numbers, each a link to the article's own page where it has one. */
export function sentenceUnit(sentence: Sentence, citations: readonly Citation[]): Unit {
  const numbers = sentence.citations.map((number) => {
    const cited = citations.find((citation) => citation.number === number);
    return mark(` ${numberMarkdown(number, cited?.headline.url ?? null)}`);
  });
  return [...spoken(sentence), ...numbers];
}

/** Its words, what answers in bold, what no longer stands struck out; behind what it stands under, a quote has its marks. */
function spoken({ text, lead, emphasis = [], struck = [], ...rest }: Sentence): OutsideWords[] {
  const told =
    struck.length > 0
      ? wordsWithStruck(text, struck)
      : emphasis.length === 0
        ? [words(text)]
        : wordsWithBold(text, emphasis);
  const [first, ...others] = told;
  const last = others.pop();
  if (lead === undefined || !first) return told;
  const open: OutsideWords = { ...first, text: `“${first.text.trimStart()}` };
  const quoted = last ? [open, ...others, { ...last, text: `${last.text}”` }] : [{ ...open, text: `${open.text}”` }];
  const [head, ...more] = quoted;
  const before = words(leadBefore({ text, lead, ...rest }));
  return head ? [before, { ...head, text: ` ${head.text}` }, ...more] : [before];
}

/** `[1]`, as a link where there is an address. */
export function numberMarkdown(number: number, url: string | null): string {
  const linked = link(`[${number}]`, url);
  return linked.endsWith(')') ? linked : `\\[${number}\\]`;
}

/** Headline, outlet and date: what a reader sees of an article before opening it. */
export function headlineMarkdown(headline: Headline, wording: Wording): string {
  const title = asData(headline.title, headlineChars) || wording.noHeadline;
  const outlet = headline.source === null ? '' : asData(headline.source, outletChars);
  const about = [headline.titleIsOurs ? wording.openingWords : '', outlet, dateMarkdown(headline.date, wording)].filter(
    (part) => part !== '',
  );
  return `${link(title, headline.url)} — ${about.join(' · ')}`;
}

/** The articles cited, each once, with its numbers and the outlets that carry a copy of the story. */
export function sourceBlocks(citations: readonly Citation[], style: 'plain' | 'small', wording: Wording): Paragraph[] {
  return articlesCited(citations, wording).map(({ headline, withdrawn, numbers, copies, notes }) => {
    // The headline carries the link here, so that a long address stands once.
    const marks = numbers.map((number) => `${numberMarkdown(number, null)} `);
    const also = copiesMarkdown(headline, [...copies.values()], wording);
    return line(
      style,
      false,
      ...marks,
      withdrawn === null ? headlineMarkdown(headline, wording) : `🚫 ${link(withdrawn, headline.url)}`,
      also,
      ...notes.map((note) => ` · ${note}`),
    );
  });
}

function articlesCited(citations: readonly Citation[], wording: Wording): CitedArticle[] {
  const articles = new Map<string, CitedArticle>();
  for (const cited of citations.toSorted((a, b) => a.number - b.number)) {
    const { article, headline, number, copies } = cited;
    const known = articles.get(article) ?? {
      headline,
      withdrawn: cited.isWithdrawn === true ? withdrawnTitle(cited.correction, wording) : null,
      numbers: [],
      copies: new Map<string, Headline>(),
      notes: notesOn(cited, wording),
    };
    known.numbers.push(number);
    for (const copy of copies) if (copy.id !== article) known.copies.set(copy.id, copy);
    articles.set(article, known);
  }
  return [...articles.values()];
}

/** That an article argues, and what was corrected in it. */
function notesOn(
  { correction, isWithdrawn, isOpinion, differences = [], copies }: Citation,
  wording: Wording,
): string[] {
  const outletOf = (id: string): string =>
    asData(copies.find((copy) => copy.id === id)?.source ?? wording.unnamedOutlet, outletChars);
  return [
    ...differences
      .slice(0, differencesShown)
      .map(({ ours, theirs }) =>
        wording.differs(outletOf(theirs.article), asData(ours.text, headlineChars), asData(theirs.text, headlineChars)),
      ),
    ...(isOpinion ? [wording.opinion] : []),
    ...(correction === undefined || isWithdrawn === true
      ? []
      : [wording.corrected(asData(withoutHeading(correction), headlineChars))]),
  ];
}

function copiesMarkdown(lead: Headline, copies: readonly Headline[], wording: Wording): string {
  const own = clean(lead.source ?? '');
  const outlets = [...new Set(copies.map(({ source }) => clean(source ?? wording.unnamedOutlet)))].filter(
    (outlet) => outlet !== own && outlet !== '',
  );
  if (outlets.length === 0) return '';
  const named = outlets.slice(0, copiesNamed).map((outlet) => asData(outlet, outletChars));
  return ` · ${wording.copies(named, outlets.length - named.length)}`;
}
