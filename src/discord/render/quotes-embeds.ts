import type { Citation } from '../../coverage/answer.ts';
import type { CitedChange, Correction } from '../../coverage/correction.ts';
import type { CitationSurroundings } from '../../retrieve/surroundings.ts';
import type { Wording } from '../../wording/wording.ts';
import { markCorrections } from '../../writing/mark-corrections.ts';
import { headlineMarkdown, numberMarkdown, sentenceUnit } from './cited-sources.ts';
import { correctionLines, noteMarkdown, sinceMarkdown } from './correction-lines.ts';
import { line, type Message, type Paragraph, words, wordsWithBold } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';

/** What was cited, and what stands around it; `null` when the article is gone. */
interface Surrounded {
  readonly citation: Citation;
  readonly around: CitationSurroundings | null;
}

/** Each number with its headline, the verbatim sentence, and in small letters the sentences next to it; what changed since, then and now. */
export function renderQuotes(
  quotes: readonly Surrounded[],
  corrections: readonly Correction[],
  wording: Wording,
): Message[] {
  const said = wording.quotes;
  return fitted(quotes.length, (kept) => {
    const blocks = quotes.slice(0, kept).flatMap((quote) => quoteBlocks(quote, corrections, wording));
    const leftOut = quotes.length - kept;
    const more = leftOut > 0 ? [line('small', true, wording.leftOut(leftOut))] : [];
    const title = [line('plain', false, `**${said.title}**`), line('small', false, said.explained)];
    return toMessages([...title, ...blocks, ...more], '', colours.quotes);
  });
}

function quoteBlocks(
  { citation, around }: Surrounded,
  corrections: readonly Correction[],
  wording: Wording,
): Paragraph[] {
  const { number, headline, quote } = citation;
  const correction = corrections.find(({ citations }) => citations.includes(number));
  if (correction !== undefined) return thenAndNow(citation, correction, wording);
  const neighbour = (text: string | undefined): Paragraph[] =>
    text === undefined || text === '' ? [] : [{ style: 'small', apart: false, units: [[words(text)]] }];
  const note = around === null ? wording.quotes.gone : around.isOtherVersion ? wording.quotes.changed : null;
  return [
    line('plain', true, `${numberMarkdown(number, null)} `, headlineMarkdown(headline, wording)),
    ...neighbour(around?.before),
    { style: 'quote', apart: false, units: [[words(quote)]] },
    ...neighbour(around?.after),
    ...(note === null ? [] : [line('small', false, `*${note}*`)]),
  ];
}

/** What was cited, with what no longer stands struck out, and below it what stands in its place. */
function thenAndNow(citation: Citation, correction: Correction, wording: Wording): Paragraph[] {
  const { number, quote, headline } = citation;
  const said = wording.corrections;
  const since = sinceMarkdown(correction);
  const own = correction.changes.filter((change) => change.citation === number);
  const told = { text: quote, citations: [number], startsParagraph: false };
  const [struck = told] = markCorrections({ sentences: [told], citations: [] }, [correction]).sentences;
  const kept = own.filter(({ after }) => after !== null);
  const { note, standing } = correction;
  const isWithdrawn = standing === 'withdrawn';
  const mark = numberMarkdown(number, null);
  return [
    isWithdrawn ? line('plain', true, mark) : line('plain', true, mark, ' ', headlineMarkdown(headline, wording)),
    ...(isWithdrawn || standing === 'taken down' ? correctionLines([correction], wording) : []),
    ...(isWithdrawn || note === null ? [] : [line('plain', false, said.note(since, noteMarkdown(note)))]),
    { style: 'quote', apart: false, units: [sentenceUnit({ ...struck, citations: [] }, [])] },
    ...(kept.length === 0 ? [] : [line('plain', false, said.now(since))]),
    ...kept.map((change): Paragraph => ({ style: 'quote', apart: false, units: [nowWords(change)] })),
  ];
}

/** The sentence as it stands now, what differs in bold. */
function nowWords({ after, words: changed }: CitedChange) {
  const spans = changed.flatMap((change) => change.after ?? []);
  return wordsWithBold(after ?? '', spans);
}
