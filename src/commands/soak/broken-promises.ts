import type { LocalDiscord, LocalEvent } from '../../local/discord/local-discord.ts';
import { Reachability } from './reachability.ts';
import { StruckRequests, tokenOf } from './struck-requests.ts';

/** Something that must never be, and was. */
export interface BrokenPromise {
  /** Milliseconds since the soak began. */
  readonly atMs: number;
  readonly what: string;
}

/** What one answer was shown with, for the traces to be held against. */
export interface ShownTrace {
  readonly trace: string;
  /** Whose answer it is. */
  readonly person: string;
  /** When it was asked for, in milliseconds since 1970. */
  readonly askedAt: number;
}

type InteractionEvent = Extract<LocalEvent, { kind: 'interaction' }>;
type Known = InteractionEvent['interaction'];
type Answer = Extract<LocalEvent, { kind: 'message' }>['message'];
type Sent = Extract<LocalEvent, { kind: 'request' }>;
type SentFrame = Extract<LocalEvent, { kind: 'frame' }>;

/** Why nobody is to blame for an interaction without its answer. */
export type Excuse = 'dead' | 'cut off' | 'fault' | 'stall';

/** How long what became of an interaction is looked at before its silence is told: whether an answer came too late, say. */
const afterwardsMs = 5_000;
/** An answer may take a minute, and its last message is tried again for some seconds. */
const wholeWithinMs = 100_000;
/** Whoever waits for a bot that was killed is told by the next one: it starts, waits until the other is surely gone, and tries again where Discord fails. */
const toldWithinMs = 90_000;
const sweepEveryMs = 1_000;
/** Where our own timer comes so much too late, the machine gave nobody time to answer in time. */
const stalledMs = 1_000;
/** What Discord says when somebody or something else was faster; the bot lives with that. */
const raced = new Set([10_008, 10_015, 10_062, 50_027]);

/** Looks at all that passes between the bot and Discord while it passes, and tells of each broken promise at its moment. */
export class PromiseWatch {
  readonly broken: BrokenPromise[] = [];
  readonly shown = new Map<string, ShownTrace>();
  readonly counts = { interactions: 0, faults: 0, stalls: 0 };
  /** How many interactions nobody could have answered, and why. */
  readonly excused: Record<Excuse, number> = { dead: 0, 'cut off': 0, fault: 0, stall: 0 };
  readonly #startedAt = Date.now();
  #sweptAt = Date.now();
  readonly #reach = new Reachability();
  readonly #kills: number[] = [];
  /** Ids of people who had something of theirs erased: who they are, a killed bot left no word of. */
  readonly #forgotten = new Set<string>();
  readonly #waiting = new Map<string, Known>();
  readonly #struck = new StruckRequests();
  /** Interactions that nothing excuses, until it is told what became of them. */
  #silent: { readonly interaction: Known; readonly failedAt: number }[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #stop: () => void;

  constructor(discord: LocalDiscord) {
    this.#stop = discord.on((event) => {
      if (event.kind === 'request') this.#request(event);
      else if (event.kind === 'fault') this.counts.faults += this.#struck.struck(event) ? 1 : 0;
      else if (event.kind === 'interaction') this.#interaction(event);
      else if (event.kind === 'message' && event.what !== 'deleted') this.#message(event.message);
      else if (event.kind === 'frame') this.#frame(event);
    });
    this.#timer = setInterval(() => this.sweep(), sweepEveryMs);
  }

  /** Interactions that have no whole answer yet. */
  get waiting(): number {
    for (const interaction of [...this.#waiting.values()]) this.#look(interaction);
    return this.#waiting.size;
  }

  /** The bot's connection breaks now. */
  cutOff(): void {
    this.#reach.broken('cut off');
  }

  /** The bot is dead from now on, until it is connected again: what it had begun ends here. */
  killed(): void {
    this.#kills.push(Date.now());
    this.#reach.broken('dead');
  }

  /** Somebody has what they asked erased. */
  forgot(person: string): void {
    this.#forgotten.add(person);
  }

  /** The bot says that it could do nothing for a time that ends now. */
  stoodStill(forMs: number): void {
    this.#reach.stoodStill(forMs);
  }

  /** Says that a promise was broken. */
  breaks(what: string): void {
    this.broken.push({ atMs: Date.now() - this.#startedAt, what });
  }

  /** Tells of what it would have looked at for longer. */
  settle(): void {
    this.#tellSilent(Number.POSITIVE_INFINITY);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stop();
  }

  #frame({ t, d }: SentFrame): void {
    if (t === 'INTERACTION_CREATE' && typeof d === 'object' && d !== null && 'token' in d)
      this.#reach.dispatched(String(d.token));
    else if (t === 'READY' || t === 'RESUMED') this.#reach.connected(t === 'RESUMED');
  }

  #request(sent: Sent): void {
    const { path, method, status, response, body } = sent;
    const token = tokenOf(path);
    const all = this.#struck.sent(sent, this.#moment(Date.now()));
    if (token === null || all === null || status === null || status < 400 || status >= 500 || status === 429) return;
    const code = Number(typeof response === 'object' && response !== null && 'code' in response ? response.code : 0);
    if (raced.has(code)) return;
    // A session that is resumed is sent again what it may have missed: an interaction that came twice may be answered twice.
    if (code === 40_060 && (this.#struck.mayRepeatFirst(token) || this.#reach.cameTwice(token))) return;
    const route = path.replace(token, 'TOKEN');
    this.breaks(
      `Discord refused ${method} ${route}: ${JSON.stringify(response).slice(0, 300)} for ${JSON.stringify(body).slice(0, 300)}; in all: ${all.join('; ')}`,
    );
  }

  #interaction({ what, interaction }: InteractionEvent): void {
    switch (what) {
      case 'created':
        this.counts.interactions++;
        this.#waiting.set(interaction.id, interaction);
        return;
      case 'failed':
        this.#waiting.delete(interaction.id);
        this.sweep();
        this.#unanswered(interaction);
        return;
      case 'acknowledged':
        this.#look(interaction);
        return;
      case 'followed_up':
        this.#expectOnce(interaction);
        this.#look(interaction);
    }
  }

  #expectOnce({ followUps }: Known): void {
    const publicly = followUps.filter(({ privateTo }) => privateTo === null);
    const last = JSON.stringify(publicly.at(-1)?.versions[0]?.message.embeds);
    const same = publicly.filter((each) => JSON.stringify(each.versions[0]?.message.embeds) === last);
    if (same.length > 1) this.breaks('a part of an answer was sent twice');
  }

  /** Whether an interaction has all that it gets; a deferral alone is a promise. */
  #look(interaction: Known): void {
    const { acknowledgement, original, followUps } = interaction;
    if (acknowledgement === null) return;
    const isWhole =
      acknowledgement.type !== 5 ||
      (original !== null && (original.deletedBy === null ? !isLoading(original) : followUps.length > 0));
    if (isWhole) this.#waiting.delete(interaction.id);
  }

  #unanswered(interaction: Known): void {
    const { kind, createdAt, token } = interaction;
    const why =
      this.#reach.excuseSilence(token, createdAt) ?? (this.#struck.excuseSilence(token, kind) ? 'fault' : null);
    if (why !== null) this.excused[why]++;
    else this.#silent.push({ interaction, failedAt: Date.now() });
  }

  /** Tells of the silence that nothing excuses, with all that is known of it. */
  #tellSilent(failedBefore: number): void {
    const told = this.#silent.filter(({ failedAt }) => failedAt <= failedBefore);
    this.#silent = this.#silent.filter((each) => !told.includes(each));
    for (const { interaction, failedAt } of told) {
      const { kind, createdAt, token } = interaction;
      const moment = (at: number): string => this.#moment(at);
      const what = `an interaction of kind ${kind} was not answered within 3 s`;
      const known = `${this.#reach.story(token, createdAt, moment)}${this.#whatWasSent(token)}`;
      this.broken.push({ atMs: failedAt - this.#startedAt, what: `${what}: began at ${moment(createdAt)}${known}` });
    }
  }

  #moment(at: number): string {
    return `${((at - this.#startedAt) / 1_000).toFixed(2)} s`;
  }

  #whatWasSent(token: string): string {
    const sent = this.#struck.sentFor(token);
    return sent.length === 0 ? '' : `; in all: ${sent.slice(-6).join('; ')}`;
  }

  #message(message: Answer): void {
    const { latest, versions } = message;
    if (!latest.author.bot) return;
    const { everyone, users, roles } = versions.at(-1)?.pings ?? { everyone: false, users: [], roles: [] };
    if (everyone || users.length + roles.length > 0) this.breaks(`a message pinged: ${latest.content.slice(0, 200)}`);
    for (const { custom_id: id } of latest.components.flatMap(({ components }) => components)) {
      const trace = /^rate:([^:]+):up$/.exec(id ?? '')?.[1];
      const asked = latest.interaction_metadata?.['user'];
      if (trace === undefined || this.shown.has(trace)) continue;
      if (typeof asked !== 'object' || asked === null || !('id' in asked)) continue;
      const interaction = [...this.#waiting.values()].find(({ original }) => original?.id === message.id);
      const askedAt = interaction?.createdAt ?? Date.parse(latest.timestamp);
      this.shown.set(trace, { trace, person: String(asked.id), askedAt });
    }
  }

  /** Looks at all that wait for their answer: who can't get one any more, and who should have it by now. */
  sweep(): void {
    const now = Date.now();
    const lateMs = now - this.#sweptAt - sweepEveryMs;
    if (lateMs > stalledMs) {
      this.counts.stalls++;
      this.#reach.stalled(this.#sweptAt);
    }
    this.#sweptAt = now;
    this.#tellSilent(now - afterwardsMs);
    for (const interaction of [...this.#waiting.values()]) {
      this.#look(interaction);
      if (!this.#waiting.has(interaction.id) || interaction.acknowledgement === null) continue;
      const killedAt = this.#kills.findLast((at) => at >= interaction.createdAt) ?? null;
      const isForgotten = killedAt !== null && this.#forgotten.has(interaction.person.user.id);
      if (isForgotten || this.#struck.excuseUnfinished(interaction.token)) {
        this.#waiting.delete(interaction.id);
        this.excused[isForgotten ? 'dead' : 'fault']++;
      } else if (killedAt !== null) {
        if (now - killedAt <= toldWithinMs) continue;
        this.#waiting.delete(interaction.id);
        this.breaks(
          `the bot was killed over an interaction of kind ${interaction.kind}, and nobody said so${this.#whatWasSent(interaction.token)}`,
        );
      } else if (now - interaction.createdAt > wholeWithinMs) {
        this.#waiting.delete(interaction.id);
        this.breaks(
          `an interaction of kind ${interaction.kind} was promised an answer and never got one${this.#whatWasSent(interaction.token)}`,
        );
      }
    }
  }
}

function isLoading({ latest }: Answer): boolean {
  return (latest.flags & 128) !== 0;
}
