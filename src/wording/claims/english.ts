import type { QuotesReason } from '../../coverage/answer.ts';
import { counted } from '../counts/english.ts';
import { becauseInEnglish as because } from '../without-claude/english.ts';
import { writerName } from '../writer-name.ts';

/** What stands around a message that was checked against the coverage. */
export const claimsInEnglish = {
  title: 'Checked against the coverage',
  supported: 'The coverage says so',
  partly: 'The coverage says so in part',
  contradicted: 'The coverage says otherwise',
  not_covered: 'Nothing on it in the coverage',
  unchecked: 'Closest in the coverage; read for yourself',
  noClaims: 'There is no statement in this message that could be checked.',
  more: (count: number): string =>
    `${counted(count, { one: 'further statement was', other: 'further statements were' })} not looked at.`,
  noText: 'This message has no text to check.',
  otherLanguage: 'No article is in the language of this message, so what the coverage says may have been missed.',
  byClaude: (model: string | null): string =>
    `${writerName(model)} read these statements, and no more of the message, against the quotes. Nothing of it is kept here.`,
  /** Why Claude didn't read it. */
  byCode: (reason: QuotesReason | 'off'): string =>
    `${reason === 'off' ? 'Nobody has judged these statements' : `${because[reason]}, so nobody has judged these statements`}: the quotes are what comes closest in the articles.`,
};
