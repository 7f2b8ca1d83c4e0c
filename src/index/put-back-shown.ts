import type { ArchiveWriter } from './archive-writer.ts';

/**
 * Lets the index have what can be read, nobody hides, and it lacks all the same: an editor hid it while another process wrote the index, and showed it again before this one did.
 */
export function putBackShown(writer: ArchiveWriter): void {
  const { store } = writer;
  const lacking = store.since(0).written.filter((doc) => !writer.holds(doc));
  if (lacking.length === 0) return;
  store.transaction(() => {
    for (const doc of lacking) store.bringBack(doc);
  });
  writer.catchUp();
}
