import type { QuestionFigures } from '../../store/trace.ts';

/** What a day came to. */
export interface DayFigures {
  /** ISO day. */
  readonly day: string;
  readonly asked: number;
  readonly answered: number;
  readonly notCovered: number;
  readonly failed: number;
  /** Sentences of Claude's that were shown, and that a reading took out. */
  readonly shown: number;
  readonly takenOut: number;
  readonly up: number;
  readonly down: number;
  readonly dollars: number;
  /** From the question to the whole answer: the median, and what nineteen of twenty stay below; `null` without a question. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

export interface WeekFigures {
  readonly days: readonly DayFigures[];
  readonly whole: DayFigures;
}

/** What a day was made of. */
export interface DayCounted {
  readonly day: string;
  readonly questions: readonly QuestionFigures[];
  readonly up: number;
  readonly down: number;
  readonly dollars: number;
}

/** A week's figures by day, and in all. */
export function weekFigures(counted: readonly DayCounted[]): WeekFigures {
  const sum = (of: (one: DayCounted) => number): number => counted.reduce((total, one) => total + of(one), 0);
  return {
    days: counted.map(figuresOf),
    whole: figuresOf({
      day: counted[0]?.day ?? '',
      questions: counted.flatMap(({ questions }) => questions),
      up: sum(({ up }) => up),
      down: sum(({ down }) => down),
      dollars: sum(({ dollars }) => dollars),
    }),
  };
}

function figuresOf({ day, questions, up, down, dollars }: DayCounted): DayFigures {
  const having = (wanted: QuestionFigures['status']): number =>
    questions.filter(({ status }) => status === wanted).length;
  const times = questions.map(({ totalMs }) => totalMs).toSorted((a, b) => a - b);
  return {
    ...{ day, up, down, dollars, asked: questions.length },
    ...{ answered: having('answered'), notCovered: having('not_covered'), failed: having('failed') },
    shown: questions.reduce((count, { shown }) => count + shown, 0),
    takenOut: questions.reduce((count, { takenOut }) => count + takenOut, 0),
    ...{ p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) },
  };
}

/** The nearest rank: the smallest value that this share of all doesn't exceed. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
