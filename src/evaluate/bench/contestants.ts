import type { Contestant } from './contestant.ts';

/** Those that are measured, in the order of the table, each loaded in its own process only. */
export const contestants: Readonly<Record<string, () => Promise<Contestant>>> = {
  Dateline: async () => (await import('./ours.ts')).ours,
  'FTS5, passages': async () => (await import('./fts5.ts')).fts5Passages,
  'FTS5, articles first': async () => (await import('./fts5.ts')).fts5Articles,
  MiniSearch: installed('minisearch', async () => (await import('./minisearch.ts')).miniSearch),
  Orama: installed('@orama/orama', async () => (await import('./orama.ts')).orama),
};

/** The one that the others are compared with. */
export const oursName = 'Dateline';

/** Says what to do where a library that only the comparison needs isn't there. */
function installed(name: string, load: () => Promise<Contestant>): () => Promise<Contestant> {
  return async () => {
    try {
      return await load();
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
      throw isMissing ? new Error(`${name} is not installed. Run npm ci, without --omit=dev.`) : error;
    }
  };
}
