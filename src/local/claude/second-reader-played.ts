import { z } from 'zod';
import { contentWords } from './answer-words.ts';
import { type MessagesBody, questionOf } from './request-body.ts';

/** What a second reader is asked, as far as this stand-in reads it. */
const verifying = z.object({
  question: z.string().optional(),
  sentencesThatStand: z.array(z.string()).optional(),
  sentences: z.array(
    z.object({
      sentence: z.number(),
      text: z.string(),
      cites: z.array(z.object({ before: z.string(), cited: z.string(), after: z.string() })),
    }),
  ),
});
const rewriting = z.object({ earlierQuestion: z.string().optional(), question: z.string() });

type AskedToVerify = z.infer<typeof verifying>;
type Label = 'supported' | 'partly' | 'unsupported' | 'contradicted';

/** Shares of a sentence's words that stand in what it cites, from which it is called supported, and partly so. */
const supportedFrom = 0.6;
const partlyFrom = 0.35;
/** From this share on two sentences speak of the same, so that another number or a "not" contradicts. */
const sameFrom = 0.5;

const negation = /\b(?:not|no|never|nobody|none|without)\b|n['’]t\b/i;
const numbersOf = (text: string): Set<string> => new Set(text.match(/\d+(?:[.,]\d+)*/g) ?? []);

/** A verdict from the overlap of words alone: good enough to play the part, no judge of meaning. */
function verdictOn({ text, cites }: AskedToVerify['sentences'][number]): {
  readonly label: Label;
  readonly why: string;
} {
  const cited = cites.map((one) => one.cited).join(' ');
  const around = cites.map(({ before, after }) => `${before} ${after}`).join(' ');
  if (cited.includes(text.trim())) return { label: 'supported', why: 'it stands there word for word' };
  const words = contentWords(text);
  if (words.size === 0) return { label: 'supported', why: 'it states nothing of its own' };
  const held = contentWords(`${cited} ${around}`);
  const share = words.intersection(held).size / words.size;
  const stated = numbersOf(text).difference(numbersOf(`${cited} ${around}`));
  if (share >= sameFrom && stated.size > 0 && numbersOf(cited).size > 0)
    return { label: 'contradicted', why: `the source has another number than ${[...stated][0]}` };
  if (share >= supportedFrom && negation.test(text) !== negation.test(cited) && words.isSubsetOf(held))
    return { label: 'contradicted', why: 'one of the two denies it' };
  if (share >= supportedFrom) return { label: 'supported', why: 'its words stand there' };
  const missing = [...words.difference(held)].slice(0, 3).join(', ');
  return share >= partlyFrom
    ? { label: 'partly', why: `the source says nothing of ${missing}` }
    : { label: 'unsupported', why: `the source says nothing of ${missing}` };
}

/** Whether sentences share half of the question's words: yes; any of them: in part. */
function answersOf(
  { question = '', sentencesThatStand = [] }: AskedToVerify,
  kept: readonly string[],
): 'yes' | 'part' | 'no' {
  const asked = contentWords(question);
  if (asked.size === 0) return 'yes';
  const shared = asked.intersection(contentWords([...sentencesThatStand, ...kept].join(' '))).size / asked.size;
  if (shared >= 0.5) return 'yes';
  return shared > 0 ? 'part' : 'no';
}

/**
 * The honest answer to a request for a JSON document: verdicts on sentences, or a follow-up as a question of its own.
 * @param isFalse sentences that are known to be false, whatever their words have in common with what they cite.
 */
export function readAgain(body: MessagesBody, isFalse: (text: string) => boolean = () => false): string {
  const material: unknown = parse(questionOf(body));
  const asked = verifying.safeParse(material).data;
  if (asked) {
    const verdicts = asked.sentences.map((one) => ({
      ...(isFalse(one.text) ? { label: 'contradicted' as const, why: 'it is known to be false' } : verdictOn(one)),
      sentence: one.sentence,
      text: one.text,
    }));
    const kept = verdicts.filter(({ label }) => label === 'supported' || label === 'partly');
    const isLast = asked.sentencesThatStand !== undefined;
    return JSON.stringify({
      verdicts: verdicts.map(({ sentence, label, why }) => ({ sentence, verdict: label, why })),
      ...(isLast && {
        answers: answersOf(
          asked,
          kept.map(({ text }) => text),
        ),
      }),
    });
  }
  const followUp = rewriting.safeParse(material).data;
  if (!followUp) return '{}';
  const { question: own, earlierQuestion } = followUp;
  const leaning = `${own.replace(/\s*[?.!]*$/, '')}, with regard to: ${earlierQuestion}`;
  // It knows one language alone: what is to be translated stays as it is.
  const question = earlierQuestion === undefined ? own : leaning;
  return JSON.stringify({ question, from: null, to: null });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
