import type { Citation } from '../../coverage/answer.ts';
import type { CheckedClaim, ClaimCheck, ClaimFinding } from '../../coverage/claim.ts';
import type { Wording } from '../../wording/wording.ts';
import { numberMarkdown, sourceBlocks } from './cited-sources.ts';
import { asData } from './escape.ts';
import { line, type Message, mark, type Paragraph, words } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';
import { claimChars, whyChars } from './size-limits.ts';
import { smallPrint } from './small-print.ts';
import { dateMarkdown } from './timestamps.ts';

/** Next to the words, never instead of them. No tick and no cross stands on a guess. */
const signs: Readonly<Record<ClaimFinding, string>> = {
  supported: '✅',
  partly: '🟡',
  contradicted: '❌',
  not_covered: '⚪',
  unchecked: '🔎',
};

/** Each statement with what the coverage says to it, the words that say so, and the articles they are from, once each. */
export function renderClaims(check: ClaimCheck, wording: Wording): Message[] {
  const said = wording.check;
  if (check.claims.length === 0) return toMessages([line('plain', false, said.noClaims)], '', colours.nothing);
  return fitted(check.claims.length, (kept) => {
    const claims = check.claims.slice(0, kept);
    const numbers = new Set(claims.flatMap(({ citations }) => citations));
    const cited = check.citations.filter(({ number }) => numbers.has(number));
    const leftOut = check.notLookedAt + check.claims.length - kept;
    const blocks = [
      line('plain', false, `**${said.title}**`),
      ...claims.flatMap((claim) => claimBlocks(claim, cited, wording)),
      ...(cited.length > 0
        ? [line('plain', true, `**${wording.sources}**`), ...sourceBlocks(cited, 'plain', wording)]
        : []),
      ...smallPrint([
        ...(leftOut > 0 ? [said.more(leftOut)] : []),
        ...(check.isInOtherLanguage ? [said.otherLanguage] : []),
        check.gap === null ? said.byClaude(check.model) : said.byCode(check.gap),
      ]),
    ];
    return toMessages(blocks, '', cited.length > 0 ? colours.quotes : colours.nothing);
  });
}

function claimBlocks(claim: CheckedClaim, cited: readonly Citation[], wording: Wording): Paragraph[] {
  const { text, finding, why, citations } = claim;
  const quotes = cited.filter(({ number }) => citations.includes(number));
  return [
    line('plain', true, `“${asData(text, claimChars)}”`),
    line('plain', false, `${signs[finding]} **${wording.check[finding]}**`),
    ...(why === null ? [] : [line('small', false, asData(why, whyChars))]),
    ...quotes.map(
      ({ number, quote, headline }): Paragraph => ({
        style: 'quote',
        apart: false,
        units: [
          [words(quote), mark(` ${numberMarkdown(number, headline.url)} · ${dateMarkdown(headline.date, wording)}`)],
        ],
      }),
    ),
  ];
}
