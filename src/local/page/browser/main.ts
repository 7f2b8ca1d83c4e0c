import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-command.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-button.js';
import type { ChannelView } from '../channel-list.ts';
import type { MessageView, StateView } from '../channel-view.ts';
import type { CommandView } from '../command-view.ts';
import type { ActionOutcome } from '../page-actions.ts';
import type { PageSpeech } from '../page-words.ts';
import { Announcer } from './announcer.ts';
import { ArrivalCard } from './arrival-card.ts';
import { ChannelList, shownName, signs } from './channel-list.ts';
import { Composer } from './composer.ts';
import { act, type Connection, type Deed, listen, type Viewpoint } from './connection.ts';
import { raiseContrast } from './contrast.ts';
import { askInDialog } from './dialog.ts';
import { byId, element } from './dom.ts';
import { replaceMessage } from './focus.ts';
import { drawMessage, type MessageTools } from './messages.ts';
import { openPopup } from './popup.ts';
import { keepNewestInSight } from './scroll.ts';
import { TurnButton } from './turn-button.ts';
import { drawWelcome } from './welcome.ts';
import { addWireEntry } from './wire.ts';
import { fetchSpeech, learn, say } from './words.ts';

// Before the first message is drawn.
raiseContrast();

const feed = byId('feed', HTMLElement);
const person = byId('person', HTMLSelectElement);
const locale = byId('locale', HTMLSelectElement);
const connection = byId('connection', HTMLElement);
const wire = byId('wire-entries', HTMLElement);

const dismissed = new Set<string>();
/** Under which name a tab remembers as whom it looks, when it is loaded again. */
const personKey = 'person';
let me = sessionStorage.getItem(personKey) ?? '';
/** The channel that is shown. */
let here = '';
let channels: readonly ChannelView[] = [];
let state: StateView | null = null;
let commands: readonly CommandView[] = [];
let listening: Connection | null = null;
const announcer = new Announcer(byId('announcer', HTMLElement));
const showNewest = keepNewestInSight(byId('scroll', HTMLElement), feed);

const tools: MessageTools = {
  names: {
    get locale() {
      return locale.value;
    },
    person: (id) => state?.people.find((each) => each.id === id)?.name ?? state?.bot ?? say().someone,
    channel: (id) => channels.find((each) => each.id === id)?.name ?? say().someChannel,
    role: (id) => state?.roles.find((each) => each.id === id)?.name ?? say().someone,
    now: () => turning.now(),
  },
  get botName() {
    return state?.bot ?? say().someone;
  },
  get channels() {
    return channels;
  },
  get roles() {
    return state?.roles ?? [];
  },
  press: (message, customId) => void follow({ do: 'press', message: message.id, customId }),
  select: (message, customId, values) =>
    void follow({ do: 'select', message: message.id, customId, values: [...values] }),
  correct: async (message) => tellFailure(await act(viewpoint(), { do: 'correct', message: message.id })),
  dismiss: (message) => {
    dismissed.add(message.id);
    remove(message.id);
    composer.focus();
  },
  menu: (message, at) => {
    const found = commands.filter(({ type }) => type === 3);
    const items = found.map(({ name, label }) => ({
      label,
      choose: () => void follow({ do: 'menu', command: name, message: message.id }),
    }));
    const copy = { label: say().copyText, choose: () => void navigator.clipboard.writeText(textOf(message)) };
    openPopup(at, [...items, copy]);
  },
};

const viewpoint = (): Viewpoint => ({ as: me, locale: locale.value, channel: here });

/** Does something as the person who is looking. */
function doing(deed: Deed): Promise<ActionOutcome> {
  if (deed.do !== 'complete') showNewest();
  return act(viewpoint(), deed);
}

const firstSpeech = await fetchSpeech(locale.value);
learn(firstSpeech);
const composer = new Composer(byId('composer', HTMLFormElement), {
  act: doing,
  bot: () => tools.botName,
  commands: () => commands,
  channels: () => channels,
});

const turning = new TurnButton(byId('turn', HTMLButtonElement), async () => tellFailure(await doing({ do: 'turn' })));
const channelList = new ChannelList(byId('channels', HTMLElement), visit);
const ask = (question: string): void => void composer.run('ask', { question });
const arrivals = new ArrivalCard(byId('arrival', HTMLElement), ask);

/** Does something, and goes on with the dialog that it may open. */
async function follow(deed: Deed): Promise<void> {
  const outcome = await doing(deed);
  tellFailure(outcome);
  if (outcome.modal === undefined) return;
  const { interaction, modal } = outcome.modal;
  const values = await askInDialog(modal, tools.botName);
  if (values !== null) tellFailure(await doing({ do: 'submit', interaction, values }));
}

function tellFailure({ problem, hasFailed }: ActionOutcome): void {
  const text = problem ?? (hasFailed ? say().failed : '');
  if (text !== '') connection.textContent = text;
  else if (connection.textContent !== '') connection.textContent = '';
}

function textOf({ content, embeds }: MessageView): string {
  return [content, ...embeds.map(({ description }) => description ?? '')].join('\n').trim();
}

function show(view: MessageView, isNews: boolean): void {
  if (dismissed.has(view.id)) return;
  const drawn = drawMessage(view, tools);
  const before = known(view.id);
  if (before === null) feed.append(drawn);
  else replaceMessage(before, drawn);
  if (isNews && view.authorId !== me) announcer.tell(view, drawn);
  else announcer.skip(view);
}

function known(id: string): Element | null {
  return feed.querySelector(`[data-id="${CSS.escape(id)}"]`);
}

function remove(id: string): void {
  known(id)?.remove();
  announcer.forget(id);
}

/** The page and the messages in the language that is chosen. */
async function speak(): Promise<void> {
  const asked = locale.value;
  let speech: PageSpeech;
  try {
    speech = await fetchSpeech(asked);
  } catch {
    // Nobody is behind the page: it says so in the language that it knows.
    connection.textContent = say().stopped;
    return;
  }
  // Who has chosen another one meanwhile gets that, whichever comes first.
  if (asked === locale.value) use(speech);
}

function use(speech: PageSpeech): void {
  learn(speech);
  drawWelcome(speech, ask);
  arrivals.renew(speech);
  turning.renew();
  document.documentElement.lang = locale.value;
  composer.renew();
  open();
}

/** The list comes after the page's own words: somebody may have typed a command by then. */
function learnCommands(found: readonly CommandView[]): void {
  commands = found;
  composer.renewCommands();
}

function learnChannels(found: readonly ChannelView[]): void {
  channels = found;
  const shown = found.find(({ id }) => id === here);
  byId('channel', HTMLElement).textContent = shown === undefined ? '' : shownName(shown);
  byId('channel-sign', HTMLElement).textContent = signs[shown?.kind ?? 'text'];
  channelList.show(found, here);
}

/** Shows a channel. */
function visit(id: string): void {
  here = id;
  feed.replaceChildren();
  open();
}

function open(): void {
  listening?.close();
  listening = listen(viewpoint(), {
    state: (found) => {
      state = found;
      me = found.me;
      learnCommands(found.commands);
      here = found.channel;
      byId('welcome', HTMLElement).hidden = here !== found.start;
      learnChannels(found.channels);
      person.replaceChildren(
        ...found.people.map(({ id, name }) => element('option', { value: id, selected: id === me }, name)),
      );
      wire.replaceChildren();
      // What is still there is drawn in its place, so that the keyboard stays where it is.
      const views = found.messages.filter(({ id }) => !dismissed.has(id));
      const there = new Set(views.map(({ id }) => id));
      for (const drawn of [...feed.children]) if (!there.has(drawn.getAttribute('data-id') ?? '')) drawn.remove();
      for (const [at, view] of views.entries()) {
        show(view, false);
        const [drawn, next = null] = [known(view.id), feed.children[at]];
        if (drawn !== null && drawn !== next) feed.insertBefore(drawn, next);
      }
      showNewest();
    },
    message: (view) => show(view, true),
    gone: remove,
    commands: learnCommands,
    channels: (found) => {
      // Where it was deleted, or closed to whoever is looking, another one is shown.
      if (found.some(({ id }) => id === here)) learnChannels(found);
      else visit('');
    },
    elsewhere: (id) => channelList.mark(id),
    clock: (found) => turning.show(found),
    arrival: (found) => arrivals.show(found),
    wire: (entry) => addWireEntry(wire, entry),
    connected: (isConnected) => {
      connection.textContent = isConnected ? '' : say().stopped;
    },
  });
}

person.addEventListener('change', () => {
  me = person.value;
  sessionStorage.setItem(personKey, me);
  open();
});
locale.addEventListener('change', () => void speak());
const toggle = byId('wire-toggle', HTMLButtonElement);
toggle.addEventListener('click', () => {
  const aside = byId('wire', HTMLElement);
  aside.hidden = !aside.hidden;
  toggle.setAttribute('aria-expanded', String(!aside.hidden));
  aside.scrollTo({ top: aside.scrollHeight });
});
use(firstSpeech);
composer.focus();
