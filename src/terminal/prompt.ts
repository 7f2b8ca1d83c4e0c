import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { DigestRequest } from '../coverage/digest.ts';
import type { Question } from '../coverage/question.ts';
import type { TimelineRequest } from '../coverage/timeline.ts';
import { InputError } from '../desk/check-input.ts';
import type { Desk } from '../desk/desk.ts';
import { defaultDigestCount, defaultTimelineLines } from '../desk/input-limits.ts';
import { renderAnswer, renderDigest } from './answer-text.ts';
import { renderTimeline } from './timeline-text.ts';

/** The commands at the prompt, as people read them. */
export const promptHelp = [
  '/ask QUESTION [from:DAY] [to:DAY] [outlet:"NAME"]   ask about the coverage',
  '/summary [days:N] [topic:"WORDS"] [count:N]         the latest stories',
  '/timeline TOPIC [from:DAY] [to:DAY]                 what happened when',
  'help, quit                                          also with a slash, and exit',
].join('\n');

interface PromptOptions {
  readonly desk: Desk;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where a terminal shows the prompt and what is typed. */
  readonly echo: Writable;
  readonly print: (text: string) => void;
  readonly tell: (line: string) => void;
  readonly now: () => Date;
}

/** Options of one command at the prompt, written `name:value` or `name:"several words"`. */
function takeOptions(line: string, names: readonly string[]): { words: string; options: ReadonlyMap<string, string> } {
  const options = new Map<string, string>();
  const pattern = new RegExp(`(?:^|\\s)(${names.join('|')}):(?:"([^"]*)"|(\\S+))`, 'g');
  const words = line.replace(pattern, (_, name: string, quoted?: string, bare?: string) => {
    options.set(name, quoted ?? bare ?? '');
    return '';
  });
  return { words: words.trim(), options };
}

function toQuestion(line: string, askedAt: Date): Question {
  const { words, options } = takeOptions(line, ['from', 'to', 'outlet']);
  const outlet = options.get('outlet');
  const filter = {
    from: options.get('from') ?? null,
    to: options.get('to') ?? null,
    outlets: outlet === undefined ? [] : [outlet],
  };
  return { text: words, filter, askedAt };
}

function toDigestRequest(line: string, askedAt: Date): DigestRequest {
  const { words, options } = takeOptions(line, ['days', 'topic', 'count']);
  if (words !== '')
    throw new InputError(() => `/summary takes options only. For a topic write /summary topic:"${words}"`);
  const days = options.get('days');
  return {
    days: days === undefined ? null : Number(days),
    topic: options.get('topic') ?? null,
    count: Number(options.get('count') ?? defaultDigestCount),
    filter: { from: null, to: null, outlets: [] },
    askedAt,
  };
}

function toTimelineRequest(line: string, askedAt: Date): TimelineRequest {
  const { text, filter } = toQuestion(line, askedAt);
  return { topic: text, filter, count: defaultTimelineLines, askedAt };
}

/** Said of the prompt itself, with a slash and without: nobody asks the coverage to quit. */
function plainCommand(line: string): 'help' | 'quit' | null {
  const word = /^\/?(help|quit|exit)$/i.exec(line)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  return word === 'help' ? 'help' : 'quit';
}

/** Answers one line; a line without a slash is a question. */
async function answerLine(line: string, { desk, now }: PromptOptions, signal: AbortSignal): Promise<string> {
  const command = /^\/(\w+)\s*(.*)$/s.exec(line);
  const rest = command?.[2] ?? '';
  switch (command?.[1]) {
    case undefined:
      return renderAnswer(await desk.ask(toQuestion(line, now()), { signal }));
    case 'ask':
      return renderAnswer(await desk.ask(toQuestion(rest, now()), { signal }));
    case 'timeline':
      return renderTimeline(await desk.timeline(toTimelineRequest(rest, now()), { signal }));
    case 'summary':
      return renderDigest(await desk.summarise(toDigestRequest(rest, now()), { signal }));
    default:
      throw new InputError(() => `There is no command /${command?.[1]}.\n${promptHelp}`);
  }
}

/** Reads commands to the end of the input, or to `quit`, and answers each. */
export async function runPrompt(options: PromptOptions): Promise<void> {
  const { input, echo, print, tell } = options;
  const { signal } = new AbortController();
  const isTerminal = input.isTTY === true;
  const lines = createInterface({ input, output: isTerminal ? echo : undefined, prompt: '> ' });
  if (isTerminal) lines.prompt();
  for await (const raw of lines) {
    const line = raw.trim();
    const plain = plainCommand(line);
    if (plain === 'quit') break;
    if (plain === 'help') print(`${promptHelp}\n`);
    else if (line !== '') {
      try {
        print(`${await answerLine(line, options, signal)}\n`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        tell(error.message);
      }
    }
    if (isTerminal) lines.prompt();
  }
  lines.close();
}
