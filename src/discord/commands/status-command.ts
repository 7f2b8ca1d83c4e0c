import { ApplicationCommandType } from 'discord.js';
import type { DeskStatus } from '../../desk/desk-status.ts';
import type { QuestionsLeft } from '../../desk/fair-use.ts';
import type { Wording } from '../../wording/wording.ts';
import { headlineMarkdown } from '../render/cited-sources.ts';
import { momentAndDistance } from '../render/digest-plan.ts';
import { line, type Message } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { sourceFacts } from '../render/source-facts.ts';
import { momentMarkdown } from '../render/timestamps.ts';
import { askerOf } from '../wire/asker.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { deliver } from '../wire/deliver.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** How fresh the coverage is, whether Claude is there, and what the person may still ask. */
export const status: SlashCommand = {
  kind: 'slash',
  data: { type: ApplicationCommandType.ChatInput, ...described(({ status }) => status), ...anywhere },

  async execute(interaction, audience, context) {
    await deliver(interaction, { isPrivate: true, audience }, context, async () => {
      const { desk } = context;
      const left = await desk.allowance(askerOf(interaction, true), audience.settings);
      const [found, next] = await Promise.all([desk.status(), nextDigest(interaction.guildId, context)]);
      return renderStatus(found, left, interaction.guildId !== null, next, audience.own);
    });
  },
};

/** When the next digest comes in a server; `null` when none does. */
async function nextDigest(guildId: string | null, { digests }: BotContext): Promise<Date | null> {
  const found = guildId === null ? [] : await digests.list(guildId);
  const moments = found.flatMap((digest) => (digest.paused === null ? (digests.nextAt(digest) ?? []) : []));
  return moments.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

function renderStatus(
  status: DeskStatus,
  left: QuestionsLeft,
  isInServer: boolean,
  next: Date | null,
  wording: Wording,
): Message[] {
  const said = wording.status;
  const { articles, newest, lastSync, isSyncOverdue, claude, model, version } = status;
  const count = (number: number | null): string => (number === null ? said.unlimited : String(number));
  const synced = lastSync === null ? said.neverSynced : momentMarkdown(lastSync, 'R');
  const facts: [string, string][] = [
    [said.coverage, said.articles(articles)],
    ...(newest === null ? [] : [[said.newest, headlineMarkdown(newest, wording)] satisfies [string, string]]),
    [said.sync, isSyncOverdue ? `${synced} (${said.overdue})` : synced],
    ...sourceFacts(status.sources, wording),
    [said.claude, claude === 'up' ? said.up(model ?? 'Claude') : said[claude]],
    [said.yours, count(left.person)],
    ...(isInServer ? [[said.server, count(left.server)] satisfies [string, string]] : []),
    ...(next === null ? [] : [[wording.digests.status, momentAndDistance(next, wording)] satisfies [string, string]]),
    [said.version, version],
  ];
  const blocks = facts.map(([what, fact], at) => line('plain', at === 0, `**${what}:** ${fact}`));
  return toMessages(
    [line('plain', false, `**${said.title}**`), ...blocks],
    '',
    isSyncOverdue || status.sources.some(({ trouble }) => trouble !== null) ? colours.nothing : colours.quotes,
  );
}
