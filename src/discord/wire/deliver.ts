import { InputError } from '../../desk/check-input.ts';
import type { Log } from '../../log/log.ts';
import type { CountedQuestion } from '../../store/deferred-replies.ts';
import type { Wording } from '../../wording/wording.ts';
import { type Message, plainSentence, sentence } from '../render/markup.ts';
import { type Audience, wordingOf } from './audience.ts';
import type { BotContext } from './bot-context.ts';
import { isGone } from './discord-errors.ts';
import { type EarlyEnd, Ender } from './end-of-work.ts';
import { type Answerable, calledBy } from './interactions.ts';
import { defer, editReply, editReplyPatiently, followUp, refusePrivately } from './send.ts';
import { noteShown } from './shown-messages.ts';
import { throttledEdits } from './throttled-edits.ts';

/** Discord lets an interaction edit about five times in five seconds; this leaves room for the final message. */
const editIntervalMs = 1_200;
/** The interaction's token lives 15 minutes; the last minute is for the final message and its tries. */
const answerWithinMs = 14 * 60_000;

interface Delivery {
  readonly signal: AbortSignal;
  /** Shows a snapshot while the work goes on. */
  show(messages: readonly Message[]): void;
}

/** How an answer is given. */
interface Manner {
  readonly isPrivate: boolean;
  /** The number of the question's trace, where it gets one. */
  readonly trace?: string;
  readonly audience: Audience;
  /** The question that was counted; absent where none was. */
  readonly counted?: CountedQuestion;
}

/**
 * Defers, does the work while its snapshots are shown, and delivers what comes out of it: the answer, or a sentence
 * that says what went wrong. Ends quietly when the message was deleted or the interaction expired. Where the process is killed meanwhile, another tells the person.
 */
export async function deliver(
  interaction: Answerable,
  manner: Manner,
  context: BotContext,
  work: (delivery: Delivery) => Promise<readonly Message[]>,
): Promise<void> {
  const { isPrivate, audience, counted = null } = manner;
  const language = isPrivate ? interaction.locale : audience.sharedLanguage;
  await context.replies.promise(interaction, language, counted);
  let hasButtons = false;
  try {
    hasButtons = await deferred(interaction, manner, context, work);
  } finally {
    await context.replies.settle(interaction, hasButtons);
  }
}

/** @returns whether the reply has buttons in the end, which no snapshot of it has: those of a long answer are on its last message, which isn't the reply. */
async function deferred(
  interaction: Answerable,
  manner: Manner,
  context: BotContext,
  work: (delivery: Delivery) => Promise<readonly Message[]>,
): Promise<boolean> {
  const { clock, stopping, observer } = context;
  const { isPrivate, audience, trace } = manner;
  const startedAt = clock.now();
  const log = context.log.about({
    ...(trace && { trace }),
    interaction: interaction.id,
    called: calledBy(interaction),
  });
  try {
    await defer(interaction, isPrivate);
  } catch (error) {
    if (!isGone(error)) throw error;
    log.warn('An interaction expired, or was answered, before it could be deferred', { error });
    return false;
  }

  const ending = new Ender(stopping, clock, answerWithinMs);
  const edits = throttledEdits<Message>({
    edit: async (message) => void (await editReply(interaction, message)),
    onError: (error) => {
      if (isGone(error)) {
        ending.end('gone');
        void edits.end();
      }
      log.warn('An edit failed while an answer was coming in', { error });
    },
    clock,
    intervalMs: editIntervalMs,
    until: startedAt + answerWithinMs,
  });
  let refusal: Message | null = null;
  let messages: readonly Message[];
  try {
    messages = await ending.orAbandon(
      work({
        signal: ending.signal,
        show: ([first]) => {
          if (first !== undefined) edits.push(first);
        },
      }),
    );
  } catch (error) {
    if (error instanceof InputError) refusal = plainSentence(error.said(audience.own));
    else if (ending.why === null) log.error('An answer failed', { error });
    messages = [sentence(apology(ending.why, wordingOf(audience, isPrivate)))];
  } finally {
    ending.settle();
    await edits.end();
  }
  if (ending.why === 'gone') return false;
  try {
    if (refusal !== null && !isPrivate) {
      await refusePrivately(interaction, refusal, clock);
      return false;
    }
    const doneAt = clock.now();
    const ids = await sendAll(interaction, refusal === null ? messages : [refusal], manner, context, log);
    observer?.delivered(clock.now() - doneAt);
    if (trace !== undefined && !isPrivate) await noteShown(interaction, trace, ids, audience, context);
    return refusal === null && (messages[0]?.rows.length ?? 0) > 0;
  } catch (error) {
    if (!isGone(error)) throw error;
    log.warn('An answer could not be delivered: its message or interaction is gone', { error });
    return false;
  }
}

async function sendAll(
  interaction: Answerable,
  [first, ...rest]: readonly Message[],
  { isPrivate, audience }: Manner,
  { clock }: BotContext,
  log: Log,
): Promise<readonly string[]> {
  if (first === undefined) throw new RangeError('An answer came without a message.');
  const ids = [await editReplyPatiently(interaction, first, clock)];
  try {
    for (const message of rest) ids.push(await followUp(interaction, message, isPrivate));
  } catch (error) {
    if (isGone(error)) throw error;
    // The follow-up may have arrived: sent again, it could stand twice.
    log.error('An answer was not delivered to its end', { error });
    const content = wordingOf(audience, isPrivate).restLost;
    const withWarning = { ...first, content, rows: rest.at(-1)?.rows ?? [] };
    await editReplyPatiently(interaction, withWarning, clock);
  }
  return ids;
}

function apology(why: EarlyEnd | null, wording: Wording): string {
  if (why === 'stopped') return wording.stopped;
  return why === 'out_of_time' ? wording.outOfTime : wording.sorry;
}
