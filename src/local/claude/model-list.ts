import type { CapabilitySupport, ModelInfo } from '@anthropic-ai/sdk/resources/models';

type ThinkingType = 'adaptive' | 'between_tools' | 'disabled' | 'enabled';
type Effort = 'low' | 'medium' | 'high' | 'xhigh' | 'max';

interface Facts {
  readonly name: string;
  readonly line: 'haiku' | 'sonnet' | 'opus';
  /** `thinking.type` values that the model accepts. */
  readonly thinking: readonly ThinkingType[];
  /** The efforts it allows with thinking off. */
  readonly effortWithoutThinking: readonly Effort[];
  /** Whether `tool_choice` may be `any` or `tool`. */
  readonly forcedTools: boolean;
}

/** The models that the stand-in knows, and what each refuses. */
export const models: ReadonlyMap<string, Facts> = new Map<string, Facts>([
  [
    'claude-haiku-5-5',
    {
      name: 'Claude Haiku 5.5',
      line: 'haiku',
      thinking: ['adaptive', 'disabled'],
      effortWithoutThinking: ['low', 'medium', 'high'],
      forcedTools: true,
    },
  ],
  [
    'claude-sonnet-5-5',
    {
      name: 'Claude Sonnet 5.5',
      line: 'sonnet',
      thinking: ['adaptive', 'between_tools'],
      effortWithoutThinking: ['low', 'medium', 'high'],
      forcedTools: false,
    },
  ],
  [
    'claude-opus-5-5',
    {
      name: 'Claude Opus 5.5',
      line: 'opus',
      thinking: ['adaptive'],
      effortWithoutThinking: [],
      forcedTools: false,
    },
  ],
]);

export const maxOutputTokens = 128_000;
const contextTokens = 1_000_000;

const can = (supported: boolean): CapabilitySupport => ({ supported });

/** What `GET /v1/models/:id` answers, or `null` for a model that doesn't exist. */
export function modelInfo(id: string, citations: boolean): ModelInfo | null {
  const facts = models.get(id);
  if (!facts) return null;
  const thinks = (type: ThinkingType) => can(facts.thinking.includes(type));
  return {
    type: 'model',
    id,
    display_name: facts.name,
    line: facts.line,
    created_at: '2026-10-01T00:00:00Z',
    lifecycle: 'active',
    deprecated_at: null,
    retires_at: null,
    max_input_tokens: contextTokens,
    max_tokens: maxOutputTokens,
    capabilities: {
      batch: can(true),
      citations: can(citations),
      code_execution: can(true),
      context_management: {
        supported: true,
        clear_thinking_20251015: can(true),
        clear_tool_uses_20250919: can(true),
        compact_20260112: can(true),
      },
      effort: { supported: true, low: can(true), medium: can(true), high: can(true), xhigh: can(true), max: can(true) },
      image_input: can(true),
      pdf_input: can(true),
      server_tools: { supported: true, code_execution: can(true), web_search: can(true) },
      structured_outputs: can(true),
      thinking: {
        supported: true,
        types: {
          adaptive: thinks('adaptive'),
          between_tools: thinks('between_tools'),
          disabled: thinks('disabled'),
          enabled: thinks('enabled'),
        },
      },
    },
  };
}
