import type { MessageCreateParamsBase } from '@anthropic-ai/sdk/resources/messages';

/** How a server speaks the API: what is sent to it, and its events as Claude would send them. Both pure. */
export interface Dialect {
  /** Some of its models know no tools and refuse them. */
  readonly mayLackTools: boolean;
  readonly toWire: (params: MessageCreateParamsBase) => MessageCreateParamsBase;
  /** Reads the events of one message; what was sent says what its marks point at. */
  readonly fromWire: (sent: MessageCreateParamsBase) => (event: unknown) => readonly unknown[];
}

/** Claude's own: citations, structured output, caching. */
export const claudeDialect: Dialect = {
  mayLackTools: false,
  toWire: (params) => params,
  fromWire: () => (event) => [event],
};
