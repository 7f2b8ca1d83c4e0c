import type { CheckedClaim, ClaimCheck } from '../coverage/claim.ts';
import { dayInWords } from '../language/dates.ts';
import { clean } from '../language/visible-text.ts';
import { english as wording } from '../wording/english.ts';
import { wrap } from './wrap.ts';

/** The statements of a text with what the coverage says to each, for a terminal, without a line feed at its end. */
export function renderClaims({ claims, citations, notLookedAt, gap, model, isInOtherLanguage }: ClaimCheck): string {
  const said = wording.check;
  if (claims.length === 0) return said.noClaims;
  const lines = claims.flatMap((claim) => [...claimLines(claim, citations), '']);
  if (notLookedAt > 0) lines.push(...wrap(said.more(notLookedAt), ''));
  if (isInOtherLanguage) lines.push(...wrap(said.otherLanguage, ''));
  lines.push(...wrap(gap === null ? said.byClaude(model) : said.byCode(gap), ''));
  return lines.join('\n');
}

function claimLines(
  { text, finding, why, citations: numbers }: CheckedClaim,
  citations: ClaimCheck['citations'],
): string[] {
  const quotes = citations.filter(({ number }) => numbers.includes(number));
  return [
    ...wrap(`“${clean(text)}”`, ''),
    ...wrap(`${wording.check[finding]}${why === null ? '' : `: ${clean(why)}`}`, '  '),
    ...quotes.flatMap(({ quote, headline: { title, source, date } }) => [
      ...wrap(`“${clean(quote)}”`, '    '),
      ...wrap(
        [
          clean(title),
          source === null ? wording.unnamedOutlet : clean(source),
          date === null ? wording.undated : dayInWords(date),
        ].join(', '),
        '      ',
      ),
    ]),
  ];
}
