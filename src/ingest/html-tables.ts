import type { DefaultTreeAdapterTypes } from 'parse5';
import { attribute, childrenOf, heading, isHidden, maxDepth } from './html-elements.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** The rows of a table, in whichever groups they stand. */
export function rowsOf(table: Element): Element[] {
  return childrenOf(table).flatMap((child) => (child.tagName === 'tr' ? [child] : rowsOfGroup(child)));
}

function rowsOfGroup(group: Element): Element[] {
  return /^t(?:head|body|foot)$/.test(group.tagName) && !isHidden(group)
    ? childrenOf(group).filter((child) => child.tagName === 'tr' && !isHidden(child))
    : [];
}

/** The cells of a row that are shown. */
export function cellsOf(row: Element): Element[] {
  return childrenOf(row).filter((child) => /^t[dh]$/.test(child.tagName) && !isHidden(child));
}

/** How many columns or rows a cell takes. */
export function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const count = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return count >= 1 && count <= 100 ? count : 1;
}

/** A table that holds data, and not a page's layout: rows of several cells, none of which holds a section. */
export function isDataTable(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role') ?? '')) return false;
  const cells = rowsOf(table).map(cellsOf);
  return cells.some(({ length }) => length > 1) && !cells.flat().some((cell) => holdsSection(cell, 0));
}

function holdsSection(element: Element, depth: number): boolean {
  if (depth > maxDepth) return true;
  const children = childrenOf(element);
  return (
    children.filter(({ tagName }) => tagName === 'p').length > 2 ||
    children.some((child) => heading.test(child.tagName) || child.tagName === 'table' || holdsSection(child, depth + 1))
  );
}
