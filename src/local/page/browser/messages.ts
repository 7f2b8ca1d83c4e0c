import { DiscordButton } from '@skyra/discord-components-core/discord-button.js';
import type { ChannelView } from '../channel-list.ts';
import type { MessageView } from '../channel-view.ts';
import { signs } from './channel-list.ts';
import { component, element } from './dom.ts';
import { drawFile, picture } from './files.ts';
import { markdown, type Names } from './markdown.ts';
import { filledIn, say } from './words.ts';

export interface MessageTools {
  readonly names: Names;
  readonly botName: string;
  readonly channels: readonly ChannelView[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  press(message: MessageView, customId: string): void;
  select(message: MessageView, customId: string, values: readonly string[]): void;
  correct(message: MessageView): void;
  dismiss(message: MessageView): void;
  /** Opens the menu of a message next to what was pressed. */
  menu(message: MessageView, at: HTMLElement): void;
}

type RowView = MessageView['rows'][number];
type ComponentView = RowView['components'][number];

/** One message, as Discord would show it. */
export function drawMessage(view: MessageView, tools: MessageTools): HTMLElement {
  const drawn = component(
    'discord-message',
    {
      author: view.author,
      avatar: avatar(view.author, view.isBot),
      bot: view.isBot,
      timestamp: clock(view.at, tools.names.locale),
    },
    view.calledBy === null ? null : calledBy(view.calledBy),
    ...body(view, tools),
  );
  const more = element(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-label': filledIn(say().menuOf, { name: view.author }),
      'aria-haspopup': 'menu',
    },
    '⋯',
  );
  more.addEventListener('click', () => tools.menu(view, more));
  const item = element(
    'div',
    { class: view.isEphemeral ? 'message ephemeral' : 'message', 'data-id': view.id, role: 'article' },
    drawn,
    more,
  );
  item.setAttribute('aria-busy', String(view.isLoading));
  item.addEventListener('contextmenu', (event) => {
    if (event.target instanceof HTMLAnchorElement) return;
    event.preventDefault();
    tools.menu(view, more);
  });
  return item;
}

function body(view: MessageView, tools: MessageTools): (Node | null)[] {
  if (view.isLoading && view.content === '' && view.embeds.length === 0)
    return [thinking(tools.botName), onlyYou(view, tools)];
  const text = view.content === '' ? null : markdown(view.content, tools.names);
  const edited = view.isEdited && !view.isBot ? element('small', {}, say().edited) : null;
  return [
    text,
    edited,
    view.isCrossposted ? element('small', { class: 'crossposted' }, `📢 ${say().crossposted}`) : null,
    ...view.embeds.map((embed) => drawEmbed(embed, tools.names)),
    files(view),
    rows(view, tools),
    view.isCorrectable ? correction(view, tools) : null,
    onlyYou(view, tools),
  ];
}

function thinking(botName: string): HTMLElement {
  return element(
    'span',
    { class: 'thinking' },
    element('i'),
    element('i'),
    element('i'),
    filledIn(say().thinking, { bot: botName }),
  );
}

function calledBy({ name, command }: { readonly name: string; readonly command: string }): HTMLElement {
  return component('discord-command', {
    slot: 'reply',
    author: name,
    avatar: avatar(name, false),
    command: `/${command}`,
  });
}

function drawEmbed(embed: MessageView['embeds'][number], names: Names): HTMLElement {
  const { description, color, footer, title, image } = embed;
  const drawn = component('discord-embed', {
    slot: 'embeds',
    ...(color != null && { color: `#${color.toString(16).padStart(6, '0')}` }),
  });
  if (title) drawn.setAttribute('embed-title', title);
  const parts = [
    description ? markdown(description, names) : null,
    image?.url ? picture(image.url, title ?? '') : null,
  ].filter((part) => part !== null);
  if (parts.length > 0) drawn.append(component('discord-embed-description', { slot: 'description' }, ...parts));
  if (footer) drawn.append(component('discord-embed-footer', { slot: 'footer' }, footer.text));
  return drawn;
}

function files({ files }: MessageView): HTMLElement | null {
  if (files.length === 0) return null;
  return element('div', { slot: 'attachments', class: 'files' }, ...files.map(drawFile));
}

function rows(view: MessageView, tools: MessageTools): HTMLElement | null {
  if (view.rows.length === 0) return null;
  const drawn = view.rows.map((row) =>
    row.components.every(({ type }) => type === 2)
      ? component('discord-action-row', {}, ...row.components.map((each) => drawButton(each, view, tools)))
      : drawMenu(row.components[0], view, tools),
  );
  return component('discord-attachments', { slot: 'components' }, ...drawn);
}

const buttonTypes = ['secondary', 'primary', 'secondary', 'success', 'destructive', 'secondary'];

function drawButton(each: ComponentView, view: MessageView, tools: MessageTools): Node {
  if (each.type !== 2) return element('span');
  const label = [each.emoji?.name, each.label].filter((part) => part).join(' ');
  const drawn = component(
    'discord-button',
    { type: buttonTypes[each.style] ?? 'secondary', disabled: each.disabled ?? false },
    label,
  );
  if (each.url) drawn.setAttribute('url', each.url);
  drawn.dataset['customId'] = each.custom_id ?? '';
  const id = each.custom_id;
  if (each.disabled) void disableInner(drawn);
  else if (id) drawn.addEventListener('click', () => tools.press(view, id));
  return drawn;
}

/** The component only paints a disabled button so: the keyboard and a screen reader would still come upon it. */
async function disableInner(drawn: HTMLElement): Promise<void> {
  if (!(drawn instanceof DiscordButton)) return;
  await drawn.updateComplete;
  const inner = drawn.renderRoot.querySelector('button');
  if (inner !== null) inner.disabled = true;
}

/** A menu to choose from; where several may be chosen, a button says when that is done. */
function drawMenu(each: ComponentView | undefined, view: MessageView, tools: MessageTools): HTMLElement {
  if (each === undefined || each.type === 2) return element('span');
  const label = each.placeholder ?? say().choose;
  const many = (each.max_values ?? 1) > 1;
  const select = element('select', { 'aria-label': label, multiple: many, ...(many && { size: '3' }) });
  const choices = choicesOf(each, tools);
  const mayBeNone = each.min_values === 0;
  if (!many && (mayBeNone || !choices.some(({ isDefault }) => isDefault)))
    select.append(element('option', { value: '', selected: true, disabled: !mayBeNone }, label));
  for (const { value, label, isDefault } of choices)
    select.append(element('option', { value, selected: isDefault }, label));
  const send = (): void =>
    tools.select(
      view,
      each.custom_id,
      [...select.selectedOptions].map(({ value }) => value).filter((value) => value !== ''),
    );
  if (!many) select.addEventListener('change', send);
  const apply = many ? element('button', { type: 'button', class: 'pill quiet' }, label) : null;
  apply?.addEventListener('click', send);
  return element('div', { class: 'menu-row' }, select, apply);
}

function choicesOf(each: Exclude<ComponentView, { type: 2 }>, { channels, roles }: MessageTools) {
  if (each.type === 3)
    return each.options.map(({ value, label, default: isDefault }) => ({
      value,
      label,
      isDefault: isDefault ?? false,
    }));
  const isDefault = (id: string): boolean => each.default_values?.some((value) => value.id === id) === true;
  if (each.type === 6) return roles.map(({ id, name }) => ({ value: id, label: name, isDefault: isDefault(id) }));
  return channels
    .filter(({ type }) => each.channel_types == null || each.channel_types.includes(type))
    .map(({ id, name, kind }) => ({ value: id, label: `${signs[kind]} ${name}`, isDefault: isDefault(id) }));
}

/** No button of the bot's: it is the newsroom that is played. */
function correction(view: MessageView, tools: MessageTools): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'pill quiet', title: say().correctExplained },
    say().correct,
  );
  button.addEventListener('click', () => {
    button.disabled = true;
    button.textContent = say().correcting;
    tools.correct(view);
  });
  return element('div', { class: 'played', slot: 'reactions' }, button);
}

function onlyYou(view: MessageView, tools: MessageTools): HTMLElement | null {
  if (!view.isEphemeral) return null;
  const dismiss = element('button', { type: 'button' }, say().dismiss);
  dismiss.addEventListener('click', () => tools.dismiss(view));
  return element('div', { class: 'only-you', slot: 'reactions' }, `👁 ${say().onlyYou} · `, dismiss);
}

/** With its day where that isn't today's: the clock may have been turned. */
function clock(at: number, locale: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...(!isToday && { dateStyle: 'medium' }) }).format(at);
}

const colours = ['#5865f2', '#3ba55d', '#c27c0e', '#a84300', '#71368a'];

/** A picture with a person's initial; the bot has its own. */
function avatar(name: string, isBot: boolean): string {
  const colour = isBot
    ? '#d97757'
    : (colours[[...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % colours.length] ?? '#5865f2');
  const initial = ([...name][0] ?? '?').replace(/[<>&"']/g, '?').toUpperCase();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${initial}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
