import type { CommandView, OptionView } from '../command-view.ts';
import type { ComposerTools } from './composer-tools.ts';
import type { ChoiceList } from './list.ts';
import { choicesOf, type OptionValue } from './option-values.ts';

/** What is suggested for an option while it is typed: what alone can be given, or what the bot proposes. */
export class ValueSuggestions {
  readonly #tools: ComposerTools;
  readonly #list: ChoiceList;
  #typing = 0;

  constructor(tools: ComposerTools, list: ChoiceList) {
    this.#tools = tools;
    this.#list = list;
  }

  /**
   * @param given what the command's options have then.
   * @param afterMs so long after this is the bot asked, unless more was typed.
   */
  show(
    field: HTMLInputElement,
    command: CommandView,
    option: OptionView,
    given: () => Readonly<Record<string, OptionValue>>,
    afterMs: number,
  ): void {
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
    const fixed = choicesOf(option, this.#tools.channels()).map(({ name }) => name);
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
      const options = { ...given(), [option.name]: typed };
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
}
