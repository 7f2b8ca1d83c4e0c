/** What a search is measured by: it builds an index in a folder, and later, in another process, opens it and answers. */
export interface Contestant {
  /** Builds the index of a corpus (`corpus.jsonl`) and leaves it in the folder. */
  build(corpus: string, dir: string): Promise<void>;
  open(dir: string): Promise<OpenedContestant>;
}

/** A question, and the ISO day or instant on which it is asked; `null` for now. */
export interface TimedQuestion {
  readonly text: string;
  readonly asOf: string | null;
}

interface OpenedContestant {
  /** Answers a question as its users would ask it; this is timed. Returns ids of articles, best first. */
  ask(question: TimedQuestion): Promise<readonly string[]>;
  /** The articles to judge it by, where `ask` answers with something else. */
  articles?(question: TimedQuestion): Promise<readonly string[]>;
}

/** Hits that each is asked for. */
export const hitLimit = 10;
