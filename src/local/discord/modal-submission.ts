import type { Modal } from './components.ts';

export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

type ModalField = Extract<Modal['components'][number], { type: 18 }>['component'];

/**
 * A modal's form as Discord sends it when the person presses "Submit".
 *
 * @throws Error when the client would not let them
 */
export function modalSubmission(modal: Modal, values: ModalValues): Record<string, unknown> {
  const fields = modal.components.flatMap((item) => (item.type === 18 ? [item.component] : item.components));
  const stranger = Object.keys(values).find((id) => !fields.some(({ custom_id }) => custom_id === id));
  if (stranger !== undefined) throw new Error(`The form "${modal.title}" has no field "${stranger}"`);
  let next = 1;
  const components = modal.components.map((item) => {
    const id = next++;
    if (item.type === 18) return { type: 18, id, component: filled(item.component, values, next++) };
    return { type: 1, id, components: item.components.map((field) => filled(field, values, next++)) };
  });
  return { custom_id: modal.custom_id, components };
}

function filled(field: ModalField, values: ModalValues, id: number): Record<string, unknown> {
  const { type, custom_id } = field;
  const given = values[custom_id];
  if (type !== 4) {
    const preset = type === 3 ? field.options.filter((option) => option.default).map(({ value }) => value) : [];
    const chosen = [given ?? preset].flat();
    if (field.required !== false && chosen.length === 0) throw new Error(`The field "${custom_id}" is required`);
    return { type, id, custom_id, values: chosen };
  }
  const value = given ?? field.value ?? '';
  if (typeof value !== 'string') throw new Error(`The field "${custom_id}" takes text`);
  if (field.required !== false && value === '') throw new Error(`The field "${custom_id}" is required`);
  if (value !== '' && value.length < (field.min_length ?? 0)) {
    throw new Error(`The field "${custom_id}" wants at least ${field.min_length} characters`);
  }
  if (value.length > (field.max_length ?? 4000)) {
    throw new Error(`The field "${custom_id}" takes at most ${field.max_length ?? 4000} characters`);
  }
  return { type, id, custom_id, value };
}
