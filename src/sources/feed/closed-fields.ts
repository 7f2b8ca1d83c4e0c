/** Elements that hold an item's text, none of them within another. */
const field =
  /<!\[CDATA\[.*?(?:\]\]>|$)|<(\/?)((?:title|link|description|pubdate|guid|category|comments|source|summary|content|id|updated|published|issued|modified|(?:dc|content|itunes|media):\w+))(?=[\s/>])([^<>]*)>/gis;

/**
 * A broken item with its fields closed: one whose end was forgotten ends where the next one starts, or the item does; an end without a start
 * goes.
 */
export function closedFields(markup: string): string {
  const itemEnd = /<\/[^<>\s]+\s*>\s*$/.exec(markup)?.index ?? markup.length;
  const pieces: string[] = [];
  let open = '';
  let from = 0;
  const close = (until: number): void => {
    pieces.push(markup.slice(from, until), open === '' ? '' : `</${open}>`);
    open = '';
    from = until;
  };
  for (const { 0: tag, 1: slash, 2: name, 3: rest = '', index } of markup.slice(0, itemEnd).matchAll(field)) {
    if (name === undefined) continue;
    if (slash === '') {
      if (open !== '') close(index);
      if (!rest.endsWith('/')) open = name;
    } else if (name.toLowerCase() === open.toLowerCase()) open = '';
    else {
      pieces.push(markup.slice(from, index));
      from = index + tag.length;
    }
  }
  close(itemEnd);
  return pieces.join('') + markup.slice(from);
}
