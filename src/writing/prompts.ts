import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Calendar, dayOf } from '../language/calendar.ts';

const folder = fileURLToPath(new URL('../../prompts/', import.meta.url));

/** What Claude is told, with the values that are put in at each request. */
export interface Prompt {
  readonly name: string;
  /** First 12 hex digits of the text's SHA-256: its version. */
  readonly version: string;
  render(values: Readonly<Record<string, string>>): string;
}

const placeholder = /\{\{(\w+)\}\}/g;

/**
 * Reads a prompt from `prompts/`.
 * @param known the placeholders it must have, no more and no fewer.
 * @throws {Error} when the file is missing or its placeholders are others.
 */
export function loadPrompt(name: string, known: readonly string[], path = `${folder}${name}.md`): Prompt {
  const text = readFileSync(path, 'utf8').trim();
  const found = new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''));
  const unknown = [...found].filter((key) => !known.includes(key));
  const missing = known.filter((key) => !found.has(key));
  if (unknown.length > 0 || missing.length > 0) {
    const complaints = [
      ...unknown.map((key) => `{{${key}}} is unknown`),
      ...missing.map((key) => `{{${key}}} is missing`),
    ];
    throw new Error(
      `The prompt ${path} can't be used: ${complaints.join(', ')}. It may use ${known.map((key) => `{{${key}}}`).join(', ')}.`,
    );
  }
  return {
    name,
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
    render: (values) => text.replace(placeholder, (_, key: string) => values[key] ?? ''),
  };
}

/** Every prompt, with the values that each takes. */
const placeholders = {
  answer: ['today', 'timeZone'],
  again: ['question', 'standing', 'fallen'],
  summary: ['today', 'timeZone'],
  timeline: ['today', 'timeZone'],
  briefing: ['today', 'timeZone', 'language'],
  verify: [],
  claims: [],
  marks: [],
  rewrite: ['today', 'timeZone'],
  topic: ['language'],
} as const;

export type Prompts = Readonly<Record<keyof typeof placeholders, Prompt>>;

/** What is put into the prompts that tell what day it is. */
type PromptValues = Readonly<Record<'today' | 'timeZone', string>>;

/** The values for a question that is asked at a moment. */
export function promptValuesAt(calendar: Calendar, askedAt: Date): PromptValues {
  return { today: dayOf(calendar, askedAt), timeZone: calendar.timeZone };
}

/** @throws {Error} when one of them can't be used. */
export function loadPrompts(): Prompts {
  return {
    answer: loadPrompt('answer', placeholders.answer),
    again: loadPrompt('again', placeholders.again),
    summary: loadPrompt('summary', placeholders.summary),
    timeline: loadPrompt('timeline', placeholders.timeline),
    briefing: loadPrompt('briefing', placeholders.briefing),
    verify: loadPrompt('verify', placeholders.verify),
    claims: loadPrompt('claims', placeholders.claims),
    marks: loadPrompt('marks', placeholders.marks),
    rewrite: loadPrompt('rewrite', placeholders.rewrite),
    topic: loadPrompt('topic', placeholders.topic),
  };
}
