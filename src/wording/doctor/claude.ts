import type { Failure } from '../../coverage/answer.ts';
import type { Trouble } from '../trouble.ts';

const inDollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 6,
});

const askLater = 'Run this again in a few minutes. Until then answers are quotes.';

/** Failures that a check of the key can meet say what they are; the others only what the API said. */
const claudeFailure = (model: string, baseUrl: string, choice: string): Partial<Record<Failure, Trouble>> => ({
  bad_key: {
    found: 'Claude did not accept the key.',
    remedy:
      'Copy it again from the Claude Console (API keys) into ANTHROPIC_API_KEY. With no key at all, answers are quotes.',
  },
  no_such_model: {
    found: `There is no model ${model}, or this key may not use it.`,
    remedy: `${choice} If ANTHROPIC_BASE_URL is set, check that too.`,
  },
  no_credit: {
    found: 'There is no credit left for Claude.',
    remedy: 'Add some in the Claude Console (Billing). Until then answers are quotes.',
  },
  rate_limited: { found: 'Claude takes no more requests of this key for the moment.', remedy: askLater },
  overloaded: { found: 'Claude is overloaded at the moment.', remedy: askLater },
  unreadable: {
    found: `What answers at ${baseUrl} is not Claude’s API.`,
    remedy: 'Check ANTHROPIC_BASE_URL: it is the address without a path, for example http://127.0.0.1:11434.',
  },
  unavailable: {
    found: `Claude could not be reached at ${baseUrl}.`,
    remedy: 'Check the network connection and ANTHROPIC_BASE_URL. Until then answers are quotes.',
  },
  timed_out: {
    found: `Claude did not answer in time at ${baseUrl}.`,
    remedy: 'Check the network connection and ANTHROPIC_BASE_URL, or run this again in a few minutes.',
  },
});

/** In `npm run doctor`, what it finds of Claude and what that may cost. In English, as the settings are. */
export const claudeFindings = {
  noKey: 'There is no ANTHROPIC_API_KEY: answers are quotes, word for word.',
  claude: (model: string, cites: boolean | null): string =>
    cites === null
      ? `the key is accepted, and there is a model ${model}; whether it cites, the API does not say`
      : `the key is accepted, and ${model} cites`,
  citesNot: (model: string, choice: string): Trouble => ({
    found: `${model} cannot cite, and an answer without citations is never shown.`,
    remedy: choice,
  }),
  chooseModel: (models: readonly string[]): string => `Set ANTHROPIC_MODEL to one of ${models.join(', ')}.`,
  claudeFailed: (failure: Failure, model: string, baseUrl: string, choice: string): Trouble =>
    claudeFailure(model, baseUrl, choice)[failure] ?? {
      found: 'Claude refused the question for the model.',
      remedy: 'Check ANTHROPIC_MODEL and ANTHROPIC_BASE_URL.',
    },

  noSpending: 'nothing is spent without a key',
  budget: (dollars: number, timeZone: string): string =>
    `${inDollars.format(dollars)} a day; once it is spent, answers are quotes until midnight in ${timeZone}`,
  noBudget: {
    found: 'There is no limit to what Claude may cost a day.',
    remedy: 'Set DAILY_BUDGET_USD, for example to 1; an answer takes ten calls at most.',
  },
  free: (model: string): string => `${model} has no price here: on a server of your own it counts as costing nothing`,
  /** A server that speaks Claude's API and isn't Claude. */
  ownServer: (model: string, baseUrl: string, knowsModels: boolean): string =>
    `${baseUrl} does not cite as Claude does, so sentences go there numbered and come back with [n] marks; ${knowsModels ? `it knows ${model}` : `whether it has ${model} it does not say: ask one question to find out`}`,
};
