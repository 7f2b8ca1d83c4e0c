import type { Manifest } from '../store/backup/manifest.ts';

/** What a backup holds, as somebody who needs it wants to know it: "8,716 articles, 12 earlier versions, …". */
export function renderHeld({ databases }: Manifest): string {
  const [store, state] = [databases['store.sqlite'].rows, databases['state.sqlite'].rows];
  const counts: [number | undefined, one: string, many: string][] = [
    [store['articles'], 'article', 'articles'],
    [store['past_versions'], 'earlier version', 'earlier versions'],
    [store['sources'], 'source', 'sources'],
    [state['traces'], 'trace', 'traces'],
    [state['ratings'], 'rating', 'ratings'],
    [state['settings'], 'setting', 'settings'],
  ];
  return counts.map(([count = 0, one, many]) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`).join(', ');
}

/** "33 MB"; less than one is said in kB. */
export function renderBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
