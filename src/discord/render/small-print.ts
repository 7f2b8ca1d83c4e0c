import type { Answer, SecondReadings, Sentence } from '../../coverage/answer.ts';
import type { Filter } from '../../coverage/question.ts';
import type { Wording } from '../../wording/wording.ts';
import { asData } from './escape.ts';
import { line, type Paragraph } from './markup.ts';
import { copiesNamed, openingChars, outletChars, whyChars } from './size-limits.ts';

/** What was searched, and what that left out. */
interface SearchedFor {
  readonly filter: Filter;
  readonly undatedLeftOut: number;
  readonly widened?: Filter | undefined;
}

/** The filter as it was understood, what it left out, and one that was dropped, in sentences; none where there is no filter. */
export function filterNotes({ filter, undatedLeftOut, widened }: SearchedFor, wording: Wording): string[] {
  const conditions = conditionsOf(filter, wording);
  return [
    ...(widened === undefined ? [] : [wording.widened(conditionsOf(widened, wording))]),
    ...(conditions.length > 0 ? [wording.onlyArticles(conditions)] : []),
    ...(undatedLeftOut > 0 ? [wording.undatedLeftOut(undatedLeftOut)] : []),
  ];
}

/** What the second reading came to, in sentences; none where all is well. */
export function secondReadingNotes(
  secondReading: SecondReadings | undefined,
  sentences: readonly Sentence[],
  { secondReading: said }: Wording,
): string[] {
  if (secondReading === undefined) return [];
  const { gap, takenOut, answers } = secondReading;
  return [
    ...(answers === 'part' ? [said.answersPart] : answers === 'no' ? [said.answersNo] : []),
    ...sentences.flatMap(({ text, partly }) =>
      partly === undefined ? [] : [said.partly(asData(text, openingChars), asData(partly, whyChars))],
    ),
    ...(takenOut > 0 ? [said.takenOut(takenOut)] : []),
    ...(gap === null ? [] : [said.gap(gap)]),
  ];
}

function conditionsOf({ from, to, outlets }: Filter, wording: Wording): string[] {
  return [
    wording.filterDates(from, to),
    wording.filterOutlets(outlets.slice(0, copiesNamed).map((outlet) => asData(outlet, outletChars))),
  ].filter((condition) => condition !== null);
}

/** Sentences in small letters, one a line, below everything else. */
export function smallPrint(sentences: readonly string[]): Paragraph[] {
  return sentences.map((text, at) => line('small', at === 0, text));
}

/** A footer with the id by which the people who run the bot find the answer again. */
export function withTrace(footer: string, { trace = null }: Pick<Answer, 'trace'>, wording: Wording): string {
  return [footer, ...(trace === null ? [] : [wording.trace(trace)])].filter((part) => part !== '').join(' · ');
}
