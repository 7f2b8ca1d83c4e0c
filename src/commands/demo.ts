import type { Newsroom } from '../app/newsroom.ts';
import type { Log } from '../discord/wire/log.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { startLocalDiscord } from '../local/discord/local-discord.ts';
import { startPage } from '../local/page/page-server.ts';
import type { Example } from '../local/page/page-words.ts';
import { describeModel, goOnline, untilStopped } from './bot-online.ts';
import type { CommandContext } from './command.ts';
import { createLog } from './line-log.ts';

/** Requests and frames of the wire log that a demo keeps: enough for a long look around. */
const demoWireEntries = 1_000;

/** Questions to the articles that come with the program, and what each shows. */
const sampleQuestions: readonly Example[] = [
  { question: 'Which drones does South Korea buy from Poland?', shows: 'covered' },
  { question: 'What did the security dialogue in Warsaw agree on?', shows: 'dated' },
  { question: 'Who won the 2022 World Cup?', shows: 'notCovered' },
];
const headlinesOffered = 3;

/** Questions that a newsroom's own articles answer: what their newest stories are about. */
async function headlineQuestions({ library }: Newsroom, askedAt: Date): Promise<Example[]> {
  const filter = { from: null, to: null, outlets: [] };
  const found = await library.newest({ days: null, topic: null, count: headlinesOffered, filter, askedAt });
  return found.stories.flatMap(({ lead: { title, titleIsOurs } }) => (titleIsOurs ? [] : [{ headline: title }]));
}

/** The real bot in a Discord of its own, with a page to see it in, until it is told to stop. */
export async function runDemo(
  newsroom: Newsroom,
  isSample: boolean,
  { config, tell, now }: CommandContext,
): Promise<number> {
  const discord = await startLocalDiscord({ kept: demoWireEntries });
  discord.createUser({ username: 'editor', globalName: 'Editor', permissions: 0x8n });
  try {
    const examples = isSample ? async () => sampleQuestions : () => headlineQuestions(newsroom, now());
    const page = await startPage({ discord, port: config.port, examples });
    try {
      const place = {
        token: discord.token,
        apiUrl: discord.url,
        guildId: null,
        allowedGuildIds: null,
        store: forgetful,
      };
      const bot = await goOnline(newsroom, config, place, demoLog(tell));
      tell('There is no DISCORD_TOKEN, so Discord is played on this machine. Open the page, and ask:');
      tell(page.url);
      tell(`${describeModel(config)} Stop it with Ctrl+C.`);
      tell('To go live, put DISCORD_TOKEN into .env (see "Going live" in README.md) and start again.');
      return await untilStopped(bot, tell);
    } finally {
      await page.close();
    }
  } finally {
    await discord.close();
  }
}

/** Each demo is a new Discord: what was registered in an earlier one says nothing. */
const forgetful: RegistrationStore = { get: async () => null, set: async () => {} };

/** A demo's terminal shows what goes wrong alone: the rest can be seen on the page. */
function demoLog(tell: (line: string) => void): Log {
  return { ...createLog(tell), info: () => {} };
}
