import type { Trouble } from './trouble.ts';

const wait = 'What was acknowledged is not lost, and it is tried again with the next question or look.';

/** By PostgreSQL's codes of errors, and by the system's. */
const troubles: Readonly<Record<string, (place: string) => Trouble>> = {
  '28P01': wrongPassword,
  '28000': (place) => ({
    found: `The database ${place} doesn't let this user in from here.`,
    remedy: 'Correct the user in DATABASE_URL, or the server’s pg_hba.conf.',
  }),
  '3D000': (place) => ({
    found: `There is no database ${place}.`,
    remedy: 'Make it with createdb, or correct the name at the end of DATABASE_URL.',
  }),
  '3F000': (place) => ({
    found: `The database ${place} has no schema to make tables in.`,
    remedy: 'Make the schema that the search_path names, or correct the options in DATABASE_URL.',
  }),
  '53300': (place) => ({
    found: `The database ${place} takes no more connections.`,
    remedy: `Raise max_connections there, or run fewer processes: each opens up to 8. ${wait}`,
  }),
  '53100': (place) => ({ found: `The disk of the database ${place} is full.`, remedy: `Make room there. ${wait}` }),
  '25006': (place) => ({
    found: `The database ${place} can only be read: it is a copy that follows another, or default_transaction_read_only is on there.`,
    remedy: `Point DATABASE_URL to the one that is written (to a name or a proxy that follows it, where that may change), or turn that off. ${wait}`,
  }),
  '42501': (place) => ({
    found: `The user may not make or write tables in the database ${place}.`,
    remedy: 'GRANT USAGE, CREATE ON SCHEMA public to that user, or make the user the owner of the database.',
  }),
  '57014': (place) => ({
    found: `A statement in the database ${place} took too long and was ended.`,
    remedy: `Look what keeps it busy (pg_stat_activity). ${wait}`,
  }),
  '57P03': (place) => ({ found: `The database ${place} is starting or stopping.`, remedy: wait }),
  '57P01': cut,
  '57P02': cut,
  '57P05': cut,
  '25P03': cut,
  ENOTFOUND: (place) => ({
    found: `There is no machine of the name in ${place}.`,
    remedy: 'Correct the machine’s name in DATABASE_URL, or check the network.',
  }),
  EPIPE: cut,
  ECONNRESET: cut,
};

/** What the driver says without a code. */
const said: readonly (readonly [RegExp, (place: string) => Trouble])[] = [
  [
    /^timeout exceeded when trying to connect|^Query read timeout|^Connection terminated due to connection timeout/,
    unanswered,
  ],
  [/^Connection terminated|^Client has encountered a connection error/, cut],
  [/SASL|password must be a string/, wrongPassword],
  [
    /does not support SSL/,
    (place) => ({
      found: `The database ${place} takes no encrypted connections.`,
      remedy: 'Set ssl = on there, or take sslmode out of DATABASE_URL where the network is your own.',
    }),
  ],
];

const unreachable = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EACCES']);
/** By OpenSSL's codes, and Node's. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ALTNAME/;

/**
 * What is wrong where a database can't be used, in words for whoever runs the bot; `null` for an error that says nothing of the database itself.
 * @param place without a password: `localhost:5432/dateline`
 */
export function databaseTrouble(error: unknown, place: string): Trouble | null {
  if (!(error instanceof Error)) return null;
  // Where a name has several addresses, each of them failed.
  const first = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  const code = 'code' in first ? String(first.code) : '';
  const known = troubles[code] ?? said.find(([words]) => words.test(first.message))?.[1];
  if (known !== undefined) return known(place);
  if ('syscall' in first && first.syscall === 'open' && 'path' in first) return unreadable(String(first.path), code);
  if (unreachable.has(code)) return unanswered(place, code);
  return certificate.test(code) ? untrusted(place, code) : null;
}

function untrusted(place: string, code: string): Trouble {
  if (code === 'CERT_HAS_EXPIRED') {
    return {
      found: `The certificate of the database ${place} has expired.`,
      remedy: 'Renew it there, and reload the server; where it should be valid still, set this machine’s clock.',
    };
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return {
      found: `The certificate of the database ${place} isn't valid yet.`,
      remedy: 'Set this machine’s clock, or that of whoever made the certificate.',
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      found: `The certificate of the database ${place} is another machine's: that name isn't in it.`,
      remedy: 'Write the name that it was made for into DATABASE_URL, or have one made for this name.',
    };
  }
  return {
    found: `The certificate of the database ${place} can't be trusted (${code}).`,
    remedy: 'Name the file of who signed it in DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/to/ca.crt',
  };
}

function unreadable(file: string, code: string): Trouble {
  return {
    found: `${file}, which DATABASE_URL names, can't be read (${code}).`,
    remedy: 'Correct sslrootcert, sslcert or sslkey there, or let the bot’s user read that file.',
  };
}

function wrongPassword(place: string): Trouble {
  return {
    found: `The database ${place} did not accept the user or the password.`,
    remedy: 'Correct them in DATABASE_URL; signs such as @ and / are written %40 and %2F there.',
  };
}

function cut(place: string): Trouble {
  return { found: `The connection to the database ${place} was cut.`, remedy: wait };
}

function unanswered(place: string, code = 'no answer'): Trouble {
  return {
    found: `The database ${place} could not be reached (${code}).`,
    remedy: `Start it, or correct the machine and the port in DATABASE_URL. ${wait}`,
  };
}

/** Nothing of ours is in it, or it is of an older version. */
export function noTracesInDatabase(place: string): Trouble {
  return {
    found: `There are no traces of this version in the database ${place} yet.`,
    remedy:
      'Start Dateline once with this DATABASE_URL, or ask it something: that makes its tables, or brings them up to date.',
  };
}

/** What is in it was done with another bot. */
export function anotherBotsDatabase(place: string, theirs: string, ours: string): Trouble {
  return {
    found: `The database ${place} is another bot's: that of ${theirs}, and DISCORD_TOKEN is of ${ours}.`,
    remedy: `Correct one of the two, or give this bot a database of its own in DATABASE_URL. Where a new bot has replaced the old one for good: DELETE FROM settings WHERE key = 'bot'.`,
  };
}

/** Its tables are of a version that this program doesn't know. */
export function newerDatabase(place: string, version: number, known: number): Trouble {
  return {
    found: `The tables in the database ${place} are of a newer version of Dateline (schema ${version}; this one knows up to ${known}).`,
    remedy: 'They were left as they are: update Dateline, or use another database.',
  };
}
