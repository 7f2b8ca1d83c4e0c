import { fingerprintOf } from '../../schedule/corrections/correction-fingerprint.ts';
import { citationsOf } from '../../store/trace.ts';
import { correctionLines } from '../render/correction-lines.ts';
import { line } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { type Audience, isPrivateMessage } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { isGone } from '../wire/discord-errors.ts';
import type { Pressed } from '../wire/interactions.ts';
import { hasOpenedDialog, tellPrivately } from '../wire/send.ts';
import { correctedRows } from './answer-buttons.ts';
import { verbs } from './custom-id.ts';

/** What was told last below each private message, by bot. After a start it may be told once more. */
const toldBy = new WeakMap<BotContext, Map<string, string>>();
const remembered = 1_000;

/**
 * A private answer can't be changed when its articles are: whoever presses something below it is told what was corrected since, once a version. A press that opened a dialog is
 * followed by one that sends it.
 */
export async function tellCorrections(
  interaction: Pressed,
  verb: string,
  [id = '']: readonly string[],
  { own }: Audience,
  context: BotContext,
): Promise<void> {
  const { message } = interaction;
  if (message === null || !isPrivateMessage(interaction) || hasOpenedDialog(interaction)) return;
  // The quotes say it themselves, word by word.
  if (verb === verbs.quotes) return;
  const trace = await context.desk.findTrace(id);
  if (trace === null) return;
  const corrections = await context.desk.corrections(citationsOf(trace.record));
  const tells = fingerprintOf(corrections);
  const told = toldBy.get(context) ?? new Map<string, string>();
  toldBy.set(context, told);
  if (corrections.length === 0 || told.get(message.id) === tells) return;
  told.delete(message.id);
  told.set(message.id, tells);
  const [oldest] = told.keys();
  if (told.size > remembered && oldest !== undefined) told.delete(oldest);
  const blocks = [line('plain', false, `**${own.corrections.pressed}**`), ...correctionLines(corrections, own)];
  const [first] = toMessages(blocks, '', colours.nothing);
  if (first === undefined) return;
  const rows = trace.kind === 'ask' ? correctedRows([], trace.id, own) : [];
  try {
    await tellPrivately(interaction, { ...first, rows }, context.clock);
  } catch (error) {
    told.delete(message.id);
    if (!isGone(error)) context.log.warn('A correction could not be told', { interaction: interaction.id, error });
  }
}
