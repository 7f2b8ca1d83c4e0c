import type { ActionOutcome } from '../page-actions.ts';
import { button, element } from './dom.ts';
import { filledIn, say } from './words.ts';

type Modal = NonNullable<ActionOutcome['modal']>['modal'];
type Item = Modal['components'][number];
type Field = Extract<Item, { type: 18 }>['component'];

type Values = Record<string, string | string[]>;

/** Opens what the bot has sent as a dialog. @returns what was filled in; `null` when it was left. */
export function askInDialog(modal: Modal, botName: string): Promise<Values | null> {
  const { promise, resolve } = Promise.withResolvers<Values | null>();
  const fields = modal.components.map((item) => drawItem(item));
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id: 'dialog-title' }, modal.title),
    ...fields.map(({ drawn }) => drawn),
    element('p', { class: 'hint' }, filledIn(say().goesTo, { bot: botName })),
    element(
      'div',
      { class: 'buttons' },
      button(say().cancel, 'pill quiet', () => dialog.close()),
      element('button', { type: 'submit', class: 'pill' }, say().submit),
    ),
  );
  const dialog = element('dialog', { 'aria-labelledby': 'dialog-title' }, form);
  let values: Values | null = null;
  form.addEventListener('submit', () => {
    values = Object.fromEntries(fields.map(({ id, read }) => [id, read()]));
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    resolve(values);
  });
  document.body.append(dialog);
  // The browser keeps the focus inside, and gives it back.
  dialog.showModal();
  return promise;
}

interface DrawnField {
  readonly id: string;
  readonly drawn: HTMLElement;
  read(): string | string[];
}

function drawItem(item: Item): DrawnField {
  if (item.type === 18) return drawField(item.component, item.label, item.description ?? '');
  const [field] = item.components;
  if (field === undefined) throw new Error('The dialog has an empty row.');
  return drawField(field, field.label ?? '', '');
}

function drawField(field: Field, label: string, description: string): DrawnField {
  const id = `field-${field.custom_id}`;
  const isRequired = field.required !== false;
  const top = element('label', { for: id }, isRequired ? `${label} *` : label);
  const note = description === '' ? null : element('p', { class: 'hint' }, description);
  if (field.type === 4) {
    const attributes = {
      id,
      name: field.custom_id,
      required: isRequired,
      placeholder: field.placeholder ?? '',
      maxlength: String(field.max_length ?? 4000),
    };
    const input = field.style === 2 ? element('textarea', { ...attributes, rows: '3' }) : element('input', attributes);
    input.value = field.value ?? '';
    return { id: field.custom_id, drawn: element('div', {}, top, note, input), read: () => input.value };
  }
  const select = element('select', { id, name: field.custom_id, required: isRequired });
  const options = field.type === 3 ? field.options : [];
  if (!options.some((option) => option.default))
    select.append(element('option', { value: '' }, field.placeholder ?? say().choose));
  for (const option of options)
    select.append(element('option', { value: option.value, selected: option.default ?? false }, option.label));
  return {
    id: field.custom_id,
    drawn: element('div', {}, top, note, select),
    read: () => (select.value === '' ? [] : [select.value]),
  };
}
