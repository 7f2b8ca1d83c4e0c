import { BlockList, isIP } from 'node:net';

/** Longer ones are mistakes or attacks; browsers and servers give up near it too. */
const maxAddressChars = 4_000;

type Net = readonly [net: string, prefix: number];

function listOf(ipv4: readonly Net[], ipv6: readonly Net[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ipv4) list.addSubnet(net, prefix, 'ipv4');
  for (const [net, prefix] of ipv6) list.addSubnet(net, prefix, 'ipv6');
  return list;
}

/** Where a machine finds its neighbours and its cloud's keys, never a site: link-local addresses, and those of Azure, Alibaba and AWS. */
const local = listOf(
  [
    ['169.254.0.0', 16],
    ['168.63.129.16', 32],
    ['100.100.100.200', 32],
  ],
  [
    ['fe80::', 10],
    ['fd00:ec2::254', 128],
  ],
);

/** Ranges that aren't anybody's public server, by IANA's registries of special-purpose addresses. */
const special = listOf(
  [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
);

/** All that is handed out to public servers in IPv6. */
const globalUnicast = listOf([], [['2000::', 3]]);

/** Addresses that stand for an IPv4 address: IPv4-mapped ones and NAT64's. */
const wrapping = listOf(
  [],
  [
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
  ],
);

/** Whether an IP address (as text, without brackets) may be asked. What wraps an IPv4 address is judged as that one. */
export function isReachable(ip: string, allowPrivate: boolean): boolean {
  const version = isIP(ip);
  if (version === 0 || ip.includes('%')) return false;
  if (version === 4) return !local.check(ip, 'ipv4') && (allowPrivate || !special.check(ip, 'ipv4'));
  if (wrapping.check(ip, 'ipv6')) return isReachable(wrappedAddress(ip), allowPrivate);
  if (local.check(ip, 'ipv6')) return false;
  return allowPrivate || (globalUnicast.check(ip, 'ipv6') && !special.check(ip, 'ipv6'));
}

/** The IPv4 address in the last 32 bits. */
function wrappedAddress(ip: string): string {
  // The URL parser writes every form of an address in hexadecimal groups.
  const host = new URL(`http://[${ip}]/`).hostname.slice(1, -1);
  const [low = 0, high = 0] = host
    .split(':')
    .reverse()
    .map((group) => Number.parseInt(group === '' ? '0' : group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Names that never mean a public server: of this machine, of a network's own, of a cloud's own services (RFC 6761, 6762, 8375; ICANN's `internal`). */
const ownNetwork = /(?:^|\.)(?:localhost|local|internal|home\.arpa|localdomain|onion|invalid)$/;

/**
 * A port under 1024 other than the web's belongs to another service (mail, a shell), which might take a request for a command of its
 * own. Above, sites do stand on ports like 8080 and 8443.
 */
const isWebPort = (port: string): boolean => port === '' || port === '80' || port === '443' || Number(port) >= 1024;

/**
 * The address to ask, without a fragment, or why it isn't asked, in plain words. Forms like `http://2130706433/` and `http://0x7f.1/` are
 * read as the addresses that they mean. What a name leads to is checked when it is connected to (`lookupFor`).
 */
export function checkAddress(address: string, allowPrivate: boolean): URL | string {
  if (address.length > maxAddressChars) return `the address has over ${maxAddressChars} characters; use a shorter one`;
  const url = URL.parse(address.trim());
  if (url === null) return `“${address}” is not an address; write it like https://example.org/feed`;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `${url.protocol} is not http(s); write the address like https://example.org/feed`;
  }
  if (url.username !== '' || url.password !== '') {
    return `the address on ${url.host} holds a user name or password; take them out of it`;
  }
  if (!isWebPort(url.port))
    return `port ${url.port} of ${url.hostname} isn't a web server's; use 80, 443 or one from 1024 on`;
  url.hash = '';
  const host = url.hostname.replace(/\.$/, '');
  const ip = host.startsWith('[') ? host.slice(1, -1) : host;
  if (isIP(ip) === 0 && !allowPrivate && !host.includes('.') && host !== 'localhost') {
    return `${host} is mistyped, since names on the web have a dot, or in a private network, not on the public web; ${ifItIsYours}`;
  }
  const isUsable =
    isIP(ip) === 0 ? allowPrivate || (host.includes('.') && !ownNetwork.test(host)) : isReachable(ip, allowPrivate);
  return isUsable ? url : unreachableReason(url.hostname, allowPrivate);
}

const ifItIsYours = 'set ALLOW_PRIVATE_ADDRESSES=true if it is your own';

/** Why a host isn't connected to. */
export function unreachableReason(host: string, allowPrivate: boolean): string {
  return allowPrivate
    ? `${host} is for a machine's own services; no site is read there`
    : `${host} is in a private network, not on the public web; ${ifItIsYours}`;
}
