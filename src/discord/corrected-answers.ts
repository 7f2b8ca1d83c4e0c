import type { Correction } from '../coverage/correction.ts';
import { briefingOf } from '../desk/briefing-record.ts';
import type { FrontDesk } from '../desk/front-desk.ts';
import { fingerprintOf } from '../schedule/corrections/correction-fingerprint.ts';
import { type CorrectionReference, readCorrection } from '../schedule/corrections/correction-reference.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { Schedules } from '../store/schedules.ts';
import type { ShownAnswers } from '../store/shown-answers.ts';
import { citationsOf, type Trace } from '../store/trace.ts';
import { wordingFor } from '../wording/translations.ts';
import type { Wording } from '../wording/wording.ts';
import { answerRows, correctedRows, digestRows } from './controls/answer-buttons.ts';
import { briefingRows } from './controls/briefing-buttons.ts';
import { timelinePage } from './controls/timeline-pages.ts';
import { followedMessage } from './followed-message.ts';
import { renderAnswer } from './render/answer-embeds.ts';
import { renderBriefing } from './render/briefing-embeds.ts';
import { renderDigest } from './render/digest-embeds.ts';
import { line, type Message } from './render/markup.ts';
import { colours, toMessages, withRows } from './render/messages.ts';
import { type PostBody, payloadOf, readPayload } from './wire/channel-post.ts';

interface CorrectedParts {
  readonly desk: Pick<FrontDesk, 'findTrace' | 'corrections' | 'whyTold'>;
  readonly shown: Pick<ShownAnswers, 'of'>;
  readonly deliveries: Pick<Deliveries, 'postedAbout'>;
  readonly schedules: Pick<Schedules, 'find'>;
}

/**
 * Reads what waits in the outbox: of an answer to be corrected, only which one it is, and it is drawn anew as its articles stand at the moment at which it is sent.
 * @returns a function to the body of a message; `null` for what can't be read, for an answer that is kept no more, and where its articles have changed once more: then another change is on its way.
 */
export function correctedReader(parts: CorrectedParts): (payload: string) => Promise<PostBody | null> {
  return async (payload) => {
    const reference = readCorrection(payload);
    if (reference === null) return readPayload(payload);
    const trace = await parts.desk.findTrace(reference.trace);
    if (trace === null) return null;
    const corrections = await parts.desk.corrections(citationsOf(trace.record));
    if (fingerprintOf(corrections) !== reference.tells) return null;
    const message = await messageAt(reference, trace, corrections, parts);
    if (message === null) return null;
    const body = readPayload(payloadOf({ message, mention: null, files: [] }));
    // Above a shared answer stands who shared it, which stays.
    return body && { ...body, content: null };
  };
}

async function messageAt(
  { message, place }: CorrectionReference,
  trace: Trace,
  corrections: readonly Correction[],
  { desk, shown, deliveries, schedules }: CorrectedParts,
): Promise<Message | null> {
  const { digest, follows } = trace.record;
  const briefing = digest && briefingOf(digest);
  if (briefing !== null) {
    const post = (await deliveries.postedAbout(trace.id)).find(({ posted }) => posted?.message === message);
    if (post === undefined) return null;
    const wording = wordingFor(briefing.request.language);
    const told = { ...briefing, trace: trace.id };
    const schedule = post.tells && (await schedules.find(post.tells.schedule));
    const follow = schedule?.follow ?? null;
    if (schedule !== null && follow !== null)
      return followedMessage(told, { ...schedule, follow }, desk, { mark: post.mark, wording, corrections });
    const rows = briefingRows(told, wording, post.mark);
    return { ...renderBriefing(told, wording, { isLate: false, corrections }), rows };
  }
  const stands = (await shown.of(trace.id)).find(({ messages }) => messages[0] === message);
  if (stands === undefined) return null;
  const followsUp = follows === null ? null : ((await desk.findTrace(follows))?.question ?? null);
  const frame = { followsUp, corrections, most: stands.messages.length };
  const wording = wordingFor(stands.language);
  // What takes fewer messages now than it did leaves the last ones empty.
  return (
    correctedMessages(trace, wording, frame)[place] ??
    toMessages([line('small', false, wording.corrections.above)], '', colours.nothing)[0] ??
    null
  );
}

interface Frame {
  readonly followsUp: string | null;
  readonly corrections: readonly Correction[];
  readonly most: number;
}

/** An answer, a summary or a timeline as it must be seen now. */
function correctedMessages({ record, id }: Trace, wording: Wording, frame: Frame): Message[] {
  const { answer, digest, timeline } = record;
  const { corrections } = frame;
  if (answer !== null) {
    const given = { ...answer, trace: id };
    const rows = answerRows(given, wording, 'no');
    return withRows(
      renderAnswer(given, wording, frame),
      corrections.length === 0 ? rows : correctedRows(rows, id, wording),
    );
  }
  if (digest !== null) {
    const given = { ...digest, trace: id };
    return withRows(renderDigest(given, wording, frame), digestRows(given, wording, 'no'));
  }
  return timeline === null ? [] : [timelinePage({ ...timeline, trace: id }, 0, wording, { corrections })];
}
