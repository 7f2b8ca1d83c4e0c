import { gfmFootnote, gfmFootnoteHtml } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough, gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { gfmTaskListItem, gfmTaskListItemHtml } from 'micromark-extension-gfm-task-list-item';

/** GFM as a newsroom's site would render it. */
export const gfm = [gfmTable(), gfmFootnote(), gfmStrikethrough({ singleTilde: false }), gfmTaskListItem()];
export const gfmHtml = [gfmTableHtml(), gfmFootnoteHtml(), gfmStrikethroughHtml(), gfmTaskListItemHtml()];
