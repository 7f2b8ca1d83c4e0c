import type { Citation } from '../../coverage/answer.ts';
import type { CitationSurroundings } from '../../retrieve/surroundings.ts';
import type { Wording } from '../../wording/wording.ts';
import { headlineMarkdown, numberMarkdown } from './cited-sources.ts';
import { line, type Message, type Paragraph, words } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';

/** What was cited, and what stands around it; `null` when the article is gone. */
interface Surrounded {
  readonly citation: Citation;
  readonly around: CitationSurroundings | null;
}

/** Each number with its headline, the verbatim sentence, and in small letters the sentences next to it. */
export function renderQuotes(quotes: readonly Surrounded[], wording: Wording): Message[] {
  const said = wording.quotes;
  return fitted(quotes.length, (kept) => {
    const blocks = quotes.slice(0, kept).flatMap((quote) => quoteBlocks(quote, wording));
    const leftOut = quotes.length - kept;
    const more = leftOut > 0 ? [line('small', true, wording.leftOut(leftOut))] : [];
    const title = [line('plain', false, `**${said.title}**`), line('small', false, said.explained)];
    return toMessages([...title, ...blocks, ...more], '', colours.quotes);
  });
}

function quoteBlocks({ citation, around }: Surrounded, wording: Wording): Paragraph[] {
  const { number, headline, quote } = citation;
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
