import { RESTJSONErrorCodes as codes, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { RefusalReason, Refused, Unreachable } from '../../schedule/courier.ts';
import { errorMessage } from '../../wording/error-message.ts';

/** Without a name where Discord's code doesn't tell which permission it is. */
const refusedFor: Readonly<Record<number, { readonly reason: RefusalReason; readonly missing?: string }>> = {
  [codes.UnknownChannel]: { reason: 'unknown_channel' },
  [codes.UnknownGuild]: { reason: 'unknown_channel' },
  // The bot may as well be out of the server.
  [codes.MissingAccess]: { reason: 'missing_permission', missing: 'ViewChannel' },
  [codes.MissingPermissions]: { reason: 'missing_permission' },
  // They closed their direct messages to the bot, or share no server with it any more.
  [codes.CannotSendMessagesToThisUser]: { reason: 'missing_permission' },
  [codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: { reason: 'missing_permission' },
  // What goes out is never empty: its embeds were dropped.
  [codes.CannotSendAnEmptyMessage]: { reason: 'missing_permission', missing: 'EmbedLinks' },
  [codes.ThreadLocked]: { reason: 'missing_permission', missing: 'ManageThreads' },
};

/** What an error of a request means for the message that it was to carry. */
export function troubleOf(error: unknown): Refused | Unreachable {
  if (error instanceof RateLimitError) {
    const seconds = Math.ceil(waitOf(error) / 1_000);
    return { kind: 'unreachable', detail: `Discord takes no more of this for ${seconds} s` };
  }
  if (!(error instanceof DiscordAPIError) || error.status >= 500 || error.status === 401) {
    return { kind: 'unreachable', detail: detailOf(error) };
  }
  const known = refusedFor[Number(error.code)];
  const reason = known?.reason ?? (error.status === 403 ? 'missing_permission' : 'unusable');
  return { kind: 'refused', reason, detail: detailOf(error), ...(known?.missing && { missing: known.missing }) };
}

/** How long Discord takes no more, in milliseconds. */
export function waitOf({ retryAfter, timeToReset, sublimitTimeout }: RateLimitError): number {
  return Math.max(retryAfter, timeToReset, sublimitTimeout);
}

/** Whether Discord refused with one of these codes. */
export function isCode(error: unknown, ...wanted: readonly number[]): error is DiscordAPIError {
  return error instanceof DiscordAPIError && wanted.includes(Number(error.code));
}

function detailOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.code}: ${error.message}`;
  if (error instanceof HTTPError) return `${error.status} ${error.message}`;
  return errorMessage(error);
}
