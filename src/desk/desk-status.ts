import type { Headline } from '../coverage/article.ts';
import type { SourceStatus } from '../coverage/source.ts';
import type { ClaudeStatus } from './desk.ts';

/** How the bot is doing, for whoever asks. */
export interface DeskStatus {
  readonly articles: number;
  /** The newest article that carries a date. */
  readonly newest: Headline | null;
  /** When new articles were looked for last; `null` before the first time. */
  readonly lastSync: Date | null;
  readonly isSyncOverdue: boolean;
  /** Sources on the web, and how each stands; others where something is wrong with them. */
  readonly sources: readonly SourceStatus[];
  readonly claude: ClaudeStatus;
  readonly model: string | null;
  /** The models are on a server that whoever runs the bot has set. */
  readonly isOwnServer: boolean;
  readonly version: string;
}
