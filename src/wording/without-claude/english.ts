import type { QuotesReason } from '../../coverage/answer.ts';

/** Why Claude didn’t write, or didn’t finish. */
export const becauseInEnglish: Record<QuotesReason, string> = {
  no_key: 'This bot runs without Claude',
  budget_spent: 'Today’s budget for Claude is spent',
  share_spent: 'The digests’ part of today’s budget for Claude is spent',
  other_language: 'The coverage is in another language than the question',
  nothing_cited: 'Claude’s answer could not be tied to the articles',
  rate_limited: 'Claude is busy at the moment',
  overloaded: 'Claude is busy at the moment',
  unavailable: 'Claude cannot be reached at the moment',
  timed_out: 'Claude took too long',
  cut_off: 'The connection to Claude broke off',
  refused: 'Claude declined to answer this one',
  too_long: 'Claude’s answer grew too long',
  context_full: 'There was too much material for Claude to read at once',
  bad_key: 'Claude did not accept this bot’s key',
  no_credit: 'This bot’s credit with Claude is used up',
  no_such_model: 'Claude is not set up correctly here',
  bad_request: 'Claude could not handle this request',
  unreadable: 'What Claude sent back could not be read',
  stopped: 'The bot was stopped before Claude had finished',
};
