import { z } from 'zod';
import { type Source, SourceError } from '../../ingest/source.ts';
import { firstPollState, nextPoll, wantsWhole } from '../http/poll-schedule.ts';
import type { WebEntry } from '../sources-file.ts';
import { addressName, readDraft } from '../web-article.ts';
import type { WebParts } from '../web-parts.ts';
import { fetchPage } from './fetch-page.ts';

const cursorSchema = z.object({
  poll: z.object({ intervalMs: z.number(), failures: z.number(), lastWholeAt: z.number().nullable() }),
  validators: z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() }).nullable(),
  hash: z.string().nullable(),
  /** Since when the page is missing. */
  absentSince: z.number().nullable(),
});

/** A page must be missing twice before its article is taken out: sites have bad minutes. */
const absentForMs = 10 * 60_000;

/** One page as a source: an article that is kept up to date, such as a live blog. */
export function pageSource(source: WebEntry, parts: WebParts): Source {
  return {
    id: source.id,
    kind: 'page',
    identity: 'web',
    async *poll(cursor, signal) {
      const before =
        cursor === null
          ? { poll: firstPollState, validators: null, hash: null, absentSince: null }
          : cursorSchema.parse(JSON.parse(cursor));
      const now = parts.now().getTime();
      const name = addressName(source.url) ?? source.url;
      const fetched = await fetchPage(
        parts,
        source.url,
        signal,
        wantsWhole(before.poll, now) ? null : before.validators,
      );
      if (fetched.kind === 'refused') {
        const { retryAfterMs, reason, isPostponed } = fetched;
        throw new SourceError(reason, retryAfterMs === null ? null : new Date(now + retryAfterMs), isPostponed);
      }
      const hasChanged = fetched.kind === 'read' && fetched.hash !== before.hash;
      const next = nextPoll(
        before.poll,
        {
          kind: hasChanged ? 'changed' : 'unchanged',
          isWhole: fetched.kind === 'read',
          ttlMs: null,
          maxAgeMs: null,
          retryAfterMs: null,
        },
        now,
        parts.random(),
      );
      const after = { ...before, poll: next.state, absentSince: null as number | null };
      const nextAt = new Date(next.at);
      if (fetched.kind === 'absent') {
        const absentSince = Math.min(before.absentSince ?? now, now);
        const isGone = fetched.isForGood || now - absentSince >= absentForMs;
        if (before.hash === null) {
          throw new SourceError(
            `there is nothing at ${source.url} (${fetched.isForGood ? 410 : 404}); check the address`,
          );
        }
        const forgotten = isGone ? { hash: null, validators: null } : {};
        yield {
          changes: isGone ? [{ kind: 'gone', names: [name] }] : [],
          cursor: JSON.stringify({ ...after, ...forgotten, absentSince }),
          nextAt,
        };
        return;
      }
      if (fetched.kind === 'not modified' || !hasChanged) {
        yield { changes: [], cursor: JSON.stringify(after), nextAt };
        return;
      }
      const { page, hash, validators, url } = fetched;
      if (page.problem !== null) throw new SourceError(`what stands at ${source.url} is no article: ${page.problem}`);
      const address = page.canonical ?? url;
      const names = [address, url].flatMap((each) => addressName(each) ?? []);
      const { entries, blocks, warnings } = page;
      const draft = { entries, blocks, warnings, url: address, names, key: name };
      yield {
        changes: [
          {
            kind: 'here',
            names: [name],
            stamp: hash,
            shownAs: source.url,
            read: () => readDraft(draft, source, parts.timeZone, parts.now()),
          },
        ],
        cursor: JSON.stringify({ ...after, hash, validators }),
        nextAt,
      };
    },
  };
}
