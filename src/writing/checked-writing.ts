import { codeVerdict, isOutAtOnce } from '../check/discrepancies.ts';
import { checkRange } from '../check/verbatim.ts';
import type { Failure, SecondReadings, Sentence } from '../coverage/answer.ts';
import type { Article } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import type { Answers, ReadSentence, SecondReading } from '../coverage/second-reading.ts';
import type { Discrepancy } from '../coverage/verdict.ts';
import type { Model, ModelCitation, ModelSource, SentenceToVerify, WritingRequest } from '../model/model.ts';
import { describe, discrepanciesIn } from './cited-discrepancies.ts';
import { type CitedSpan, wordsCited } from './cited-words.ts';
import type { Sent } from './evidence-blocks.ts';
import { Numbering } from './numbering.ts';
import { SecondReader, type Verifier } from './second-reader.ts';
import { Assembly, type DraftSentence, joinBareAnswers } from './sentence-assembly.ts';
import { unsent } from './unsent-sources.ts';

/** Fetches an article as the archive holds it now; `null` when it's gone or withdrawn. */
export type Lookup = (id: string) => Promise<Article | null>;

/** How writing ended: whole, or with the reason why it stopped. */
export interface WritingEnd {
  readonly failure: Failure | 'budget_spent' | null;
  /** For the log. */
  readonly detail: string | null;
}

interface WritingTools {
  readonly lookup: Lookup;
  /** `null` where nobody reads a second time: then code alone decides. */
  readonly verifier: Verifier | null;
  /** What was asked; `null` for a digest. */
  readonly question: string | null;
}

/** A sentence whose citations hold, on its way to the second reading. */
interface CitedDraft {
  readonly draft: DraftSentence;
  readonly spans: readonly CitedSpan[];
  readonly discrepancies: readonly Discrepancy[];
  readonly toVerify: SentenceToVerify;
}

/** Writes with a model; every sentence that comes out was checked by code and, where there is a verifier, read a second time. */
export class CheckedWriting {
  readonly numbering = new Numbering();
  readonly sentences: Sentence[] = [];
  /** Every sentence that was written, with what code and the second reader said of it. */
  readonly read: ReadSentence[] = [];
  readonly #tools: WritingTools;
  /** Only ever appended to: a citation's source is an index into it. */
  readonly #sent: Sent[];
  /** Texts of the sentences that stand or are being read. */
  readonly #current = new Set<string>();
  #paragraphPending = false;
  /** A paragraph that begins with what code took out begins with what follows. */
  #carried = false;
  #citing = 0;
  #drafts = 0;
  #gap: SecondReadings['gap'] = null;
  #answers: Answers | null = null;

  constructor(sent: readonly Sent[], tools: WritingTools) {
    this.#sent = [...sent];
    this.#tools = tools;
  }

  /** Appends what of these sources wasn't sent yet, and gives it for sending: all of it, in this order. */
  send(sources: readonly EvidenceSource[]): ModelSource[] {
    const fresh = unsent(sources, this.#sent);
    this.#sent.push(...fresh);
    return fresh.map(({ sent }) => sent.source);
  }

  /** All that was sent, in order. */
  get sent(): ModelSource[] {
    return this.#sent.map(({ sent }) => sent.source);
  }

  /** The last run wrote one sentence that cites nothing: so it says, as it was told to, that the sources don't answer. */
  get hasDeclined(): boolean {
    return this.#drafts === 1 && this.#citing === 0;
  }

  get secondReading(): SecondReadings {
    return { gap: this.#gap, takenOut: this.#takenOut, answers: this.#answers };
  }

  /** Sentences were taken out, and what stands doesn't answer the question. */
  get leavesOpen(): boolean {
    const isUnanswered = this.#answers === 'no' || this.#answers === 'part' || this.sentences.length === 0;
    return this.#takenOut > 0 && isUnanswered;
  }

  get #takenOut(): number {
    return this.read.filter(({ fate }) => fate === 'taken_out').length;
  }

  /**
   * Runs the model to its end. What is written adds to what a run before it left.
   * @param onSentence called after each sentence that was added to `sentences`.
   */
  async run(
    model: Pick<Model, 'write'>,
    request: WritingRequest,
    signal: AbortSignal,
    onSentence: () => void,
  ): Promise<WritingEnd> {
    const { verifier, question } = this.#tools;
    this.#drafts = 0;
    this.#citing = 0;
    const reader = new SecondReader<CitedDraft>({
      verifier,
      question,
      signal,
      passedBefore: () => this.sentences.map(({ text }) => text),
      onRead: (item, reading) => {
        if (this.#decide(item, reading, signal)) onSentence();
      },
    });
    const assembly = new Assembly();
    const bare = joinBareAnswers();
    let ending: WritingEnd = { failure: 'cut_off', detail: 'the model ended without an end' };
    for await (const event of model.write(request, signal)) {
      const drafts =
        event.type === 'text'
          ? assembly.add(event.text, event.citations)
          : event.type === 'end'
            ? assembly.finish()
            : [];
      for (const draft of bare(drafts, event.type !== 'text')) {
        const cited = await this.#check(draft);
        if (cited !== null) reader.add(cited);
      }
      if (event.type === 'text') continue;
      ending =
        event.type === 'end' ? { failure: null, detail: null } : { failure: event.failure, detail: event.detail };
      break;
    }
    const declined = this.read.at(-1);
    if (this.hasDeclined && declined) this.read.splice(-1, 1, { ...declined, fate: 'decline', reason: null });
    this.#answers = (await reader.finish(question !== null)) ?? this.#answers;
    this.#gap ??= reader.gap;
    const isCutShort = signal.aborted && ending.failure === null;
    return isCutShort
      ? { failure: reader.gap === 'timed_out' ? 'timed_out' : 'stopped', detail: 'stopped while it was read again' }
      : ending;
  }

  /** What code knows of a sentence: `null` where that is enough to take it out. */
  async #check(draft: DraftSentence): Promise<CitedDraft | null> {
    this.#drafts++;
    if (draft.citations.length > 0) this.#citing++;
    const startsParagraph = draft.startsParagraph || this.#carried;
    this.#carried = startsParagraph;
    // After a search, or when it writes once more, a model may begin its answer again.
    if (this.#current.has(draft.text)) {
      this.#note(draft, { fate: 'repeat' });
      return null;
    }
    const spans: CitedSpan[] = [];
    for (const citation of draft.citations) spans.push(...(await this.#verify(citation)));
    if (spans.length === 0) {
      this.#note(draft, { reason: 'cites nothing that could be verified' });
      return null;
    }
    const { verifier, question } = this.#tools;
    const discrepancies = discrepanciesIn(draft.text, spans, verifier === null ? null : question);
    const found = discrepancies.map(describe);
    if (isOutAtOnce(discrepancies)) {
      this.#note(draft, { found, reason: 'a quotation of it stands nowhere in what it cites' });
      return null;
    }
    this.#current.add(draft.text);
    const toVerify = {
      text: draft.text,
      cites: wordsCited(spans),
      notFound: discrepancies.map(({ stated }) => stated),
    };
    this.#carried = false;
    return { draft: { ...draft, startsParagraph }, spans, discrepancies, toVerify };
  }

  /** Shows a sentence, or takes it out. @returns whether it is shown. */
  #decide({ draft, spans, discrepancies }: CitedDraft, reading: SecondReading | null, signal: AbortSignal): boolean {
    const found = discrepancies.map(describe);
    this.#paragraphPending ||= draft.startsParagraph;
    const fall = (reason: string | null, fate: 'taken_out' | 'unread' = 'taken_out'): false => {
      this.#current.delete(draft.text);
      this.#note(draft, { found, reading, reason, fate });
      return false;
    };
    if (reading === null && signal.aborted) return fall(null, 'unread');
    if (reading === null && codeVerdict(this.#alone(draft, spans)).label !== 'unchecked')
      return fall('code alone decided');
    if (reading?.label === 'unsupported' || reading?.label === 'contradicted') return fall(reading.label);
    const numbers = new Set(spans.map(({ source, span }) => this.numbering.cite(source.article, span, source)));
    // What was said of the answer before was said without this sentence.
    this.#answers = null;
    this.sentences.push({
      text: draft.text,
      citations: [...numbers].toSorted((a, b) => a - b),
      startsParagraph: this.#paragraphPending && this.sentences.length > 0,
      ...(reading?.label === 'partly' && { partly: reading.why }),
    });
    this.#paragraphPending = false;
    this.#note(draft, { found, reading, fate: 'shown' });
    return true;
  }

  /** Where nobody verifies, the question's own words make nothing true. */
  #alone(draft: DraftSentence, spans: readonly CitedSpan[]): readonly Discrepancy[] {
    return discrepanciesIn(draft.text, spans, null);
  }

  #note({ text }: DraftSentence, more: Partial<ReadSentence>): void {
    this.read.push({ text, fate: 'taken_out', found: [], reading: null, reason: null, ...more });
  }

  /** The spans that a citation truly points at; none when it points at nothing. */
  async #verify(citation: ModelCitation): Promise<CitedSpan[]> {
    const found = this.#sent[citation.source];
    if (!found) return [];
    const { source, sent } = found;
    const check = checkRange(sent.article, sent.blocks, citation, await this.#tools.lookup(sent.article.id));
    return 'fault' in check ? [] : check.spans.map((span) => ({ source, span }));
  }
}
