import { detectLanguage } from '../language/detect.ts';
import { languageCode } from '../language/language-code.ts';
import type { Model } from '../model/model.ts';
import { checkTopic, InputError } from './check-input.ts';
import type { DeskWork } from './desk-work.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/**
 * A topic in the language that most of the coverage is in, by one small call; as for a question, Claude alone can tell what its words are there.
 * @returns `null` where the coverage is in the topic's language, where nobody is there to translate it, and where that fails.
 */
export async function topicInCoverage(
  { library, prompts, calendar }: Pick<DeskWork, 'library' | 'prompts' | 'calendar'>,
  topic: string,
  model: Pick<Model, 'rewrite'> | null,
  signal: AbortSignal,
): Promise<string | null> {
  if (model === null) return null;
  const { languages } = await library.facts(calendar.now());
  const [main] = languages;
  if (main === undefined || languages.includes(languageCode(detectLanguage(topic)))) return null;
  const instructions = prompts.topic.render({ language: names.of(main) ?? main });
  const reply = await model.rewrite({ instructions, earlierQuestion: '', earlierAnswer: '', question: topic }, signal);
  if ('failure' in reply) return null;
  try {
    const translated = checkTopic(reply.value.question);
    return translated === topic ? null : translated;
  } catch (error) {
    // What it wrote is empty, or too long for a topic.
    if (error instanceof InputError) return null;
    throw error;
  }
}
