import type { CommandView } from '../command-view.ts';
import type { ActionOutcome } from '../page-actions.ts';
import { CommandForm } from './command-form.ts';
import type { ComposerTools } from './composer-tools.ts';
import { element } from './dom.ts';
import { ChoiceList, comboField } from './list.ts';
import type { OptionValue } from './option-values.ts';
import { ValueSuggestions } from './value-suggestions.ts';
import { filledIn, say } from './words.ts';

/** Discord takes no longer message from a person. */
const messageChars = 2_000;

/** Where one writes: plain text, or a command with its options. */
export class Composer {
  readonly #form: HTMLFormElement;
  readonly #tools: ComposerTools;
  readonly #list: ChoiceList;
  readonly #suggestions: ValueSuggestions;
  readonly #hint = element('p', { class: 'hint', role: 'status', id: 'hint' });

  constructor(form: HTMLFormElement, tools: ComposerTools) {
    this.#form = form;
    this.#tools = tools;
    this.#list = new ChoiceList(form);
    this.#suggestions = new ValueSuggestions(tools, this.#list);
    form.addEventListener('submit', (event) => event.preventDefault());
    this.showPlain();
  }

  /** A field for plain text, in which a slash begins a command. */
  showPlain(text = ''): void {
    const field = comboField('plain', say().write, text);
    field.placeholder = say().write;
    field.maxLength = messageChars;
    field.addEventListener('input', () => this.#suggestCommands(field));
    field.addEventListener('keydown', (event) => {
      if (this.#list.key(event)) return;
      if (event.key === 'Enter' && field.value.trim() !== '') void this.#say(field);
    });
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
  async run(command: string, options: Readonly<Record<string, OptionValue>>): Promise<void> {
    this.#tell(await this.#tools.act({ do: 'command', command, options }));
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
    const form = new CommandForm(command, text, {
      ...{ tools: this.#tools, list: this.#list, suggestions: this.#suggestions, hint: this.#hint },
      leave: (plain) => {
        this.showPlain(plain);
        this.focus();
      },
      tell: (outcome) => this.#tell(outcome),
    });
    this.#hint.textContent = command.description;
    this.#form.replaceChildren(form.chips, this.#hint);
    form.begin(text);
  }

  #tell({ problem, hasFailed }: ActionOutcome): void {
    const text = problem ?? (hasFailed ? say().failed : '');
    this.#hint.classList.toggle('wrong', text !== '');
    if (text !== '') this.#hint.textContent = text;
  }
}
