import type { DeferredReplies } from './deferred-replies.ts';
import type { Deliveries } from './deliveries.ts';
import type { Erasure } from './erasure.ts';
import type { Errands } from './errands.ts';
import type { HashId } from './hash-id.ts';
import type { Imports } from './imports.ts';
import type { Leases } from './leases.ts';
import type { Ratings } from './ratings.ts';
import type { Retention } from './retention.ts';
import type { Schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import type { SharedCoverage } from './shared-coverage.ts';
import type { ShownAnswers } from './shown-answers.ts';
import type { Spending } from './spending.ts';
import type { Traces } from './traces.ts';
import type { Usage } from './usage.ts';

/** What stays in the data folder of a process, next to its articles, wherever all else is kept. */
export interface FolderState {
  readonly imports: Imports;
  /** Of all processes on the folder, who takes its coverage in. */
  readonly leases: Leases;
  readonly holder: string;
  /** Deletes copies of what people did: somebody wants something forgotten. */
  dropCopies(): void;
  close(): Promise<void>;
}

/**
 * What the bot must remember and can't derive: never deleted, never rebuilt. Every method is asynchronous and a transaction of its own, so that
 * several processes can share it: what must not be parted by another's call is one method.
 */
export interface State {
  readonly settings: Settings;
  readonly folder: FolderState;
  readonly traces: Traces;
  readonly shown: ShownAnswers;
  readonly ratings: Ratings;
  readonly erasure: Erasure;
  readonly usage: Usage;
  readonly leases: Leases;
  /** Under which name this process holds leases. */
  readonly holder: string;
  readonly deferred: DeferredReplies;
  readonly spending: Spending;
  readonly schedules: Schedules;
  readonly deliveries: Deliveries;
  readonly errands: Errands;
  /** The coverage that several processes share; `null` where each data folder has its own. */
  readonly coverage: SharedCoverage | null;
  /** Deletes traces that are older than they may be, now and once a day until the state is closed. Resolves after the first time. */
  retain(retention: Retention): Promise<void>;
  /** The only form in which ids of people and servers are kept. */
  readonly hashId: HashId;
  close(): Promise<void>;
}
