import type { ServerResponse } from 'node:http';
import type { PlayedArticle } from './played-newsroom.ts';
import { errorPage } from './write-page.ts';

/** What a played site answers. */
export interface PlayedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly ends: 'whole' | 'in the middle' | 'never';
  /** Articles that whoever gets it whole knows then. */
  readonly shows: readonly PlayedArticle[];
}

/** An answer of status 200 that arrives as it was sent. */
export function whole(type: string, body: string | Uint8Array, headers: PlayedAnswer['headers'] = {}): PlayedAnswer {
  return { status: 200, headers: { 'content-type': type, ...headers }, body, ends: 'whole', shows: [] };
}

/** A page that says that something failed. */
export function failing(status: number, headers: PlayedAnswer['headers'] = {}): PlayedAnswer {
  return { ...whole('text/html', errorPage(status), headers), status };
}

/** @param onShown called once it went out whole. */
export function sendAnswer(
  response: ServerResponse,
  { status, headers, body, ends }: PlayedAnswer,
  onShown: () => void,
): void {
  if (ends === 'never') return;
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, ...(status !== 304 && { 'content-length': bytes.byteLength }) });
  if (ends === 'whole') response.end(bytes, onShown);
  else response.write(bytes.subarray(0, bytes.byteLength / 2), () => response.destroy());
}
