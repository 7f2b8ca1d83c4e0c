import { checkRange } from '../check/verbatim.ts';
import type { Failure, Sentence } from '../coverage/answer.ts';
import type { Article } from '../coverage/article.ts';
import type { Source } from '../coverage/evidence.ts';
import type { Model, ModelCitation, ModelSource, Usage, WritingRequest } from '../model/model.ts';
import { Assembly, type DraftSentence } from './assembly.ts';
import type { Sent } from './blocks.ts';
import { Numbering } from './numbering.ts';
import { unsent } from './unsent.ts';
import { type CitedSpan, reasonOf, verdictOn } from './verdict.ts';

/** Fetches an article as the archive holds it now; `null` when it's gone or withdrawn. */
export type Lookup = (id: string) => Promise<Article | null>;

/** How writing ended: whole, or with the reason why it stopped. */
export interface Ending {
  readonly failure: Failure | null;
  /** For the log. */
  readonly detail: string | null;
  readonly usage: Usage | null;
}

/** A sentence that nobody saw, and why. */
export interface DroppedSentence {
  readonly text: string;
  readonly reason: string;
}

/** Writes with a model; every sentence that comes out has passed the check. */
export class CheckedWriting {
  readonly numbering = new Numbering();
  readonly sentences: Sentence[] = [];
  /** Sentences that were taken out: they cite nothing that could be verified, or what they cite doesn't bear them. */
  readonly dropped: DroppedSentence[] = [];
  /** Only ever appended to: a citation's source is an index into it. */
  readonly #sent: Sent[];
  readonly #lookup: Lookup;
  #paragraphPending = false;
  #drafts = 0;
  #citing = 0;

  constructor(sent: readonly Sent[], lookup: Lookup) {
    this.#sent = [...sent];
    this.#lookup = lookup;
  }

  /** Appends what of these sources wasn't sent yet, and gives it for sending: all of it, in this order. */
  send(sources: readonly Source[]): ModelSource[] {
    const fresh = unsent(sources, this.#sent);
    this.#sent.push(...fresh);
    return fresh.map(({ sent }) => sent.source);
  }

  /** It wrote one sentence that cites nothing: so it says, as it was told to, that the sources don't answer. */
  get hasDeclined(): boolean {
    return this.#drafts === 1 && this.#citing === 0;
  }

  /**
   * Runs the model to its end.
   * @param onSentence called after each sentence that was added to `sentences`.
   */
  async run(model: Model, request: WritingRequest, signal: AbortSignal, onSentence: () => void): Promise<Ending> {
    const assembly = new Assembly();
    for await (const event of model.write(request, signal)) {
      if (event.type === 'failed') {
        return { failure: event.failure, detail: event.detail, usage: event.usage };
      }
      const drafts = event.type === 'text' ? assembly.add(event.text, event.citations) : assembly.finish();
      for (const draft of drafts) {
        if (await this.#add(draft)) onSentence();
      }
      if (event.type === 'end') return { failure: null, detail: null, usage: event.usage };
    }
    return { failure: 'cut_off', detail: 'the model ended without an end', usage: null };
  }

  async #add(draft: DraftSentence): Promise<boolean> {
    this.#drafts++;
    if (draft.citations.length > 0) this.#citing++;
    const startsParagraph = draft.startsParagraph || this.#paragraphPending;
    this.#paragraphPending = startsParagraph;
    // After a search a model may begin its answer again.
    if (this.sentences.some(({ text }) => text === draft.text)) return false;
    const spans: CitedSpan[] = [];
    for (const citation of draft.citations) spans.push(...(await this.#verify(citation)));
    const verdict = spans.length === 0 ? null : verdictOn(draft.text, spans);
    if (verdict === null || verdict.label === 'unsupported' || verdict.label === 'contradicted') {
      this.dropped.push({ text: draft.text, reason: reasonOf(verdict) });
      return false;
    }
    const numbers = new Set(spans.map(({ source, span }) => this.numbering.cite(source.article, span, source)));
    this.#paragraphPending = false;
    this.sentences.push({
      text: draft.text,
      citations: [...numbers].toSorted((a, b) => a - b),
      startsParagraph: startsParagraph && this.sentences.length > 0,
      ...(verdict.label === 'partly' && { isPartly: true }),
    });
    return true;
  }

  /** The spans that a citation truly points at; none when it points at nothing. */
  async #verify(citation: ModelCitation): Promise<CitedSpan[]> {
    const found = this.#sent[citation.source];
    if (!found) return [];
    const { source, sent } = found;
    const check = checkRange(sent.article, sent.blocks, citation, await this.#lookup(sent.article.id));
    return 'fault' in check ? [] : check.spans.map((span) => ({ source, span }));
  }
}
