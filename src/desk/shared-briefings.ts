import { createHash, randomUUID } from 'node:crypto';
import type { Article } from '../coverage/article.ts';
import type { Briefing, BriefingRequest } from '../coverage/briefing.ts';
import { msPerDay } from '../language/dates.ts';
import type { Log } from '../log/log.ts';
import type { Leases } from '../store/leases.ts';
import type { TraceReader } from '../store/traces.ts';
import { briefingOf } from './briefing-record.ts';
import { mostMs } from './model-team.ts';

/** One text for all who want the same words, language, window and count, in this process and in others. */
export interface SharedBriefings {
  /** The text that was written before, or is being written now; else what `write` comes to. @param write is given the key by which others find it. */
  once(request: BriefingRequest, signal: AbortSignal, write: (key: string) => Promise<Briefing>): Promise<Briefing>;
}

interface SharingParts {
  readonly traces: Pick<TraceReader, 'repeatable'>;
  readonly leases: Leases;
  /** Fetches an article as it stands now. */
  readonly lookup: (id: string) => Promise<Article | null>;
  readonly now: () => Date;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Pick<Log, 'warn'>;
}

/** Somewhat longer than writing takes: a process that was killed keeps others waiting no longer. */
const leaseMs = mostMs + 10_000;
const pauseMs = 500;
/** Texts are read from their traces once while a thousand channels want them. */
const keptMs = 60_000;

/** Shares texts within a process and, where there is a store, over processes: by their traces, and by a lease while one is written. */
export function shareBriefings(parts: SharingParts | null): SharedBriefings {
  const underWay = new Map<string, { readonly own: Promise<Briefing>; readonly signal: AbortSignal }>();
  const kept = new Map<string, { readonly briefing: Briefing; readonly at: number }>();
  const recent = (key: string): Briefing | null => {
    const now = parts?.now().getTime() ?? 0;
    for (const [old, { at }] of kept) if (Math.abs(now - at) >= keptMs) kept.delete(old);
    return kept.get(key)?.briefing ?? null;
  };
  return {
    once: async (request, signal, write) => {
      const key = keyOf(request);
      const known = recent(key);
      if (known !== null && parts !== null && (await isAsTold(parts, known))) return known;
      for (;;) {
        const running = underWay.get(key);
        if (running === undefined) break;
        try {
          const briefing = await running.own;
          if (briefing.quotesReason !== 'stopped' || signal.aborted) return briefing;
        } catch (error) {
          if (!running.signal.aborted || signal.aborted) throw error;
        }
        // Whoever wrote it was stopped, and this one isn't.
      }
      const own = parts === null ? write(key) : overProcesses(parts, key, signal, write);
      underWay.set(key, { own, signal });
      try {
        const briefing = await own;
        if (parts !== null && briefing.quotesReason !== 'stopped')
          kept.set(key, { briefing, at: parts.now().getTime() });
        return briefing;
      } finally {
        underWay.delete(key);
      }
    },
  };
}

async function overProcesses(
  parts: SharingParts,
  key: string,
  signal: AbortSignal,
  write: (key: string) => Promise<Briefing>,
): Promise<Briefing> {
  const { leases, now, wait } = parts;
  const [name, holder] = [`digest/${key}`, randomUUID()];
  for (;;) {
    const mayWrite = await leases.take(name, holder, leaseMs, now());
    const found = await find(parts, key);
    // Whoever is stopped waits for nobody: it is written as far as that goes.
    if (found !== null || mayWrite || signal.aborted) {
      try {
        return found ?? (await write(key));
      } finally {
        if (mayWrite) await release(parts, name, holder);
      }
    }
    await wait(pauseMs, signal);
  }
}

async function release({ leases, log }: SharingParts, name: string, holder: string): Promise<void> {
  try {
    await leases.release(name, holder);
  } catch (error) {
    log.warn('A lease could not be given back; it ends by itself', { error });
  }
}

/** What was written before, as long as what it tells stands as it was told. */
async function find({ traces, lookup, now }: SharingParts, key: string): Promise<Briefing | null> {
  const trace = await traces.repeatable(key, new Date(0), new Date(now().getTime() + msPerDay));
  const briefing = trace?.record.digest ? briefingOf(trace.record.digest) : null;
  if (trace === null || briefing === null) return null;
  return (await isAsTold({ lookup }, briefing)) ? { ...briefing, trace: trace.id } : null;
}

/** Whether all that a text cites stands as it was cited. */
async function isAsTold({ lookup }: Pick<SharingParts, 'lookup'>, { items }: Briefing): Promise<boolean> {
  for (const { sentences, citations } of items) {
    const told = new Set(sentences.flatMap((sentence) => sentence.citations));
    for (const { number, article, version } of citations) {
      if (told.has(number) && (await lookup(article))?.hash !== version) return false;
    }
  }
  return true;
}

function keyOf({ words, only, language, after, until, count }: BriefingRequest): string {
  const asked = only === undefined ? [words] : [words, only];
  const same = ['digest', ...asked, language, after.getTime(), until.getTime(), count];
  return createHash('sha256').update(JSON.stringify(same)).digest('base64url');
}
