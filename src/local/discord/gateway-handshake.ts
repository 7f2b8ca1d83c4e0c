import { z } from 'zod';

/** Opcodes of the gateway. */
export const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Why the gateway closes a connection. */
export interface GatewayRefusal {
  readonly code: number;
  readonly reason: string;
}

export const closures = {
  unknownError: { code: 4000, reason: 'Unknown error.' },
  unknownOpcode: { code: 4001, reason: 'Unknown opcode.' },
  decodeError: { code: 4002, reason: 'Error while decoding payload.' },
  notAuthenticated: { code: 4003, reason: 'Not authenticated.' },
  authenticationFailed: { code: 4004, reason: 'Authentication failed.' },
  alreadyAuthenticated: { code: 4005, reason: 'Already authenticated.' },
  invalidSequence: { code: 4007, reason: 'Invalid seq.' },
  invalidIntents: { code: 4013, reason: 'Invalid intent(s).' },
  disallowedIntents: { code: 4014, reason: 'Disallowed intent(s).' },
} as const satisfies Record<string, GatewayRefusal>;

export const guildsIntent = 1;
/** Members, presences and message content: Discord gives them only to apps that were allowed them. */
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
/** One above the sum of all intents there are: direct message polls, 1 << 25, is the highest. */
const intentsEnd = 1 << 26;

const identifyData = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).nullish(),
});
const resumeData = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });
const frame = z.object({ op: z.int(), d: z.unknown().optional() });

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: GatewayRefusal };

const refuse = (refusal: GatewayRefusal): Read<never> => ({ ok: false, refusal });

/** Reads an IDENTIFY: the token must be right and the intents allowed. */
export function readIdentify(
  data: unknown,
  token: string,
  allowsPrivilegedIntents: boolean,
): Read<{ intents: number; shard: readonly [number, number] }> {
  const parsed = identifyData.safeParse(data);
  if (!parsed.success) return refuse(closures.decodeError);
  const { intents, shard } = parsed.data;
  if (parsed.data.token !== token) return refuse(closures.authenticationFailed);
  if (intents < 0 || intents >= intentsEnd) return refuse(closures.invalidIntents);
  if ((intents & privilegedIntents) !== 0 && !allowsPrivilegedIntents) return refuse(closures.disallowedIntents);
  return { ok: true, value: { intents, shard: shard ?? [0, 1] } };
}

/** Reads a RESUME: the token must be right. */
export function readResume(data: unknown, token: string): Read<{ sessionId: string; sequence: number }> {
  const parsed = resumeData.safeParse(data);
  if (!parsed.success) return refuse(closures.decodeError);
  if (parsed.data.token !== token) return refuse(closures.authenticationFailed);
  return { ok: true, value: { sessionId: parsed.data.session_id, sequence: parsed.data.seq } };
}

/** Reads a frame from the bot. */
export function readFrame(raw: string): Read<z.infer<typeof frame>> {
  try {
    return { ok: true, value: frame.parse(JSON.parse(raw)) };
  } catch {
    return refuse(closures.decodeError);
  }
}
