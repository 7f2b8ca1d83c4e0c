import { createClaude } from '../../src/model/claude.ts';
import type { Deadlines } from '../../src/model/deadline.ts';
import type { ModelEvent, WritingRequest } from '../../src/model/model.ts';

export const secretKey = 'sk-ant-a-key-that-must-stay-secret';

export const request: WritingRequest = {
  instructions: 'Answer from the search results alone.',
  sources: [
    {
      title: 'Poland and South Korea open a security dialogue | Example Wire | 2026-02-03',
      address: 'https://example.org/dialogue',
      blocks: [
        'Poland and South Korea opened a security dialogue in Warsaw. ',
        'Officials said it would meet every year.',
      ],
    },
    {
      title: 'Harbour reopens | undated',
      address: 'harbour.txt',
      blocks: ['The harbour reopened on Monday. ', 'Nobody was hurt.'],
    },
  ],
  question: 'Where did Poland and South Korea open their security dialogue?',
};

export const never = new AbortController().signal;

/** Everything a model says to `request`. */
export async function eventsFrom(
  url: string,
  options: {
    model?: string;
    deadlines?: Partial<Deadlines>;
    signal?: AbortSignal;
    request?: WritingRequest;
    apiKey?: string;
  } = {},
): Promise<ModelEvent[]> {
  const model = createClaude(
    { apiKey: options.apiKey ?? secretKey, baseUrl: url, model: options.model ?? 'claude-haiku-5-5' },
    { firstTokenMs: 10_000, totalMs: 10_000, ...options.deadlines },
  );
  return Array.fromAsync(model.write(options.request ?? request, options.signal ?? never));
}

/** The last event, when it is a failure. */
export function failureIn(events: readonly ModelEvent[]): Extract<ModelEvent, { type: 'failed' }> {
  const last = events.at(-1);
  if (last?.type !== 'failed') throw new Error(`expected a failure, got ${JSON.stringify(last)}`);
  return last;
}

export function textsIn(events: readonly ModelEvent[]): string[] {
  return events.filter((event) => event.type === 'text').map((event) => event.text);
}
