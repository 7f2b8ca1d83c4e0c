import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/** The bot could not start or register; the message says what to do. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
}

const goneCodes: ReadonlySet<number | string> = new Set<number | string>([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
  // Answered already, by another process with the same token.
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

/** True when there is nothing left to answer: the message was deleted, the interaction has expired, or it was told that it takes too long. */
export function isGone(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.InteractionAlreadyReplied;
  return error instanceof DiscordAPIError && (error.status === 404 || goneCodes.has(error.code));
}

/** True where the interaction got its first response before, from this process or another. */
export function isAlreadyAcknowledged(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

/** True when Discord may take the same request a moment later: its own failure, or the network's. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status >= 500;
  return error instanceof HTTPError || !(error instanceof RangeError || error instanceof TypeError);
}
