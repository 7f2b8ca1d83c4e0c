import { answerPlaceholders } from '../answer/answer.ts';
import type { Config } from '../config.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import { summaryPlaceholders } from '../digest/digest.ts';
import { createClaude } from '../model/claude.ts';
import type { Library } from '../retrieve/library.ts';
import { loadPrompt } from '../writing/prompts.ts';

/** Puts the desk together: Claude where there is a key, quotes where there is none. */
export function openDesk(library: Library, { claude, timeZone }: Config, log: (message: string) => void): Desk {
  const prompts = {
    answer: loadPrompt('answer', answerPlaceholders),
    summary: loadPrompt('summary', summaryPlaceholders),
  };
  const { apiKey, baseUrl, model } = claude;
  return createDesk({
    library,
    model: apiKey === null ? null : createClaude({ apiKey, baseUrl, model }),
    prompts,
    timeZone,
    log,
  });
}
