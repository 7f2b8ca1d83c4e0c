import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { z } from 'zod';

const tooMany = z.object({ retry_after: z.number() });

/**
 * Sends a request as discord.js does, and says of a 429 to wait as long as its body says. discord.js reads the headers alone, and there Discord
 * says a second where it is most of an hour (discord-api-docs#6109): it would try each second.
 */
export const truthfulLimits: RESTOptions['makeRequest'] = async (url, init) => {
  const response = await DefaultRestOptions.makeRequest(url, init);
  if (response.status !== 429) return response;
  const body = await response.text();
  const seconds = waitIn(body);
  const headers = new Headers([...response.headers]);
  if (seconds > Number(headers.get('Retry-After') ?? 0)) headers.set('Retry-After', String(seconds));
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
};

function waitIn(body: string): number {
  try {
    return tooMany.parse(JSON.parse(body)).retry_after;
  } catch {
    return 0;
  }
}
