import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { type LocalClaude, startLocalClaude } from '../../local/claude/claude-server.ts';
import { type LocalDiscord, startLocalDiscord } from '../../local/discord/local-discord.ts';
import { type PlayedSite, startPlayedSite } from '../../local/newsroom/played-site.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';

/** Everything around the bot: a Discord, a Claude, a newsroom's site with feeds, and a folder of articles. */
export interface SoakStage {
  readonly discord: LocalDiscord;
  readonly claude: LocalClaude;
  readonly site: PlayedSite;
  readonly questions: readonly string[];
  readonly corpusDir: string;
  readonly dataDir: string;
  readonly sourcesFile: string;
  close(): Promise<void>;
}

interface StagePlan {
  /** Empty. */
  readonly dir: string;
  readonly seed: number;
  /** Articles of the folder that stay as they are. */
  readonly articles: number;
  readonly minutes: number;
}

const feeds = 6;
/** What the site lives through in a minute of ours: minutes. It begins so far back that it is here when the soak ends. */
const siteSpeed = 10;
const minuteMs = 60_000;
const pace = {
  articleEveryMs: 2 * minuteMs,
  shares: { corrected: 0.3, retitled: 0.2, moved: 0.05, withdrawn: 0.1 },
};
/** Often, so that a lost connection is noticed within seconds; Discord's is 41 seconds. */
const heartbeatIntervalMs = 5_000;

/** Writes made-up coverage and starts what the bot talks to: Discord, Claude and a newsroom's site, on 127.0.0.1. */
export async function setStage({ dir, seed, articles, minutes }: StagePlan): Promise<SoakStage> {
  const made = join(dir, 'made-up');
  generateCorpus(made, articles);
  const corpusDir = join(dir, 'corpus');
  writeCorpusFolder(join(made, 'corpus.jsonl'), corpusDir);
  const dataDir = join(dir, 'data');
  mkdirSync(dataDir);
  const discord = await startLocalDiscord({ heartbeatIntervalMs, kept: 1_000 });
  const claude = await startLocalClaude({ delayMs: 5, kept: 1_000 });
  const realStart = Date.now();
  const siteStart = realStart - minutes * minuteMs * (siteSpeed - 1);
  const clock = { now: () => siteStart + (Date.now() - realStart) * siteSpeed };
  const site = await startPlayedSite({ clock, seed, feeds, pace });
  const sourcesFile = join(dir, 'sources.yaml');
  // Its one outlet answers at the address itself.
  const entries = site.feeds.map(({ url }) => `- feed: http://127.0.0.1:${site.port}${new URL(url).pathname}\n`);
  writeFileSync(sourcesFile, entries.join(''));
  return {
    ...{ discord, claude, site, corpusDir, dataDir, sourcesFile },
    questions: benchQuestions(made).map(({ text }) => text),
    close: async () => {
      await discord.close();
      await claude.close();
      await site.close();
    },
  };
}
