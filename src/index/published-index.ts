import { randomUUID } from 'node:crypto';
import { Segment, type SegmentHandle } from './segment.ts';
import { Snapshot } from './snapshot.ts';

/** A state of the index as it goes from thread to thread; its memory is shared. */
export interface PublishedState {
  readonly id: string;
  readonly sequence: number;
  readonly segments: readonly SegmentHandle[];
}

/** What is searched now: each search takes one snapshot and keeps to it. */
export class Published {
  #segments: readonly Segment[] = [];
  #sequence = 0;
  #id = '';
  #snapshot: Snapshot | null = null;

  constructor(state: PublishedState | null = null) {
    if (state) this.adopt(state);
  }

  get snapshot(): Snapshot {
    this.#snapshot ??= new Snapshot(this.#id, this.#sequence, this.#segments);
    return this.#snapshot;
  }

  get state(): PublishedState {
    return { id: this.#id, sequence: this.#sequence, segments: this.#segments.map(({ handle }) => handle) };
  }

  /** The next searches see these segments. */
  publish(sequence: number, segments: readonly Segment[]): void {
    this.#replace(randomUUID(), sequence, segments);
  }

  /** Takes over what another thread published. */
  adopt({ id, sequence, segments }: PublishedState): void {
    const known = new Map(this.#segments.map((segment) => [segment.handle.path, segment]));
    this.#replace(
      id,
      sequence,
      segments.map((handle) => known.get(handle.path) ?? new Segment(handle)),
    );
  }

  close(): void {
    for (const segment of this.#segments) segment.close();
  }

  #replace(id: string, sequence: number, segments: readonly Segment[]): void {
    // Opened before the files may go: a search keeps what it began with.
    for (const segment of segments) segment.open();
    for (const segment of this.#segments) if (!segments.includes(segment)) segment.close();
    this.#id = id;
    this.#sequence = sequence;
    this.#segments = segments;
    this.#snapshot = null;
  }
}
