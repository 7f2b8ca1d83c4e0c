import type { Evidence } from '../coverage/evidence.ts';

import { messageParams } from '../model/request.ts';
import { loadPrompts, promptValuesAt } from '../writing/prompts.ts';
import { unsent } from '../writing/unsent-sources.ts';
import { holdsAnswer } from './answer-strings.ts';
import { questionOf } from './ask-question.ts';
import type { DataSet, EvaluationQuestion } from './beir-set.ts';
import { type Estimate, estimate } from './bootstrap.ts';
import type { BuiltCorpus } from './build-corpus.ts';
import type { EvaluationOptions } from './evaluate-set.ts';
import { mean, percentile } from './metrics.ts';

/** A size over all questions. */
export interface Sizes {
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
}

/** What Claude would be sent for a set's questions. Figures are `null` where no question has what they need. */
export interface EvidenceReport {
  readonly name: string;
  readonly questions: number;
  /** Share of all facts that stand in the evidence. */
  readonly facts: Estimate | null;
  /** Share of the questions with facts whose facts all stand in the evidence. */
  readonly allFacts: Estimate | null;
  /** Share of the questions with answer strings, and no facts, of which one stands in the evidence. */
  readonly answers: Estimate | null;
  /** Share of the questions on which Claude isn't asked. */
  readonly refused: number;
  readonly sources: Sizes;
  /** Of the evidence. */
  readonly words: Sizes;
  /** Of the whole request as JSON: system prompt, tool and question counted. */
  readonly characters: Sizes;
}

/** What one question's evidence holds. */
interface Held {
  /** For each fact of the question, whether it's there. */
  readonly facts: readonly boolean[];
  /** `null` without answer strings, or with facts. */
  readonly answer: boolean | null;
  readonly isRefused: boolean;
  readonly sources: number;
  readonly words: number;
  readonly characters: number;
}

/** The characters of a request don't depend on the model's name; any known one serves. */
const model = 'claude-haiku-5-5';

/** Looks at what Claude would be sent for each question, without sending it. */
export async function evaluateEvidence(
  set: DataSet,
  { library }: Pick<BuiltCorpus, 'library'>,
  { calendar, show }: EvaluationOptions,
): Promise<EvidenceReport> {
  const prompt = loadPrompts().answer;
  const held: Held[] = [];
  for (const asked of set.questions) {
    const question = questionOf(asked, calendar);
    const evidence = await library.retrieve(question);
    const instructions = prompt.render(promptValuesAt(calendar, question.askedAt));
    held.push(heldBy(asked, evidence, instructions));
    show(`asking ${set.name}`, held.length, set.questions.length);
  }
  const withFacts = held.filter(({ facts }) => facts.length > 0);
  return {
    name: set.name,
    questions: held.length,
    facts: estimate(withFacts.flatMap(({ facts }) => facts.map(Number))),
    allFacts: estimate(withFacts.map(({ facts }) => Number(facts.every(Boolean)))),
    answers: estimate(held.flatMap(({ answer }) => (answer === null ? [] : [Number(answer)]))),
    refused: mean(held.map(({ isRefused }) => Number(isRefused))),
    sources: sizes(held.map(({ sources }) => sources)),
    words: sizes(held.map(({ words }) => words)),
    characters: sizes(held.map(({ characters }) => characters)),
  };
}

function heldBy({ text, facts, answers }: EvaluationQuestion, evidence: Evidence, instructions: string): Held {
  const sources = unsent(evidence.sources, []).map(({ sent }) => sent);
  // Only what may be cited counts.
  const texts = sources.map(({ blocks }) =>
    blocks.flatMap(({ sentence, text }) => (sentence === null ? [] : [text])).join(' '),
  );
  const request = {
    instructions,
    sources: sources.map(({ source }) => source),
    question: text,
    search: () => Promise.resolve([]),
  };
  const holds = (sought: readonly string[]): boolean => texts.some((one) => holdsAnswer(one, sought));
  return {
    facts: facts.map((fact) => holds([fact])),
    // Where facts are known, the answer is often "yes", which stands anywhere.
    answer: answers.length === 0 || facts.length > 0 ? null : holds(answers),
    isRefused: isRefused(evidence),
    sources: sources.length,
    words: texts.reduce((sum, one) => sum + one.split(/\s+/).filter((word) => word !== '').length, 0),
    characters: JSON.stringify(messageParams(model, request)).length,
  };
}

/** Whether Claude isn't asked: as `answerFrom` decides. */
function isRefused({ sharesWords, inOtherLanguage }: Evidence): boolean {
  return !sharesWords && !inOtherLanguage;
}

function sizes(values: readonly number[]): Sizes {
  return { mean: mean(values), median: percentile(0.5, values), p95: percentile(0.95, values) };
}
