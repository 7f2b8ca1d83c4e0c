import { ButtonStyle, ComponentType } from 'discord.js';
import type { Headline } from '../../coverage/article.ts';
import type { ArticlePage } from '../../retrieve/browse-articles.ts';
import type { Wording } from '../../wording/wording.ts';
import { headlineMarkdown } from '../render/cited-sources.ts';
import { asData, clip } from '../render/escape.ts';
import { line, type Message, type Row, sentence } from '../render/markup.ts';
import { colours, toMessages, withRows } from '../render/messages.ts';
import { articlesAPage, topicChars } from '../render/size-limits.ts';
import { filterNotes, smallPrint } from '../render/small-print.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { deferPressed, editReplyPatiently } from '../wire/send.ts';
import { type ArticleList, listId, readListId } from './article-list-id.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';

/** Ten of them fit into one message in any script. */
const shortTitleChars = 80;
const shortOutletChars = 30;

/** Turns a page. */
export const articlePages: Control = {
  verb: verbs.articles,
  async execute(interaction, about, audience, context) {
    if (!interaction.isButton()) return;
    await deferPressed(interaction);
    const list = readListId(about, await context.desk.outlets());
    const found = list === null ? null : await browse(list, context);
    const [message] =
      list === null || found === null || found.articles.length === 0
        ? [sentence(audience.own.articles.changed)]
        : renderPage(found, list, audience.own);
    if (message !== undefined) await editReplyPatiently(interaction, message, context.clock);
  },
};

/** @returns the articles that stand on a page of the list. */
export function browse({ topic, filter, page }: ArticleList, { desk, clock }: BotContext): Promise<ArticlePage> {
  const askedAt = new Date(clock.now());
  return desk.browse({ topic, filter, askedAt, offset: page * articlesAPage, limit: articlesAPage });
}

/** One page of the list, as one message: where addresses and headlines are too long for that, shortened and without links. */
export function renderPage(found: ArticlePage, list: ArticleList, wording: Wording): Message[] {
  const whole = pageMessages(found, list, wording);
  if (whole.length === 1) return whole;
  return pageMessages({ ...found, articles: found.articles.map(shortened) }, list, wording);
}

function shortened({ title, source, ...headline }: Headline): Headline {
  return {
    ...headline,
    title: clip(title, shortTitleChars),
    source: source === null ? null : clip(source, shortOutletChars),
    url: null,
  };
}

function pageMessages(found: ArticlePage, list: ArticleList, wording: Wording): Message[] {
  const said = wording.articles;
  const topic = list.topic === null ? null : asData(list.topic, topicChars);
  const pages = Math.max(1, Math.ceil(found.total / articlesAPage));
  const blocks = [
    line('plain', false, `**${said.title(topic)}**`),
    ...(found.articles.length === 0 ? [line('plain', true, said.none)] : []),
    ...found.articles.map((headline, at) => line('plain', at === 0, `- ${headlineMarkdown(headline, wording)}`)),
    ...smallPrint(filterNotes(found, wording)),
  ];
  const footer = found.total === 0 ? '' : said.page(list.page + 1, pages, found.total);
  const rows = pages > 1 ? [pageButtons(list, pages, wording)] : [];
  return withRows(toMessages(blocks, footer, colours.quotes), rows);
}

function pageButtons(list: ArticleList, pages: number, { buttons }: Wording): Row {
  const to = (page: number, label: string) =>
    ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label,
      custom_id: listId({ ...list, page }),
      disabled: page < 0 || page >= pages,
    }) as const;
  return {
    type: ComponentType.ActionRow,
    components: [to(list.page - 1, buttons.previous), to(list.page + 1, buttons.next)],
  };
}
