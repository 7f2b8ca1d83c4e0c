/**
 * Parameters that say where a reader came from, never which article it is: Google's, Meta's, Microsoft's, Yandex's, Mailchimp's, Adobe's,
 * and those that newsrooms put into their own feeds.
 */
const tracking =
  /^(?:utm_.*|(?:fb|g|dc|y|ms|tt|tw|wb|gb)cl(?:id|src|kid)|msclkid|twclid|_ga|_gl|mc_[ce]id|_hs(?:enc|mi)|igsh(?:id)?|mkt_tok|oly_\w+_id|vero_\w+|wt[._](?:mc|z)\w*|at_(?:medium|campaign|link\w*|custom\d|bbc_team|ptr_name|format)|s_c?cid|[ino]cid|cmpid|cmp|xtor|ftag|smid|emc|partner|ref_?src|source=rss.*|rss|feed(?:name|type)?|ito|spm|guccounter|guce_referrer\w*)$/i;

/**
 * What an address stands for: without scheme, `www.`, tracking, fragment and closing slash, its host in small letters. Addresses with the
 * same one show the same article. `null` where it's no address over http or https.
 */
export function canonicalAddress(address: string): string | null {
  if (!URL.canParse(address.trim())) return null;
  const { protocol, hostname, port, pathname, searchParams } = new URL(address.trim());
  if (!/^https?:$/.test(protocol) || hostname === '') return null;
  const host = hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\d?\./, '');
  const kept = [...searchParams].filter(([name, value]) => !tracking.test(name) && !tracking.test(`${name}=${value}`));
  const query = new URLSearchParams(kept).toString();
  const path = pathname.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()).replace(/\/+$/, '');
  // A port that the scheme implies isn't there; the other scheme's says nothing either.
  const apart = port === '' || port === '80' || port === '443' ? '' : `:${port}`;
  return `${host}${apart}${path}${query === '' ? '' : `?${query}`}`;
}
