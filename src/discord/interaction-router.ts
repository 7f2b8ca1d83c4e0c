import type { AutocompleteInteraction, Interaction } from 'discord.js';
import { InputError } from '../desk/check-input.ts';
import { wordingFor } from '../wording/translations.ts';
import type { Wording } from '../wording/wording.ts';
import { commands } from './commands/every-command.ts';
import { readCustomId } from './controls/custom-id.ts';
import { controls } from './controls/every-control.ts';
import { tellCorrections } from './controls/private-corrections.ts';
import { plainSentence, sentence } from './render/markup.ts';
import { mostChoices } from './render/size-limits.ts';
import { isServerAllowed } from './wire/admission.ts';
import { type Audience, audienceOf } from './wire/audience.ts';
import type { BotContext } from './wire/bot-context.ts';
import { isGone } from './wire/discord-errors.ts';
import { type Answerable, calledBy, type Suggestion } from './wire/interactions.ts';
import { editReply, isAnswerBegun, replyPrivately, tellPrivately } from './wire/send.ts';

/** The way of an interaction to whoever answers it; `null` for kinds that we never asked for. */
export function route(interaction: Interaction, context: BotContext, isClosing: boolean): Promise<void> | null {
  if (interaction.isAutocomplete()) return suggestions(interaction, context);
  const isOurs =
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isChannelSelectMenu() ||
    interaction.isRoleSelectMenu() ||
    interaction.isModalSubmit();
  return isOurs ? answer(interaction, context, isClosing) : null;
}

/** The one catch: the person gets a sentence, the log gets the error. */
async function answer(interaction: Answerable, context: BotContext, isClosing: boolean): Promise<void> {
  const own = wordingFor(interaction.locale);
  const done = new AbortController();
  void context.clock
    .wait(acknowledgeWithinMs, done.signal)
    .then(() => tellLate(interaction, own, context, done.signal));
  try {
    if (isClosing) await replyPrivately(interaction, sentence(own.stopping));
    else if (!isServerAllowed(interaction, context)) await replyPrivately(interaction, sentence(own.refused.server));
    else await handle(interaction, await audienceOf(interaction, context), context);
  } catch (error) {
    const refusal = error instanceof InputError ? plainSentence(error.said(own)) : null;
    const fields = { interaction: interaction.id, called: calledBy(interaction), error };
    if (isGone(error)) context.log.warn('An interaction was gone before it was answered', fields);
    else if (refusal === null) context.log.error('An interaction failed', fields);
    if (!isGone(error) && !toldLate.has(interaction)) await apologise(interaction, refusal, own, context);
  } finally {
    done.abort();
  }
}

/** Discord waits three seconds for a first response, of which the way there takes some. */
const acknowledgeWithinMs = 2_200;
/** Those that were told, when it took too long, to ask again. */
const toldLate = new WeakSet<Answerable>();

/** What is looked up before anything is said may hang, in a database behind a cut network: the person is told in time. */
async function tellLate(interaction: Answerable, own: Wording, { log }: BotContext, done: AbortSignal): Promise<void> {
  if (done.aborted || isAnswerBegun(interaction)) return;
  toldLate.add(interaction);
  log.warn('It took too long to find out whether an interaction is answered', { interaction: interaction.id });
  await replyPrivately(interaction, sentence(own.sorry)).catch((error: unknown) =>
    log.warn('An apology could not be delivered', { interaction: interaction.id, error }),
  );
}

async function handle(interaction: Answerable, audience: Audience, context: BotContext): Promise<void> {
  if ('customId' in interaction) {
    const { verb, about } = readCustomId(interaction.customId);
    const control = controls.find((each) => each.verb === verb);
    if (control === undefined) return replyPrivately(interaction, sentence(audience.own.answerGone));
    await control.execute(interaction, about, audience, context);
    // A menu or a dialog that carries what only a button of ours carries: no message of ours has it, and it is answered all the same.
    if (!interaction.deferred && !interaction.replied)
      await replyPrivately(interaction, sentence(audience.own.answerGone));
    await tellCorrections(interaction, verb, about, audience, context);
    return;
  }
  const command = commands.find(({ data }) => data.name === interaction.commandName);
  if (command?.kind === 'slash' && interaction.isChatInputCommand())
    return command.execute(interaction, audience, context);
  if (command?.kind === 'message' && interaction.isMessageContextMenuCommand())
    return command.execute(interaction, audience, context);
  await replyPrivately(interaction, sentence(audience.own.unknownCommand));
}

async function apologise(
  interaction: Answerable,
  refusal: ReturnType<typeof sentence> | null,
  own: Wording,
  { log, clock }: BotContext,
): Promise<void> {
  try {
    // Of a press that was answered by changing its message, that message is the reply: somebody's answer, not to be written over.
    const isReplyEmpty = interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
    if (!interaction.deferred && !interaction.replied)
      await replyPrivately(interaction, refusal ?? sentence(own.sorry));
    else if (isReplyEmpty) await editReply(interaction, refusal ?? sentence(own.cannotShow));
    else await tellPrivately(interaction, refusal ?? sentence(own.sorry), clock);
  } catch (error) {
    log.warn('An apology could not be delivered', { interaction: interaction.id, error });
  }
}

/** They can't be deferred. */
const suggestWithinMs = 2_000;

/** Suggestions while an option is typed: none are better than a failure, or than some that come too late, for one types on anyway. */
async function suggestions(interaction: AutocompleteInteraction, context: BotContext): Promise<void> {
  const command = commands.find(({ data }) => data.name === interaction.commandName);
  const found = async (): Promise<readonly Suggestion[]> => {
    const isAllowed = isServerAllowed(interaction, context);
    const suggest = command?.kind === 'slash' && isAllowed ? command.suggest : undefined;
    return (await suggest?.(interaction, await audienceOf(interaction, context), context)) ?? [];
  };
  const done = new AbortController();
  try {
    const late = context.clock.wait(suggestWithinMs, done.signal).then(() => []);
    const inTime = await Promise.race([found(), late]).finally(() => done.abort());
    await interaction.respond(inTime.slice(0, mostChoices));
  } catch (error) {
    if (isGone(error)) return;
    context.log.warn('Suggestions failed', { called: interaction.commandName, error });
    // Without an answer Discord says that loading failed.
    if (!interaction.responded) await interaction.respond([]).catch(() => {});
  }
}
