/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504 }
  /** Refused with Discord's own code: 50001 missing access, 50007 no direct messages to this person, 50013 missing permissions. */
  | { readonly kind: 'forbidden'; readonly code: number }
  | {
      readonly kind: 'rate_limited';
      readonly retryAfterMs: number;
      readonly scope?: 'user' | 'shared' | 'global';
    }
  /** Never answered; the sender has to give up by itself. */
  | { readonly kind: 'hang' }
  /**
   * The connection ends unanswered: before the request takes effect, or after it; closed in an orderly way, or reset.
   * Clients tell the two apart: discord.js tries again after a reset only.
   */
  | { readonly kind: 'drop'; readonly afterEffect?: boolean; readonly by: 'close' | 'reset' }
  | { readonly kind: 'delay'; readonly ms: number };

interface FaultRule {
  readonly method?: string;
  /** Tried on the decoded path after `/api/v10`: as a part of it, or as a pattern. */
  readonly path?: string | RegExp;
  /** How many requests it strikes; once by default. */
  readonly times?: number;
  /** How many matching requests pass before. */
  readonly skip?: number;
}

export type Faults = ReturnType<typeof createFaults>;

/** Faults waiting for their requests, tried in the order they were set. */
export function createFaults() {
  let rules: { rule: FaultRule; fault: Fault; skip: number; left: number }[] = [];
  return {
    /** Lets matching requests go wrong. */
    add(rule: FaultRule, fault: Fault): void {
      rules.push({ rule, fault, skip: rule.skip ?? 0, left: rule.times ?? 1 });
    },

    clear(): void {
      rules = [];
    },

    /** The fault this request meets, used up by one. */
    strike(method: string, path: string): Fault | null {
      for (const entry of rules) {
        const { rule } = entry;
        if (rule.method !== undefined && rule.method !== method) continue;
        if (typeof rule.path === 'string' && !path.includes(rule.path)) continue;
        if (
          rule.path instanceof RegExp &&
          !new RegExp(rule.path.source, rule.path.flags.replace(/[gy]/g, '')).test(path)
        ) {
          continue;
        }
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left <= 0) rules = rules.filter((other) => other !== entry);
        return entry.fault;
      }
      return null;
    },
  };
}
