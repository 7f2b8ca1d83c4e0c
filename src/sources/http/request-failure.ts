import { errors } from 'undici';
import { UnpackError } from './body.ts';
import { type Refused, refused } from './fetched.ts';
import { PrivateAddressError } from './public-lookup.ts';

interface Cause {
  readonly reason: (host: string) => string;
  /** False where somebody has to change something. */
  readonly isTemporary: boolean;
}

const passing = (reason: Cause['reason']): Cause => ({ reason, isTemporary: true });
const lasting = (reason: Cause['reason']): Cause => ({ reason, isTemporary: false });

const refusesConnection = passing((host) => `${host} refuses connections; its server may be down`);
const unreachable = passing((host) => `${host} can't be reached from here; check this machine's network`);
const cutOff = passing((host) => `${host} broke off in the middle of its answer`);
const notHttp = passing((host) => `what ${host} answered isn't proper HTTP; tell whoever runs the site`);
const noTls = lasting(
  (host) => `${host} doesn't speak HTTPS properly; try the address with http://, or tell whoever runs the site`,
);
const unknownIssuer = lasting(
  (host) =>
    `nobody known vouches for ${host}'s certificate; tell whoever runs the site, or, if it is your own, name its authority in NODE_EXTRA_CA_CERTS`,
);
const floodsHeaders = lasting((host) => `${host} answers with more headers than can be read`);

/** By the code of Node's, OpenSSL's or undici's error. */
const causes: Readonly<Record<string, Cause>> = {
  ENOTFOUND: passing((host) => `no site is named ${host}; check the address`),
  EAI_AGAIN: passing((host) => `the name ${host} can't be looked up at the moment; check this machine's network`),
  EAI_FAIL: passing((host) => `the name ${host} can't be looked up; check this machine's network`),
  ECONNREFUSED: refusesConnection,
  ECONNRESET: cutOff,
  EPIPE: cutOff,
  UND_ERR_SOCKET: cutOff,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: cutOff,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EADDRNOTAVAIL: unreachable,
  ENETDOWN: unreachable,
  ETIMEDOUT: passing((host) => `${host} doesn't answer; its server may be down`),
  UND_ERR_CONNECT_TIMEOUT: passing((host) => `${host} doesn't answer; its server may be down`),
  HPE_HEADER_OVERFLOW: floodsHeaders,
  UND_ERR_HEADERS_OVERFLOW: floodsHeaders,
  CERT_HAS_EXPIRED: lasting((host) => `${host}'s certificate has expired; tell whoever runs the site to renew it`),
  CERT_NOT_YET_VALID: lasting(
    (host) => `${host}'s certificate isn't valid yet; check this machine's clock, or tell whoever runs the site`,
  ),
  ERR_TLS_CERT_ALTNAME_INVALID: lasting(
    (host) => `${host}'s certificate is for another name; check the address, or tell whoever runs the site`,
  ),
  CERT_REVOKED: lasting((host) => `${host}'s certificate was revoked; tell whoever runs the site`),
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  EPROTO: noTls,
};

/** Families of codes, where the code itself isn't listed. */
const families: readonly (readonly [RegExp, Cause])[] = [
  [/^HPE_/, notHttp],
  [/^(?:CERT|CRL)_|^UNABLE_TO_|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/, unknownIssuer],
  [/^ERR_(?:SSL|TLS|OSSL)_/, noTls],
];

/**
 * Why a request failed, in plain words.
 * @throws the error itself where it isn't one of the network's.
 */
export function failureOf(error: unknown, host: string): Refused {
  if (error instanceof PrivateAddressError) return refused(error.message, false);
  if (error instanceof UnpackError) return refused(`what ${host} sent can't be unpacked: ${error.message}`, true);
  const code = codeOf(error);
  const cause = causes[code] ?? families.find(([pattern]) => pattern.test(code))?.[1];
  if (cause) return refused(cause.reason(host), cause.isTemporary);
  // The system's own: too many open files, no rights.
  if (error instanceof Error && 'syscall' in error)
    return refused(`${host} can't be reached from here (${code})`, true);
  throw error;
}

/** Whether the server closed the connection instead of answering. */
export const isConnectionLost = (error: unknown): boolean => causes[codeOf(error)] === cutOff;

/** The code of an error, or of what caused it: several addresses that were tried are one error of many. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Its own code is missing.
  if (error instanceof errors.HTTPParserError) return 'HPE_';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return codeOf(error.cause);
}

/** Statuses that mean something of their own; the rest by their hundreds. */
const statuses: Readonly<Record<number, Cause>> = {
  401: lasting((host) => `${host} asks for a password (401); only what is public can be read`),
  402: lasting((host) => `${host} asks to be paid (402)`),
  403: lasting((host) => `${host} turns this reader away (403); ask whoever runs the site to let “Dateline” in`),
  407: lasting((host) => `a proxy before ${host} asks for a password (407)`),
  408: passing((host) => `${host} gave up waiting (408)`),
  425: passing((host) => `${host} wants to be asked later (425)`),
  429: passing((host) => `${host} is asked too often (429)`),
  451: lasting((host) => `${host} may not show it for legal reasons (451)`),
  202: passing((host) => `${host} answered 202 without the thing itself; it may be checking for people`),
  204: passing((host) => `${host} answered without any content (204)`),
  206: passing((host) => `${host} sent only a part (206)`),
  304: passing((host) => `${host} says that nothing changed (304), though nothing was known before`),
};

/** Why an answer with this status is of no use. */
export function statusRefusal(status: number, host: string): Refused {
  const cause = statuses[status];
  if (cause) return refused(cause.reason(host), cause.isTemporary, status);
  if (status >= 500 && status < 600) return refused(`${host} has trouble of its own (${status})`, true, status);
  if (status >= 400 && status < 500)
    return refused(`${host} refuses the request (${status}); check the address`, false, status);
  return refused(`${host} gave an answer that can't be used (${status})`, false, status);
}
