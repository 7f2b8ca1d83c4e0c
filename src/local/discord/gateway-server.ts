import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { closures, type GatewayRefusal, op, readFrame, readIdentify, readResume } from './gateway-handshake.ts';
import { confirm, type Frame, numberedDispatch, type Session } from './gateway-session.ts';
import type { PlayedClock } from './played-clock.ts';
import { type LoggedFrame, redactedData } from './wire-log.ts';

/** A dispatch goes only to the bot's shard that has the guild; direct messages go to shard 0. */
export const shardOf = (guildId: string | null, count: number): number =>
  guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));

interface GatewayOptions {
  readonly token: string;
  readonly heartbeatIntervalMs: number;
  readonly allowsPrivilegedIntents: boolean;
  readonly clock: PlayedClock;
  /** READY's data, and what is dispatched right after it. */
  ready(session: Session): { data: Record<string, unknown>; first: readonly { event: string; data: unknown }[] };
  log(entry: LoggedFrame): void;
}

/** The gateway: sessions over WebSockets on `server`, any path. */
export function createGateway(server: Server, options: GatewayOptions) {
  const { clock, log } = options;
  const sockets = new WebSocketServer({
    server,
    verifyClient: (_, answer) => {
      behaviour.connections += 1;
      answer(!behaviour.refusesConnections, 503, 'Service Unavailable');
    },
  });
  const sessions = new Map<string, Session>();
  const waiting = new Set<() => void>();
  const behaviour = {
    ...{ acknowledgesHeartbeats: true, readyDelayMs: 0, refusesConnections: false },
    /** With what an IDENTIFY is refused; `null` lets it be judged. */
    refusesSessions: null as GatewayRefusal | null,
    /** How many sessions may be begun still today, and how long that day lasts, as `GET /gateway/bot` says. */
    ...{ sessionsLeft: 1_000, sessionsResetMs: 0 },
    /** How many shards it recommends, and how many sessions may be begun within five seconds. */
    ...{ shards: 1, sessionsAtOnce: 1 },
    ...{ connections: 0, identifies: 0, resumes: 0, heartbeats: 0 },
  };

  const send = (socket: WebSocket, sent: Frame): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    log({ kind: 'frame', at: clock.now(), from: 'discord', ...sent });
    socket.send(JSON.stringify(sent));
  };
  const control = (code: number, d: unknown): Frame => ({ op: code, d, s: null, t: null });
  const dispatch = (session: Session, event: string, data: unknown): void => {
    const sent = numberedDispatch(session, event, data);
    if (session.socket !== null) send(session.socket, sent);
  };
  const sessionOf = (socket: WebSocket) => [...sessions.values()].find((session) => session.socket === socket);
  const live = () => [...sessions.values()].filter(({ socket }) => socket?.readyState === WebSocket.OPEN);

  const wakeWaiting = (): void => {
    for (const wake of waiting) wake();
  };

  const identify = (socket: WebSocket, data: unknown): GatewayRefusal | null => {
    behaviour.identifies += 1;
    if (behaviour.refusesSessions !== null) return behaviour.refusesSessions;
    const read = readIdentify(data, options.token, options.allowsPrivilegedIntents);
    if (!read.ok) return read.refusal;
    const session: Session = {
      ...read.value,
      id: randomBytes(16).toString('hex'),
      sequence: 0,
      socket,
      unconfirmed: [],
    };
    const welcome = (): void => {
      if (socket.readyState !== WebSocket.OPEN) return;
      sessions.set(session.id, session);
      const { data: ready, first } = options.ready(session);
      dispatch(session, 'READY', { ...ready, session_id: session.id, shard: session.shard });
      for (const next of first) dispatch(session, next.event, next.data);
      wakeWaiting();
    };
    if (behaviour.readyDelayMs > 0) clock.after(behaviour.readyDelayMs, welcome);
    else welcome();
    return null;
  };

  const resume = (socket: WebSocket, data: unknown): GatewayRefusal | null => {
    behaviour.resumes += 1;
    const read = readResume(data, options.token);
    if (!read.ok) return read.refusal;
    const session = sessions.get(read.value.sessionId);
    if (session === undefined) {
      send(socket, control(op.invalidSession, false));
      return null;
    }
    if (read.value.sequence > session.sequence) return closures.invalidSequence;
    if (session.socket !== socket) session.socket?.close(closures.unknownError.code);
    session.socket = socket;
    confirm(session, read.value.sequence);
    for (const missed of session.unconfirmed) send(socket, missed);
    dispatch(session, 'RESUMED', { _trace: [] });
    wakeWaiting();
    return null;
  };

  const beat = (socket: WebSocket, session: Session | undefined, sequence: unknown): void => {
    behaviour.heartbeats += 1;
    if (session) confirm(session, typeof sequence === 'number' ? sequence : null);
    if (behaviour.acknowledgesHeartbeats) send(socket, control(op.heartbeatAck, null));
  };

  /** Takes a frame from the bot; what it returns is why the connection has to end. */
  const receive = (socket: WebSocket, raw: string): GatewayRefusal | null => {
    const read = readFrame(raw);
    if (!read.ok) return read.refusal;
    const { op: code, d } = read.value;
    log({ kind: 'frame', at: clock.now(), from: 'bot', op: code, t: null, s: null, d: redactedData(d) });
    const session = sessionOf(socket);
    switch (code) {
      case op.heartbeat:
        beat(socket, session, d);
        return null;
      case op.identify:
        return session ? closures.alreadyAuthenticated : identify(socket, d);
      case op.resume:
        return resume(socket, d);
      case op.presence:
      case op.voice:
      case op.members:
        return session ? null : closures.notAuthenticated;
      default:
        return closures.unknownOpcode;
    }
  };

  sockets.on('connection', (socket) => {
    socket.on('message', (raw) => {
      const refusal = receive(socket, raw.toString());
      if (refusal !== null) socket.close(refusal.code, refusal.reason);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      const session = sessionOf(socket);
      if (session === undefined) return;
      session.socket = null;
      // A bot that says goodbye with 1000 or 1001 ends its session; any other end leaves it to be resumed.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
    send(socket, control(op.hello, { heartbeat_interval: options.heartbeatIntervalMs, _trace: [] }));
  });

  return {
    /** Counters of what the bot did (`connections` counts the refused ones too), and switches for what the gateway does. */
    behaviour,

    /** How many sessions have an open socket. */
    connected: (): number => live().length,

    /** Resolves when a bot is connected and was sent READY or RESUMED. */
    async whenConnected(): Promise<void> {
      while (live().length === 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await promise;
        waiting.delete(resolve);
      }
    },

    /** Dispatches to every bot that has the guild (or the direct messages) and, if given, the intent. */
    broadcast(event: string, guildId: string | null, data: unknown, intent = 0): void {
      for (const session of sessions.values()) {
        const isItsShard = shardOf(guildId, session.shard[1]) === session.shard[0];
        if (isItsShard && (session.intents & intent) === intent) dispatch(session, event, data);
      }
    },

    /** Breaks the connections off without a close frame, as a network does. */
    dropSockets(): void {
      for (const { socket } of live()) socket?.terminate();
    },

    /** Closes the connections with a close code of the gateway. */
    closeSockets(code: number): void {
      for (const { socket } of live()) socket?.close(code);
    },

    /** Asks the bot to connect anew and resume. */
    requestReconnect(): void {
      for (const { socket } of live()) if (socket) send(socket, control(op.reconnect, null));
    },

    /** Asks the bot for a heartbeat at once. */
    requestHeartbeat(): void {
      for (const { socket } of live()) if (socket) send(socket, control(op.heartbeat, null));
    },

    /** Tells the bot that its session is invalid; one that isn't resumable is forgotten. */
    invalidateSessions(isResumable: boolean): void {
      for (const session of live()) {
        if (session.socket) send(session.socket, control(op.invalidSession, isResumable));
        if (!isResumable) sessions.delete(session.id);
      }
    },

    /** Ends everything at once. */
    close(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
