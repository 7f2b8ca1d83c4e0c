import type { ChannelView } from '../channel-list.ts';
import type { CommandView, OptionView } from '../command-view.ts';
import type { ActionOutcome } from '../page-actions.ts';
import type { Deed } from './connection.ts';
import { button, element } from './dom.ts';
import { ChoiceList } from './list.ts';
import { filledIn, say } from './words.ts';

interface ComposerTools {
  act(deed: Deed): Promise<ActionOutcome>;
  bot(): string;
  commands(): readonly CommandView[];
  channels(): readonly ChannelView[];
}

type Value = string | number | boolean;

/** So long after the last key is a suggestion asked for: each one goes to the bot. */
const typingMs = 150;
/** Discord takes no longer message from a person. */
const messageChars = 2_000;

/** Where one writes: plain text, or a command with its options. */
export class Composer {
  readonly #form: HTMLFormElement;
  readonly #tools: ComposerTools;
  readonly #list: ChoiceList;
  readonly #hint = element('p', { class: 'hint', role: 'status', id: 'hint' });
  #fields = new Map<OptionView, HTMLInputElement>();
  #typing = 0;
  /** What is on its way to the bot: a second press doesn't send it twice. */
  #sending: Map<OptionView, HTMLInputElement> | null = null;

  constructor(form: HTMLFormElement, tools: ComposerTools) {
    this.#form = form;
    this.#tools = tools;
    this.#list = new ChoiceList(form);
    form.addEventListener('submit', (event) => event.preventDefault());
    this.showPlain();
  }

  /** A field for plain text, in which a slash begins a command. */
  showPlain(text = ''): void {
    const field = this.#field('plain', say().write, text);
    field.placeholder = say().write;
    field.maxLength = messageChars;
    field.addEventListener('input', () => this.#suggestCommands(field));
    field.addEventListener('keydown', (event) => {
      if (this.#list.key(event)) return;
      if (event.key === 'Enter' && field.value.trim() !== '') void this.#say(field);
    });
    this.#fields = new Map();
    this.#hint.textContent = '';
    this.#form.replaceChildren(field, this.#hint);
    this.#suggestCommands(field);
  }

  /** Says its own words anew, in another language. Whoever is writing goes on where they are; a command that is open stays as it is. */
  renew(): void {
    if (this.#form.querySelector('.chips') !== null) return;
    const field = this.#form.querySelector('input');
    const isWriting = field !== null && field === document.activeElement;
    const [start, end] = [field?.selectionStart ?? null, field?.selectionEnd ?? null];
    this.showPlain(field?.value ?? '');
    if (!isWriting) return;
    this.focus();
    this.#form.querySelector('input')?.setSelectionRange(start, end);
  }

  /** What the bot's commands are has come or changed: what was typed before is read anew. An open command stays as it is. */
  renewCommands(): void {
    const field = this.#form.querySelector('input');
    if (field?.id === 'plain' && field.value.startsWith('/')) this.#suggestCommands(field);
  }

  focus(): void {
    this.#form.querySelector('input')?.focus();
  }

  /** Fills a command in and sends it. */
  async run(command: string, options: Readonly<Record<string, Value>>): Promise<void> {
    this.#tell(await this.#tools.act({ do: 'command', command, options }));
  }

  #field(id: string, label: string, value = ''): HTMLInputElement {
    const field = element('input', {
      id,
      'aria-label': label,
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      'aria-describedby': 'hint',
    });
    field.value = value;
    return field;
  }

  async #say(field: HTMLInputElement): Promise<void> {
    const content = field.value.trim();
    if (/^\/\S/.test(content)) {
      const command = this.#named(content)?.command;
      return command === undefined ? this.#tell({ problem: say().unknownCommand }) : this.#showCommand(command);
    }
    field.value = '';
    const outcome = await this.#tools.act({ do: 'say', content });
    this.#tell(outcome);
    if (outcome.problem === undefined) {
      const ask = this.#tools.commands().find(({ name }) => name === 'ask')?.label ?? 'ask';
      this.#hint.textContent = filledIn(say().answersCommands, { bot: this.#tools.bot(), ask });
    } else if (field.value === '') field.value = content;
  }

  /** The slash command that a text begins with, by its name in the person's language or in the bot's, and what follows it. */
  #named(text: string): { readonly command: CommandView; readonly rest: string | null } | null {
    const commands = this.#tools.commands().filter(({ type }) => type === 1);
    for (const named of [({ label }: CommandView) => label, ({ name }: CommandView) => name]) {
      for (const command of commands) {
        const whole = `/${named(command)}`;
        if (text === whole) return { command, rest: null };
        if (text.startsWith(`${whole} `)) return { command, rest: text.slice(whole.length + 1) };
      }
    }
    return null;
  }

  #suggestCommands(field: HTMLInputElement): void {
    this.#hint.classList.remove('wrong');
    const written = this.#named(field.value);
    // Who types a command by hand goes on writing its first option.
    if (written !== null && written.rest !== null) {
      this.#showCommand(written.command, written.rest);
      return;
    }
    const typed = /^\/(.*)$/.exec(field.value)?.[1];
    const isBegun = typed?.includes(' ') === true && !this.#isBeginning(typed);
    if (typed === undefined || isBegun) {
      this.#list.close();
      return;
    }
    const found = this.#tools
      .commands()
      .filter(({ type, label, name }) => type === 1 && (label.startsWith(typed) || name.startsWith(typed)));
    this.#list.show(
      field,
      say().commands,
      found.map((command) => ({
        label: `/${command.label}`,
        note: command.description,
        choose: () => this.#showCommand(command),
      })),
    );
    if (found.length === 0) this.#hint.textContent = say().unknownCommand;
    else this.#hint.textContent = '';
  }

  /** Whether a command of two words begins so. */
  #isBeginning(typed: string): boolean {
    return this.#tools.commands().some(({ label, name }) => label.startsWith(typed) || name.startsWith(typed));
  }

  /** The options of a command to fill in; the first one may be written already. */
  #showCommand(command: CommandView, text = ''): void {
    this.#list.close();
    this.#fields = new Map();
    const chips = element('div', { class: 'chips', role: 'group', 'aria-label': `/${command.label}` });
    const send = button(say().send, 'send', () => void this.#send(command));
    chips.append(element('span', { class: 'command-name' }, `/${command.label}`), send);
    for (const [at, option] of command.options.entries()) {
      if (option.isRequired || (at === 0 && text !== '')) this.#addChip(chips, send, command, option);
      else {
        const add = button(`+ ${option.label}`, 'add', () => {
          this.#addChip(chips, send, command, option).focus();
          add.remove();
        });
        add.title = option.description;
        send.before(add);
      }
    }
    this.#hint.textContent = command.description;
    this.#form.replaceChildren(chips, this.#hint);
    const [first] = this.#fields.values();
    if (first !== undefined) first.value = text;
    (first ?? send).focus();
    // What somebody has filled in isn't thrown away by one key, which often only meant the list.
    let isWarned = false;
    chips.addEventListener('input', () => {
      isWarned = false;
    });
    chips.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      const isFilled = [...this.#fields.values()].some((field) => field.value.trim() !== '');
      if (isFilled && !isWarned) {
        isWarned = true;
        this.#hint.textContent = say().escapeAgain;
        return;
      }
      this.showPlain();
      this.focus();
    });
  }

  #addChip(chips: HTMLElement, before: HTMLElement, command: CommandView, option: OptionView): HTMLInputElement {
    const field = this.#field(`option-${option.name}`, `${option.label}: ${option.description}`);
    const chip = element(
      'span',
      { class: option.name === 'question' ? 'chip wide' : 'chip' },
      element('span', {}, option.label),
      field,
    );
    const firstAdd = chips.querySelector('.add');
    (firstAdd ?? before).before(chip);
    this.#fields.set(option, field);
    field.addEventListener('focus', () => {
      this.#hint.classList.remove('wrong');
      this.#hint.textContent = option.description;
      this.#suggestValues(field, command, option, 0);
    });
    field.addEventListener('blur', () => this.#list.close());
    field.addEventListener('input', () => {
      chip.classList.remove('wrong');
      this.#suggestValues(field, command, option, typingMs);
    });
    field.addEventListener('keydown', (event) => {
      if (this.#list.key(event)) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        void this.#send(command);
      } else if (event.key === 'Backspace' && field.value === '') {
        event.preventDefault();
        this.showPlain(`/${command.label}`);
        this.focus();
      }
    });
    return field;
  }

  #suggestValues(field: HTMLInputElement, command: CommandView, option: OptionView, afterMs: number): void {
    clearTimeout(this.#typing);
    const choose = (name: string, value: string) => ({
      label: name,
      note: '',
      choose: () => {
        field.value = value;
        field.focus();
        this.#list.close();
      },
    });
    const fixed = this.#choices(option).map(({ name }) => name);
    if (fixed.length > 0) {
      const typed = field.value.trim().toLowerCase();
      const isWhole = fixed.some((name) => name.toLowerCase() === typed);
      const fitting = fixed.filter((name) => name.toLowerCase().includes(typed));
      this.#list.show(field, option.label, isWhole ? [] : fitting.map((name) => choose(name, name)));
    } else if (!option.completes) this.#list.close();
    if (!option.completes) return;
    // What was suggested for fewer letters is not what is meant now.
    this.#list.close();
    this.#typing = window.setTimeout(async () => {
      const typed = field.value;
      const options = { ...this.#values(), [option.name]: typed };
      const deed = { do: 'complete', command: command.name, options, focused: option.name } as const;
      const { choices = [] } = await this.#tools.act(deed);
      if (document.activeElement !== field || field.value !== typed) return;
      const open = choices.filter(({ value }) => String(value) !== typed);
      this.#list.show(
        field,
        option.label,
        open.map(({ name, value }) => choose(name, String(value))),
        // Tab through an option that is left out must not fill it in.
        typed !== '',
      );
    }, afterMs);
  }

  #values(): Record<string, Value> {
    const given = [...this.#fields].filter(([, field]) => field.value.trim() !== '');
    return Object.fromEntries(given.map(([option, field]) => [option.name, this.#value(option, field.value.trim())]));
  }

  /** What alone can be given, by the names that people read; none where anything can. */
  #choices({ type, choices }: OptionView): readonly { readonly name: string; readonly value: Value }[] {
    if (type === 5)
      return [
        { name: say().yes, value: true },
        { name: say().no, value: false },
      ];
    if (type === 7) return this.#tools.channels().map(({ id, name }) => ({ name: `#${name}`, value: id }));
    return choices;
  }

  /** What was typed as the option wants it; as typed where it doesn't, which Discord refuses. */
  #value(option: OptionView, typed: string): Value {
    const choices = this.#choices(option);
    // Only the whole word counts: a guess could show everybody what was meant to be private.
    const chosen = choices.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
    if (chosen !== undefined) return chosen.value;
    return option.type === 4 && /^-?\d+$/.test(typed) ? Number(typed) : typed;
  }

  /** Why an option can't be sent as it was typed; `null` when it can. */
  #complaint(option: OptionView, typed: string): string | null {
    const { type, label } = option;
    const isKnown = this.#choices(option).some(({ value }) => value === this.#value(option, typed));
    const { yes, no, notYesOrNo, notNumber, notChoice } = say();
    if (type === 5 && !isKnown) return filledIn(notYesOrNo, { typed, option: label, yes, no });
    if (type === 4 && typeof this.#value(option, typed) !== 'number')
      return filledIn(notNumber, { typed, option: label });
    return this.#choices(option).length > 0 && !isKnown ? filledIn(notChoice, { typed, option: label }) : null;
  }

  async #send(command: CommandView): Promise<void> {
    this.#list.close();
    const fields = this.#fields;
    if (this.#sending === fields) return;
    for (const [option, field] of fields) {
      const { isRequired, label } = option;
      const typed = field.value.trim();
      const wrong = typed === '' ? null : this.#complaint(option, typed);
      if (typed === '' ? !isRequired : wrong === null) continue;
      field.closest('.chip')?.classList.add('wrong');
      field.focus();
      if (wrong !== null) return this.#tell({ problem: wrong });
      return this.#tell({ problem: filledIn(say().required, { option: label }) });
    }
    this.#sending = fields;
    const outcome = await this.#tools.act({ do: 'command', command: command.name, options: this.#values() });
    if (this.#sending === fields) this.#sending = null;
    // Who has begun something else meanwhile goes on with that.
    if (outcome.problem === undefined && this.#fields === fields) {
      this.showPlain();
      this.focus();
    }
    this.#tell(outcome);
  }

  #tell({ problem, hasFailed }: ActionOutcome): void {
    const text = problem ?? (hasFailed ? say().failed : '');
    this.#hint.classList.toggle('wrong', text !== '');
    if (text !== '') this.#hint.textContent = text;
  }
}
