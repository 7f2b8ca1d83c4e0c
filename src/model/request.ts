import type {
  MessageCreateParamsBase,
  SearchResultBlockParam,
  TextBlockParam,
  Tool,
} from '@anthropic-ai/sdk/resources/messages';
import type { ModelSource, WritingRequest } from './model.ts';
import { searchTool } from './search-tool.ts';

/** Room for an answer: a Discord embed holds 4,096 characters, and in some scripts every character is a token. */
export const answerTokens = 4096;

/** Room for thinking where it can't be turned off: it counts toward `max_tokens` and comes before the answer. */
const thinkingTokens = 12_288;

/** A shorter prefix is silently not cached, and a breakpoint on it would only be noise. */
const leastCachedTokens = 512;

/** English runs at about four characters a token; a wrong guess costs a breakpoint without effect. */
const charactersPerToken = 4;

type Settings = Pick<MessageCreateParamsBase, 'max_tokens' | 'thinking' | 'output_config'>;

/** How each model is kept from thinking the answer away. A key also stands for its dated versions. */
const settingsOf: ReadonlyMap<string, Settings> = new Map<string, Settings>([
  ['claude-haiku-5-5', { max_tokens: answerTokens, thinking: { type: 'disabled' }, output_config: { effort: 'low' } }],
  [
    'claude-sonnet-5-5',
    { max_tokens: answerTokens, thinking: { type: 'between_tools' }, output_config: { effort: 'low' } },
  ],
  // Always thinks: any `thinking` that turns it off is refused, so it gets room instead.
  ['claude-opus-5-5', { max_tokens: answerTokens + thinkingTokens, output_config: { effort: 'low' } }],
]);

/** For a model we know nothing of: nothing that it could refuse, and room in case it thinks. */
const unknownModel: Settings = { max_tokens: answerTokens + thinkingTokens };

function modelSettings(model: string): Settings {
  for (const [name, settings] of settingsOf) {
    if (model === name || model.startsWith(`${name}-`)) return settings;
  }
  return unknownModel;
}

/** The system prompt; the one place where a cache breakpoint stands (it covers tools too: they precede it). */
function system(instructions: string, tools: readonly Tool[]): TextBlockParam[] {
  if (instructions.trim() === '') return [];
  const characters = instructions.length + tools.reduce((sum, tool) => sum + JSON.stringify(tool).length, 0);
  const pays = characters / charactersPerToken >= leastCachedTokens;
  return [{ type: 'text', text: instructions, ...(pays && { cache_control: { type: 'ephemeral' } }) }];
}

/** One source as a block Claude can cite: a text block a sentence, so that its block range names sentences. */
export function searchResult(source: ModelSource): SearchResultBlockParam {
  return {
    type: 'search_result',
    source: source.address,
    title: source.title,
    content: source.blocks.map((text) => ({ type: 'text', text })),
    citations: { enabled: true },
  };
}

/**
 * The request for a model: instructions as the system prompt, then one user message with the sources in order and the
 * question last. A citation's `search_result_index` is therefore an index into `request.sources`. Where the model may
 * search, the tool goes along.
 */
export function messageParams(model: string, request: WritingRequest): MessageCreateParamsBase {
  const tools = request.search ? [searchTool] : [];
  const prompt = system(request.instructions, tools);
  return {
    model,
    ...modelSettings(model),
    ...(prompt.length > 0 && { system: prompt }),
    ...(tools.length > 0 && { tools }),
    messages: [
      {
        role: 'user',
        content: [...request.sources.map(searchResult), { type: 'text', text: request.question }],
      },
    ],
  };
}

/** Verdicts on a handful of sentences, or one question: never long. */
const structuredTokens = 2_048;

/** The request for one JSON document: instructions as the system prompt, the material as the only message. */
export function structuredParams(
  model: string,
  instructions: string,
  material: string,
  schema: Record<string, unknown>,
): MessageCreateParamsBase {
  const { max_tokens, output_config, ...settings } = modelSettings(model);
  return {
    model,
    ...settings,
    max_tokens: max_tokens - answerTokens + structuredTokens,
    output_config: { ...output_config, format: { type: 'json_schema', schema } },
    system: system(instructions, []),
    messages: [{ role: 'user', content: [{ type: 'text', text: material }] }],
  };
}
