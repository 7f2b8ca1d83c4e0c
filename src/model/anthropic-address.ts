const anthropicHost = /(^|\.)anthropic\.com$/;

/** Whether an address is Anthropic's own. */
export function isAnthropics(baseUrl: string): boolean {
  return anthropicHost.test(new URL(baseUrl).hostname);
}
