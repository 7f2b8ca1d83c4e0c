import type { Progress } from '../app/progress.ts';
import { evaluatePages } from '../evaluate/evaluate-pages.ts';
import { renderPages } from '../evaluate/pages-report.ts';
import { PageReader } from '../sources/page/page-reader.ts';
import { UsageError } from './options.ts';

/** Reads labelled pages as articles, and says how well. */
export async function pages(
  folders: readonly string[],
  isJson: boolean,
  timeZone: string,
  usage: string,
  progress: Progress,
): Promise<string> {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) throw new UsageError(`Name one folder of pages.\nUsage: ${usage}`);
  const reader = new PageReader();
  try {
    const report = await evaluatePages(folder, reader, timeZone, progress.show);
    return isJson ? JSON.stringify(report) : renderPages(report);
  } finally {
    progress.clear();
    await reader.close();
  }
}
