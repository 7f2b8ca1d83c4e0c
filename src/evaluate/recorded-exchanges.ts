import type { Answers, SecondReading } from '../coverage/second-reading.ts';
import type {
  Model,
  ModelCitation,
  ModelEvent,
  ModelSource,
  Reply,
  SearchQuery,
  SentenceToVerify,
  VerifyingRequest,
  WritingRequest,
} from '../model/model.ts';
import { type ExchangeFolder, type RecordedResponse, responses } from './exchange-files.ts';

const nothing = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
const waiting = {
  // None that a breaker would rest on: the next question is to leave its own file.
  failure: 'unreadable' as const,
  detail: 'this exchange waits for its response; fill it in and run again',
  usage: null,
};
/** As many searches as the model makes at most. */
const mostSearches = 2;

/** One round of writing: what was sent so far, and how often it was looked again. */
const roundOf = ({ instructions, question }: WritingRequest, sources: readonly ModelSource[], searches: number) => ({
  instructions,
  question,
  sources,
  searches,
});

const readingOf = ({ instructions, question }: VerifyingRequest, sentence: SentenceToVerify) => ({
  instructions,
  question,
  sentence,
});

/** What stands at the end: sentences from before, and those that this reading lets stand. */
const endOf = (
  { instructions, question, passedBefore, sentences }: VerifyingRequest,
  readings: readonly (SecondReading | null)[],
) => ({
  instructions,
  question,
  sentences: [
    ...passedBefore,
    ...sentences
      .filter((_, index) => readings[index]?.label === 'supported' || readings[index]?.label === 'partly')
      .map(({ text }) => text),
  ],
});

/** A model whose exchanges are kept: a round of writing, a sentence that was read, whether an answer answers, a rewriting. */
export function recording(model: Model, folder: ExchangeFolder): Model {
  return {
    name: model.name,
    async *write(request, signal) {
      let sources = [...request.sources];
      let searches = 0;
      const pieces: { text: string; citations: { source: number; start: number; end: number }[] }[] = [];
      const { search } = request;
      const noted = search && {
        search: async (query: SearchQuery, within: AbortSignal) => {
          folder.keep('write', roundOf(request, sources, searches++), { search: { ...query } });
          const found = await search(query, within);
          if (!('problem' in found)) sources = [...sources, ...found];
          return found;
        },
      };
      for await (const event of model.write({ ...request, ...noted }, signal)) {
        if (event.type === 'text') {
          const citations = event.citations.map(({ source, start, end }) => ({ source, start, end }));
          pieces.push({ text: event.text, citations });
        }
        if (event.type === 'end') folder.keep('write', roundOf(request, sources, searches), { pieces });
        yield event;
      }
    },
    async verify(request, signal) {
      const reply = await model.verify(request, signal);
      if ('failure' in reply) return reply;
      const { readings, answers } = reply.value;
      request.sentences.forEach((sentence, index) => {
        const reading = readings[index];
        if (reading) folder.keep('verify', readingOf(request, sentence), { verdict: reading.label, why: reading.why });
      });
      if (request.isLast && answers !== null) folder.keep('answers', endOf(request, readings), { answers });
      return reply;
    },
    async rewrite(request, signal) {
      const reply = await model.rewrite(request, signal);
      if ('value' in reply) folder.keep('rewrite', request, reply.value);
      return reply;
    },
  };
}

/** A model that answers from what was kept; what isn't there fails, and waits in the folder to be filled in. */
export function replaying(name: string, folder: ExchangeFolder): Model {
  return {
    name,
    async *write(request, signal): AsyncGenerator<ModelEvent, void, undefined> {
      const sources = [...request.sources];
      for (let searches = 0; ; searches++) {
        const response = folder.find('write', roundOf(request, sources, searches), responses.write);
        if (response === null) return yield { type: 'failed', ...waiting };
        if ('pieces' in response) {
          for (const { text, citations } of response.pieces)
            yield { type: 'text', text, citations: citations.flatMap((one) => citationIn(sources, one)) };
          return yield { type: 'end', usage: nothing };
        }
        const most = Math.min(mostSearches, request.mostSearches ?? mostSearches);
        if (!request.search || searches >= most)
          return yield { type: 'failed', failure: 'cut_off', detail: 'it searched once too often', usage: null };
        const found = await request.search(response.search, signal);
        if (!('problem' in found)) sources.push(...found);
      }
    },
    async verify(request) {
      const readings = request.sentences.map((sentence) => {
        const found = folder.find('verify', readingOf(request, sentence), responses.verify);
        return found && { label: found.verdict, why: found.why };
      });
      // Which sentences stand is known only once each has its verdict.
      const answers = readings.includes(null) ? null : answersOf(request, readings, folder);
      return { value: { readings, answers }, usage: nothing };
    },
    async rewrite(request): Promise<Reply<RecordedResponse<'rewrite'>>> {
      const value = folder.find('rewrite', request, responses.rewrite);
      return value === null ? waiting : { value, usage: nothing };
    },
  };
}

function answersOf(
  request: VerifyingRequest,
  readings: readonly (SecondReading | null)[],
  folder: ExchangeFolder,
): Answers | null {
  if (!request.isLast) return null;
  const end = endOf(request, readings);
  // Where nothing stands, nothing is answered: nobody need be asked.
  if (end.sentences.length === 0) return 'no';
  return folder.find('answers', end, responses.answers)?.answers ?? null;
}

/** A citation with the words of its blocks; none for blocks that weren't sent. */
function citationIn(
  sources: readonly ModelSource[],
  { source, start, end }: { readonly source: number; readonly start: number; readonly end: number },
): ModelCitation[] {
  const blocks = sources[source]?.blocks.slice(start, end) ?? [];
  return blocks.length === 0 ? [] : [{ source, start, end, citedText: blocks.join('') }];
}
