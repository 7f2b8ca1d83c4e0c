import { dateline, type Run } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { send } from '../sources/http/site.ts';
import { Paper, story } from '../sources/lessons/paper.ts';

export const html = { 'content-type': 'text/html' };
export const stories = Array.from({ length: 6 }, (_, at) => story(at + 1));

/** A person at a terminal, in a folder of their own. */
export function terminal(): { folder: string; run: (...args: string[]) => Promise<Run>; env: Record<string, string> } {
  const folder = temporaryFolder();
  const env = {
    ALLOW_PRIVATE_ADDRESSES: 'true',
    CONTACT: 'desk@example.org',
    DATA_DIR: './data',
    SOURCES_FILE: './sources.yaml',
  };
  return { folder, env, run: (...args) => dateline(args, { folder, env }) };
}

/** A newsroom whose front page names its feed. */
export async function paperWithHome(): Promise<Paper> {
  const paper = await Paper.open(stories);
  const home = `<html><head><title>The Paper</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>Hello.</p></body></html>`;
  paper.answers['/'] = send(home, html);
  return paper;
}
