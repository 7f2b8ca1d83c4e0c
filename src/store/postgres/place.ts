/** Where a database is, without who may use it: `localhost:5432/dateline`. */
export function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? (hostname === '' ? 'localhost' : hostname);
  return `${host}:${port === '' ? 5432 : port}${decodeURIComponent(pathname)}`;
}
