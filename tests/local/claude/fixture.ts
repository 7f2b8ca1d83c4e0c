import Anthropic from '@anthropic-ai/sdk';
import type { MessageCreateParamsBase } from '@anthropic-ai/sdk/resources/messages';

export const headers = {
  authorization: 'Bearer sk-test',
  'anthropic-version': '2026-10-21',
  'content-type': 'application/json',
};

export const result = (title: string, ...sentences: string[]) => ({
  type: 'search_result' as const,
  source: `https://example.org/${title}`,
  title,
  content: sentences.map((text) => ({ type: 'text' as const, text })),
  citations: { enabled: true },
});

export const results = [
  result(
    'harbour',
    'The harbour of Gdynia reopened on Monday. ',
    'Two ships entered the harbour, “a good sign”, the harbour master said. ',
    'Nobody was hurt.',
  ),
  result('weather', 'Rain is expected in Oslo. '),
  result('ships', 'The port authority said 14 ships wait outside of the harbour of Gdynia. ', 'It gave no reason.'),
];

/** A request that the API takes. */
export const good: MessageCreateParamsBase = {
  model: 'claude-haiku-5-5',
  max_tokens: 1000,
  messages: [
    { role: 'user', content: [...results, { type: 'text', text: 'How many ships are at the harbour of Gdynia?' }] },
  ],
};

/** Sends a body as it is, for what the SDK's types don't allow. */
export async function post(url: string, body: object, sent: Record<string, string> = headers) {
  const response = await fetch(`${url}/v1/messages`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

export function client(url: string): Anthropic {
  return new Anthropic({ apiKey: 'sk-test', baseURL: url, maxRetries: 0, logLevel: 'off' });
}
