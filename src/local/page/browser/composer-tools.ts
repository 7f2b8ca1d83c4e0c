import type { ChannelView } from '../channel-list.ts';
import type { CommandView } from '../command-view.ts';
import type { ActionOutcome } from '../page-actions.ts';
import type { Deed } from './connection.ts';

/** What a composer has of the page around it. */
export interface ComposerTools {
  act(deed: Deed): Promise<ActionOutcome>;
  bot(): string;
  commands(): readonly CommandView[];
  channels(): readonly ChannelView[];
}
