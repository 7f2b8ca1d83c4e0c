import type { Config } from '../../config.ts';
import type { Failure } from '../../coverage/answer.ts';
import { isAnthropics } from '../../model/anthropic-address.ts';
import { type ClaudeCheck, checkClaude } from '../../model/check-claude.ts';
import { isPriced, pricedModels } from '../../model/prices.ts';
import { anyCheck } from '../../wording/doctor/checks.ts';
import { claudeFindings as say } from '../../wording/doctor/claude.ts';
import { trouble } from '../../wording/trouble.ts';
import { type DoctorFinding, ok, problem, skipped, warning } from './finding.ts';

/** These pass by themselves within minutes. */
const temporaryFailures: ReadonlySet<Failure> = new Set<Failure>(['rate_limited', 'overloaded']);

const choice = say.chooseModel(pricedModels);

/** What the API says of key and model; `null` where there is no key or no address to ask. */
export async function askClaude(
  { claude: { apiKey, baseUrl, model } }: Config,
  bad: ReadonlySet<string>,
): Promise<ClaudeCheck | null> {
  return apiKey === null || bad.has('ANTHROPIC_BASE_URL') ? null : checkClaude({ apiKey, baseUrl, model });
}

/** What is known of Claude's key, model and server. `check` is `null` where its settings can't be read. */
export function claudeFinding({ claude }: Config, check: ClaudeCheck | null, bad: ReadonlySet<string>): DoctorFinding {
  const { apiKey, baseUrl, model } = claude;
  if (bad.has('ANTHROPIC_API_KEY')) return skipped('claude', anyCheck.needsSetting('ANTHROPIC_API_KEY'));
  if (apiKey === null) return skipped('claude', say.noKey);
  if (check === null) return skipped('claude', anyCheck.needsSetting('ANTHROPIC_BASE_URL'));
  const isOwn = !isAnthropics(baseUrl);
  if (isOwn && (check.ok ? check.citations !== true : !check.isApi && check.failure === 'no_such_model'))
    return ok('claude', say.ownServer(model, baseUrl, check.ok));
  if (!check.ok) {
    const mark = temporaryFailures.has(check.failure) ? warning : problem;
    return mark('claude', say.claudeFailed(check.failure, model, baseUrl, choice), [check.detail]);
  }
  return check.citations === false
    ? problem('claude', say.citesNot(model, choice))
    : ok('claude', say.claude(model, check.citations));
}

/** Whether a budget can be held, which needs the model's price. */
export function budgetFinding({ claude, dailyBudgetUsd, timeZone }: Config, bad: ReadonlySet<string>): DoctorFinding {
  if (bad.has('DAILY_BUDGET_USD')) return skipped('budget', anyCheck.needsSetting('DAILY_BUDGET_USD'));
  if (bad.has('ANTHROPIC_API_KEY')) return skipped('budget', anyCheck.needsSetting('ANTHROPIC_API_KEY'));
  if (claude.apiKey === null) return skipped('budget', say.noSpending);
  const isOwn = !isAnthropics(claude.baseUrl);
  const unpriced = [claude.model, claude.verifyModel].find((name) => name !== null && !isPriced(name));
  if (isOwn && unpriced != null) return ok('budget', say.free(unpriced));
  if (dailyBudgetUsd === null) return warning('budget', say.noBudget);
  return unpriced == null
    ? ok('budget', say.budget(dailyBudgetUsd, timeZone))
    : problem('budget', trouble.unpriced(unpriced, pricedModels));
}
