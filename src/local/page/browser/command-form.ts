import type { CommandView, OptionView } from '../command-view.ts';
import type { ActionOutcome } from '../page-actions.ts';
import type { ComposerTools } from './composer-tools.ts';
import { button, element } from './dom.ts';
import { type ChoiceList, comboField } from './list.ts';
import { complaintOf, type OptionValue, typedValue } from './option-values.ts';
import type { ValueSuggestions } from './value-suggestions.ts';
import { filledIn, say } from './words.ts';

interface CommandFormParts {
  readonly tools: ComposerTools;
  readonly list: ChoiceList;
  readonly suggestions: ValueSuggestions;
  readonly hint: HTMLElement;
  /** Goes back to plain text, which begins with this. */
  leave(text: string): void;
  tell(outcome: ActionOutcome): void;
}

/** So long after the last key is a suggestion asked for: each one goes to the bot. */
const typingMs = 150;

/** The options of a command to fill in, each a chip, and a button that sends them. */
export class CommandForm {
  readonly chips: HTMLElement;
  readonly #command: CommandView;
  readonly #parts: CommandFormParts;
  readonly #fields = new Map<OptionView, HTMLInputElement>();
  readonly #send: HTMLButtonElement;
  /** It is on its way to the bot: a second press doesn't send it twice. */
  #isSending = false;

  /** @param text what the first option has already. */
  constructor(command: CommandView, text: string, parts: CommandFormParts) {
    this.#command = command;
    this.#parts = parts;
    this.chips = element('div', { class: 'chips', role: 'group', 'aria-label': `/${command.label}` });
    this.#send = button(say().send, 'send', () => void this.#submit());
    this.chips.append(element('span', { class: 'command-name' }, `/${command.label}`), this.#send);
    for (const [at, option] of command.options.entries()) {
      if (option.isRequired || (at === 0 && text !== '')) this.#addChip(option);
      else {
        const add = button(`+ ${option.label}`, 'add', () => {
          this.#addChip(option).focus();
          add.remove();
        });
        add.title = option.description;
        this.#send.before(add);
      }
    }
    this.#guardEscape();
  }

  /** Writes into the first option, and goes there. */
  begin(text: string): void {
    const [first] = this.#fields.values();
    if (first !== undefined) first.value = text;
    (first ?? this.#send).focus();
  }

  /** What somebody has filled in isn't thrown away by one key, which often only meant the list. */
  #guardEscape(): void {
    let isWarned = false;
    this.chips.addEventListener('input', () => {
      isWarned = false;
    });
    this.chips.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      const isFilled = [...this.#fields.values()].some((field) => field.value.trim() !== '');
      if (isFilled && !isWarned) {
        isWarned = true;
        this.#parts.hint.textContent = say().escapeAgain;
        return;
      }
      this.#parts.leave('');
    });
  }

  #addChip(option: OptionView): HTMLInputElement {
    const { hint, list } = this.#parts;
    const field = comboField(`option-${option.name}`, `${option.label}: ${option.description}`);
    const chip = element(
      'span',
      { class: option.name === 'question' ? 'chip wide' : 'chip' },
      element('span', {}, option.label),
      field,
    );
    const firstAdd = this.chips.querySelector('.add');
    (firstAdd ?? this.#send).before(chip);
    this.#fields.set(option, field);
    field.addEventListener('focus', () => {
      hint.classList.remove('wrong');
      hint.textContent = option.description;
      this.#suggest(field, option, 0);
    });
    field.addEventListener('blur', () => list.close());
    field.addEventListener('input', () => {
      chip.classList.remove('wrong');
      this.#suggest(field, option, typingMs);
    });
    field.addEventListener('keydown', (event) => {
      if (list.key(event)) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        void this.#submit();
      } else if (event.key === 'Backspace' && field.value === '') {
        event.preventDefault();
        this.#parts.leave(`/${this.#command.label}`);
      }
    });
    return field;
  }

  #suggest(field: HTMLInputElement, option: OptionView, afterMs: number): void {
    this.#parts.suggestions.show(field, this.#command, option, () => this.#values(), afterMs);
  }

  #values(): Record<string, OptionValue> {
    const channels = this.#parts.tools.channels();
    const given = [...this.#fields].filter(([, field]) => field.value.trim() !== '');
    return Object.fromEntries(
      given.map(([option, field]) => [option.name, typedValue(option, field.value.trim(), channels)]),
    );
  }

  /** Marks the first option that can't be sent, and goes there. @returns why; `null` when all can. */
  #complaint(): string | null {
    for (const [option, field] of this.#fields) {
      const { isRequired, label } = option;
      const typed = field.value.trim();
      const wrong = typed === '' ? null : complaintOf(option, typed, this.#parts.tools.channels());
      if (typed === '' ? !isRequired : wrong === null) continue;
      field.closest('.chip')?.classList.add('wrong');
      field.focus();
      return wrong ?? filledIn(say().required, { option: label });
    }
    return null;
  }

  async #submit(): Promise<void> {
    const { tools, list, leave, tell } = this.#parts;
    list.close();
    if (this.#isSending) return;
    const problem = this.#complaint();
    if (problem !== null) return tell({ problem });
    this.#isSending = true;
    const outcome = await tools.act({ do: 'command', command: this.#command.name, options: this.#values() });
    this.#isSending = false;
    // Who has begun something else meanwhile goes on with that.
    if (outcome.problem === undefined && this.chips.isConnected) leave('');
    tell(outcome);
  }
}
