import { z } from 'zod';
import { address, fault, text } from './text-lengths.ts';

const customId = text(100).min(1);
const numericId = z.int().min(0).nullish();
const emoji = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().nullish(),
});

const button = z
  .object({
    type: z.literal(2),
    id: numericId,
    style: z.int().min(1).max(5),
    label: text(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: address(512, ['http', 'https', 'discord']).nullish(),
    disabled: z.boolean().nullish(),
  })
  .check((payload) => {
    const { style, label, emoji, custom_id, url } = payload.value;
    const isLink = style === 5;
    if (!label && !emoji) {
      fault(payload, ['label'], 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
    }
    if (isLink && !url) fault(payload, ['url'], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
    if (!isLink && !custom_id) {
      fault(payload, ['custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
    }
    if (url && custom_id) {
      fault(
        payload,
        ['custom_id'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  });

const selectOption = z.object({
  label: text(100).min(1),
  value: text(100).min(1),
  description: text(100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});

const stringSelect = z
  .object({
    type: z.literal(3),
    id: numericId,
    custom_id: customId,
    placeholder: text(150).nullish(),
    min_values: z.int().min(0).max(25).nullish(),
    max_values: z.int().min(1).max(25).nullish(),
    disabled: z.boolean().nullish(),
    required: z.boolean().nullish(),
    options: z.array(selectOption).min(1).max(25),
  })
  .check((payload) => {
    const values = payload.value.options.map(({ value }) => value);
    values.forEach((value, index) => {
      if (values.indexOf(value) < index) {
        const message = 'The specified option value is already used';
        fault(payload, ['options', index, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
      }
    });
  });

/** User, role, mentionable and channel selects: Discord fills them. */
const entitySelect = z.object({
  type: z.literal([5, 6, 7, 8]),
  id: numericId,
  custom_id: customId,
  placeholder: text(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  channel_types: z.array(z.int()).nullish(),
  default_values: z.array(z.object({ id: z.string(), type: z.enum(['user', 'role', 'channel']) })).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
});

const textInput = z.object({
  type: z.literal(4),
  id: numericId,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: text(45).min(1).nullish(),
  value: text(4000).nullish(),
  placeholder: text(100).nullish(),
  required: z.boolean().nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
});

const messageComponent = z.discriminatedUnion('type', [button, stringSelect, entitySelect]);

/** A row of up to five buttons, or of one select alone. */
const actionRow = z
  .object({ type: z.literal(1), id: numericId, components: z.array(messageComponent).min(1).max(5) })
  .check((payload) => {
    const { components } = payload.value;
    if (components.length > 1 && components.some(({ type }) => type !== 2)) {
      const message = 'The specified component exceeds the maximum width';
      fault(payload, ['components', 1], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
    }
  });

export const messageRows = z.array(actionRow).max(5);

const modalItem = z.discriminatedUnion('type', [
  z.object({ type: z.literal(1), id: numericId, components: z.array(textInput).length(1) }),
  z.object({
    type: z.literal(18),
    id: numericId,
    label: text(45).min(1),
    description: text(100).min(1).nullish(),
    component: z.discriminatedUnion('type', [textInput, stringSelect, entitySelect]),
  }),
]);

/** A form that pops up: at most five fields. */
export const modalBody = z.object({
  custom_id: customId,
  title: text(45).min(1),
  components: z.array(modalItem).min(1).max(5),
});

export type Modal = z.infer<typeof modalBody>;
type RowBody = z.infer<typeof actionRow>;
export type Component = z.infer<typeof messageComponent>;
export interface ComponentRow {
  readonly type: 1;
  readonly id: number;
  readonly components: readonly (Component & { readonly id: number })[];
}

/** Rows as Discord gives them back: each component numbered, counted over the whole message. */
export function numbered(rows: readonly RowBody[]): ComponentRow[] {
  let next = 1;
  return rows.map((row) => ({
    type: 1,
    id: row.id || next++,
    components: row.components.map((component) => ({
      ...withoutNulls(component),
      ...(component.type !== 2 && { min_values: component.min_values ?? 1, max_values: component.max_values ?? 1 }),
      id: component.id || next++,
    })),
  }));
}

function withoutNulls<T extends object>(value: T): T {
  const kept = { ...value };
  for (const key of Object.keys(kept) as (keyof T)[]) if (kept[key] === null) delete kept[key];
  return kept;
}
