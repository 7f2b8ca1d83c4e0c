import type { WebSocket } from 'ws';

/** A frame of the gateway. */
export interface Frame {
  readonly op: number;
  readonly d: unknown;
  readonly s: number | null;
  readonly t: string | null;
}

/** A bot's session: it outlives its socket, and keeps what may have to be sent again. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  sequence: number;
  socket: WebSocket | null;
  /** Dispatches the bot hasn't confirmed with a heartbeat. */
  unconfirmed: Frame[];
}

/** Numbers a dispatch and keeps it until it is confirmed. */
export function numberedDispatch(session: Session, event: string, data: unknown): Frame {
  session.sequence += 1;
  const frame = { op: 0, t: event, s: session.sequence, d: data };
  session.unconfirmed.push(frame);
  return frame;
}

/** Forgets what the bot says it has seen. */
export function confirm(session: Session, sequence: number | null): void {
  if (sequence !== null) session.unconfirmed = session.unconfirmed.filter((frame) => (frame.s ?? 0) > sequence);
}
