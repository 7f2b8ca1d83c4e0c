import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isReachable, unreachableReason } from './public-address.ts';

/** All addresses of a name, as the system resolves it. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

/** A name leads only to what isn't connected to. */
export class PrivateAddressError extends Error {}

/**
 * Looks a name up for the connection itself, so that what was checked is what is connected to: a name that leads elsewhere the next moment
 * gains nothing by it. Private addresses are left out unless they are allowed, a machine's own services always.
 */
export function lookupFor(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : (options.family ?? 0);
        const wanted = found.filter((address) => family === 0 || address.family === family);
        const usable = wanted.filter(({ address }) => isReachable(address, allowPrivate));
        const [first] = usable;
        if (first) {
          if (options.all === true) done(null, [...usable]);
          else done(null, first.address, first.family);
          return;
        }
        const error =
          wanted.length > 0
            ? new PrivateAddressError(unreachableReason(host, allowPrivate))
            : Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' });
        done(error, '', 0);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
}
