import type { LocalDiscord, LocalEvent } from '../../local/discord/local-discord.ts';

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

/** A time in which the bot could not answer: it was dead, or its connection was cut. */
interface Outage {
  readonly from: number;
  to: number;
}

/** Discord's three seconds, and a little for what was under way. */
const responseMs = 3_000;
const slackMs = 500;
/** An answer may take a minute, and its last message is tried again for some seconds. */
const wholeWithinMs = 100_000;
/** A final message is tried this often. */
const finalTries = 4;
const sweepEveryMs = 1_000;
/** Where our own timer comes so much too late, the machine gave nobody time to answer in time. */
const stalledMs = 1_000;
/** What Discord says when somebody or something else was faster; the bot lives with that. */
const raced = new Set([10_008, 10_015, 10_062, 50_027]);

/** Looks at all that passes between the bot and Discord while it passes, and tells of each broken promise at its moment. */
export class PromiseWatch {
  readonly broken: BrokenPromise[] = [];
  readonly shown = new Map<string, ShownTrace>();
  /** How many interactions came, and how many nobody could have answered: the bot was dead or cut off, a fault struck its answer, or the machine stood still. */
  readonly counts = { interactions: 0, excused: 0, faults: 0, stalls: 0 };
  readonly #startedAt = Date.now();
  #sweptAt = Date.now();
  readonly #outages: Outage[] = [];
  readonly #kills: number[] = [];
  readonly #waiting = new Map<string, Known>();
  /** By an interaction's token: requests that a fault struck, and how many of the last ones in a row. */
  readonly #struck = new Map<string, { all: number; inARow: number }>();
  /** By token, what was sent for it so far, for whoever looks into a broken promise. */
  readonly #sent = new Map<string, string[]>();
  readonly #timer: NodeJS.Timeout;
  readonly #stop: () => void;

  constructor(discord: LocalDiscord) {
    this.#stop = discord.on((event) => {
      if (event.kind === 'request') this.#request(event);
      else if (event.kind === 'interaction') this.#interaction(event);
      else if (event.kind === 'message' && event.what !== 'deleted') this.#message(event.message);
      else if (event.kind === 'frame' && (event.t === 'READY' || event.t === 'RESUMED')) this.#connected();
    });
    this.#timer = setInterval(() => this.#sweep(), sweepEveryMs);
  }

  /** Interactions that have no whole answer yet. */
  get waiting(): number {
    for (const interaction of [...this.#waiting.values()]) this.#look(interaction);
    return this.#waiting.size;
  }

  /** From now on, until it is connected again, the bot can't answer. */
  cutOff(): void {
    this.#outages.push({ from: Date.now(), to: Number.POSITIVE_INFINITY });
  }

  /** The bot is dead from now on, until it is connected again: what it had begun ends here. */
  killed(): void {
    this.#kills.push(Date.now());
    this.cutOff();
  }

  /** Says that a promise was broken. */
  breaks(what: string): void {
    this.broken.push({ atMs: Date.now() - this.#startedAt, what });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stop();
  }

  #connected(): void {
    for (const outage of this.#outages) if (outage.to === Number.POSITIVE_INFINITY) outage.to = Date.now() + slackMs;
  }

  #wasCutOff(from: number, to: number): boolean {
    return this.#outages.some((outage) => outage.from <= to && outage.to >= from - slackMs);
  }

  #request({ path, method, status, response, body }: Sent): void {
    const token = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(path)?.[1];
    if (token === undefined) return;
    const sent = this.#sent.get(token) ?? [];
    this.#sent.set(token, sent);
    sent.push(
      `${method} ${path.split('/').slice(4).join('/')} at ${((Date.now() - this.#startedAt) / 1_000).toFixed(2)} s: ${status}`,
    );
    const struck = this.#struck.get(token) ?? { all: 0, inARow: 0 };
    const isStruck = status === null || status >= 500 || status === 429;
    if (isStruck) {
      this.counts.faults++;
      struck.all++;
      struck.inARow++;
      this.#struck.set(token, struck);
      return;
    }
    struck.inARow = 0;
    if (status < 400) return;
    const code = Number(typeof response === 'object' && response !== null && 'code' in response ? response.code : 0);
    if (raced.has(code)) return;
    // A first try may have arrived although its connection broke: then the next one is told so.
    if (code === 40_060 && struck.all > 0) return;
    const route = path.replace(token, 'TOKEN');
    this.breaks(
      `Discord refused ${method} ${route}: ${JSON.stringify(response).slice(0, 300)} for ${JSON.stringify(body).slice(0, 300)}; in all: ${sent.join('; ')}`,
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
        this.#sweep();
        if (this.#isExcused(interaction, responseMs)) this.counts.excused++;
        else this.breaks(`an interaction of kind ${interaction.kind} was not answered within 3 s`);
        return;
      case 'acknowledged':
        this.#look(interaction);
        return;
      case 'followed_up':
        this.#expectOnce(interaction);
        this.#look(interaction);
    }
  }

  #expectOnce({ followUps, token }: Known): void {
    const publicly = followUps.filter(({ privateTo }) => privateTo === null);
    const last = JSON.stringify(publicly.at(-1)?.versions[0]?.message.embeds);
    const same = publicly.filter((each) => JSON.stringify(each.versions[0]?.message.embeds) === last);
    if (same.length > 1 && !this.#struck.has(token)) this.breaks('a part of an answer was sent twice');
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

  #isExcused({ createdAt, token }: Known, withinMs: number): boolean {
    return this.#wasCutOff(createdAt, createdAt + withinMs) || this.#struck.has(token);
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

  #sweep(): void {
    const now = Date.now();
    const lateMs = now - this.#sweptAt - sweepEveryMs;
    if (lateMs > stalledMs) {
      this.counts.stalls++;
      this.#outages.push({ from: this.#sweptAt, to: now + responseMs });
    }
    this.#sweptAt = now;
    for (const interaction of [...this.#waiting.values()]) {
      this.#look(interaction);
      if (!this.#waiting.has(interaction.id) || interaction.acknowledgement === null) continue;
      // Whoever was killed, or met four faults in a row, can't finish what it had begun.
      const wasStruck = (this.#struck.get(interaction.token)?.inARow ?? 0) >= finalTries;
      if (this.#wasKilled(interaction.createdAt) || wasStruck) {
        this.#waiting.delete(interaction.id);
        this.counts.excused++;
      } else if (now - interaction.createdAt > wholeWithinMs) {
        this.#waiting.delete(interaction.id);
        this.breaks(`an interaction of kind ${interaction.kind} was promised an answer and never got one`);
      }
    }
  }

  #wasKilled(since: number): boolean {
    return this.#kills.some((at) => at >= since);
  }
}

function isLoading({ latest }: Answer): boolean {
  return (latest.flags & 128) !== 0;
}
