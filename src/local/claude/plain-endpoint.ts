import { contentWords } from './answer-words.ts';
import type { MessagesBody } from './request-body.ts';
import type { RequestRefusal } from './request-refusal.ts';
import { readAgain } from './second-reader-played.ts';
import type { WrittenBlock } from './turn-script.ts';

/** How another server answers that speaks the API and knows neither citations nor structured output. */

/** Keys and blocks that such a server doesn't know; this one refuses them, so that a mistake is seen. */
const unknown = /"(?:thinking|output_config|cache_control)":|"type":"search_result"/;

/** Why a server that speaks only the plain API refuses this request; `null` when it takes it. */
export function plainFault(raw: unknown, knows: 'tools' | 'no tools'): RequestRefusal | null {
  const json = JSON.stringify(raw);
  const invalid = (message: string): RequestRefusal => ({ status: 400, type: 'invalid_request_error', message });
  if (knows === 'no tools' && json.includes('"tools":')) return invalid('this model does not support tools');
  const found = unknown.exec(json);
  return found && invalid(`this server does not know ${found[0]}`);
}

function systemOf({ system = '' }: MessagesBody): string {
  return typeof system === 'string' ? system : system.map(({ text }) => text).join('\n');
}

/** Such a server is asked for JSON in words. */
export function asksForJson(body: MessagesBody): boolean {
  return systemOf(body).includes('JSON Schema');
}

const numbered = /^\[(\d+)\] (.+)$/gm;
const mostSentences = 2;

/** The honest answer: JSON in a fence, or the numbered sentences that share most with the question, each with its mark. */
export function plainAnswer(body: MessagesBody): WrittenBlock[] {
  if (asksForJson(body)) return [{ type: 'text', text: `\`\`\`json\n${readAgain(body)}\n\`\`\`` }];
  const texts = body.messages.flatMap(({ role, content }) => {
    if (role === 'assistant') return [];
    if (typeof content === 'string') return [content];
    return content.flatMap((block) => (block.type === 'text' ? [block.text] : toolTexts(block)));
  });
  const asked = contentWords(texts.at(-1) ?? '');
  const best = texts
    .flatMap((text) => [...text.matchAll(numbered)])
    .map(([, number = '', sentence = '']) => ({
      number,
      sentence,
      shared: contentWords(sentence).intersection(asked).size,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, mostSentences);
  if (best.length === 0) return [{ type: 'text', text: 'The articles that I was given do not answer this.' }];
  const marked = best.map(({ number, sentence }) => `${sentence.replace(/[.。]$/, '')} [${number}].`);
  return [{ type: 'text', text: marked.join(' ') }];
}

function toolTexts(block: object): string[] {
  if (!('content' in block) || !Array.isArray(block.content)) return [];
  return block.content.flatMap((inner: { text?: string }) => inner.text ?? []);
}
