import { ButtonStyle, ComponentType } from 'discord.js';
import type { Digest } from '../../coverage/digest.ts';
import { clean } from '../../language/visible-text.ts';
import type { Wording } from '../../wording/wording.ts';
import { clip } from '../render/escape.ts';
import type { Row } from '../render/markup.ts';
import { menuLabelChars, mostChoices } from '../render/size-limits.ts';
import { customId, verbs } from './custom-id.ts';

/**
 * The timeline of a digest's entry, and following its story: a button each for one, a menu each for several; nothing where no trace is kept.
 * @param mark of the delivery, below what came by itself
 */
export function entryRows(
  { items, trace = null }: Pick<Digest, 'trace'> & { readonly items: readonly { readonly headline: string }[] },
  { buttons, follows, noHeadline }: Wording,
  mark: string | null = null,
): Row[] {
  if (trace === null || items.length === 0) return [];
  const idOf = (verb: string): string => customId(verb, trace, ...(mark === null ? [] : [mark]));
  if (items.length === 1) {
    const button = (verb: string, label: string) =>
      ({ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: idOf(verb) }) as const;
    const components = [button(verbs.timeline, buttons.timeline), button(verbs.followStory, follows.buttons.story)];
    return [{ type: ComponentType.ActionRow, components }];
  }
  const options = items.slice(0, mostChoices).map(({ headline }, at) => ({
    label: clip(clean(headline), menuLabelChars) || noHeadline,
    value: String(at),
  }));
  const menu = (verb: string, placeholder: string): Row => ({
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, custom_id: idOf(verb), placeholder, options }],
  });
  return [menu(verbs.timeline, buttons.timelineOf), menu(verbs.followStory, follows.buttons.storyOf)];
}
