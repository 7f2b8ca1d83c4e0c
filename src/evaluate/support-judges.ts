import { codeVerdict, discrepanciesOf, isOutAtOnce } from '../check/discrepancies.ts';
import type { SecondReading } from '../coverage/second-reading.ts';
import type { Discrepancy } from '../coverage/verdict.ts';
import type { Model } from '../model/model.ts';
import { type Claim, type SupportJudge, type SupportVerdict, wordsOf } from './evaluate-support.ts';

/** As for a sentence of an answer: code takes out what it knows to be false, the second reader decides of the rest, and code where nobody read it. */
function decide(discrepancies: readonly Discrepancy[], reading: SecondReading['label'] | null): SupportVerdict {
  if (isOutAtOnce(discrepancies)) return 'unsupported';
  return reading ?? codeVerdict(discrepancies).label;
}

/** Judges by the second reader, as sentences of answers are judged. */
export function byReader({ name, verify }: Pick<Model, 'name' | 'verify'>, instructions: string): SupportJudge {
  return {
    name: `by ${name}, and by code where nothing came back`,
    async verdictOf(claim, evidence) {
      const discrepancies = discrepanciesOf(claim.claim, wordsOf(claim, evidence));
      if (isOutAtOnce(discrepancies)) return { label: 'unsupported' };
      const title = claim.titles.join('; ');
      const cites = evidence.map((cited) => ({ title, before: '', cited, after: '' }));
      const sentence = { text: claim.claim, cites, notFound: discrepancies.map(({ stated }) => stated) };
      const request = { instructions, question: null, passedBefore: [], sentences: [sentence], isLast: false };
      const reply = await verify(request, new AbortController().signal);
      const reading = 'value' in reply ? (reply.value.readings[0]?.label ?? null) : null;
      return { label: decide(discrepancies, reading) };
    },
  };
}

/** Judges by the verdicts that stand in the file: shows what becomes of them on the way to the reader. */
export const byPlayback: SupportJudge = {
  name: 'by the second reader’s verdicts as they stand in the file',
  async verdictOf(claim, evidence) {
    return { label: decide(discrepanciesOf(claim.claim, wordsOf(claim, evidence)), labelOf(claim)) };
  },
};

function labelOf({ secondReader }: Claim): SecondReading['label'] | null {
  if (secondReader === undefined) return null;
  return secondReader === 'not_supported' ? 'unsupported' : secondReader;
}
