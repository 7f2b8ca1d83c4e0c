/**
 * Whether an address is on a site or on a part of it: on the same host, with or without `www.`, or on a host under it. Schemes don't
 * matter; ports do, since another port is another server.
 */
export function isSameSite(address: string, site: string): boolean {
  const [own, other] = [URL.parse(site), URL.parse(address)];
  if (own === null || other === null || own.port !== other.port) return false;
  const base = own.hostname.replace(/^www\./, '');
  return other.hostname === base || other.hostname.endsWith(`.${base}`);
}
