import { z } from 'zod';
import type { Verification, VerifyingRequest } from './model.ts';

/** Characters of a reason that are kept: it is asked for in twelve. */
const mostWhyChars = 200;

const support = z.enum(['supported', 'partly', 'unsupported', 'contradicted']);
const verdict = z.strictObject({ sentence: z.number(), verdict: support, why: z.string() });
const verdicts = { verdicts: z.array(verdict) };
const answers = z.enum(['yes', 'part', 'no']);

/** What is answered to a request for verdicts, and to the last one of an answer. Plain types alone: a schema may state no limits. */
export const verdictsAnswer = z.strictObject(verdicts);
export const lastVerdictsAnswer = z.strictObject({ ...verdicts, answers });

/** What is read, numbered from 1, as the material of a request. */
export function materialOf({ question, passedBefore, sentences, isLast }: VerifyingRequest): object {
  return {
    ...(question !== null && { question }),
    ...(isLast && { sentencesThatStand: passedBefore }),
    sentences: sentences.map(({ text, cites, notFound }, index) => ({
      sentence: index + 1,
      text,
      cites: cites.map(({ title, before, cited, after }) => ({ from: title, before, cited, after })),
      ...(notFound.length > 0 && { codeDidNotFind: notFound }),
    })),
  };
}

type Verdicts = z.infer<typeof verdictsAnswer> & { readonly answers?: z.infer<typeof answers> | undefined };

/** Verdicts in the order of the sentences: a number that nobody asked about says nothing, of two on one sentence the harsher counts. */
export function verificationOf({ verdicts: found, answers }: Verdicts, { sentences }: VerifyingRequest): Verification {
  const severity = support.options;
  return {
    readings: sentences.map((_, index) => {
      const own = found.filter(({ sentence }) => sentence === index + 1);
      const [harshest] = own.toSorted((a, b) => severity.indexOf(b.verdict) - severity.indexOf(a.verdict));
      return harshest ? { label: harshest.verdict, why: harshest.why.trim().slice(0, mostWhyChars) } : null;
    }),
    answers: answers ?? null,
  };
}
