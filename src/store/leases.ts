/** Of all processes that share a store, the one that takes the coverage in holds this lease. */
export const intakeLease = 'intake';

/**
 * What only one process may do at a time, whatever machine it runs on. A lease ends by itself when whoever holds it doesn't renew it: a
 * process that was killed keeps nobody waiting for longer. Moments are the callers'; where processes run on several machines, the database's clock says how much later it is.
 */
export interface Leases {
  /**
   * Takes the lease of that name until `forMs` after `at`; whoever holds it already, goes on holding it.
   * @returns false while another holds it.
   */
  take(name: string, holder: string, forMs: number, at: Date): Promise<boolean>;
  /** Goes on holding it. @returns false where it ran out, or another holds it: what it is for must stop. */
  renew(name: string, holder: string, forMs: number, at: Date): Promise<boolean>;
  /** Names that begin so and that others hold. What ran out of them is deleted. */
  others(prefix: string, holder: string, at: Date): Promise<readonly string[]>;
  /** Gives it back at once; another's stays as it is. */
  release(name: string, holder: string): Promise<void>;
}
