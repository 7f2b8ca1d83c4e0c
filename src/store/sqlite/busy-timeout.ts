/** How long a connection waits for another's lock before it gives up: commands such as `register` and `trace` run next to the bot. */
export const busyTimeoutMs = 5_000;
