import { ButtonStyle, ComponentType } from 'discord.js';
import { clean } from '../../language/visible-text.ts';
import { citedArticles } from '../../schedule/editors/compose-post.ts';
import type { HiddenArticles } from '../../store/hidden-articles.ts';
import type { Trace } from '../../store/trace.ts';
import type { Wording } from '../../wording/wording.ts';
import { headlineMarkdown } from '../render/cited-sources.ts';
import { asData, clip } from '../render/escape.ts';
import { line, type Message, type Row, sentence } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { labelChars, questionChars } from '../render/size-limits.ts';
import { momentMarkdown } from '../render/timestamps.ts';
import { customId, verbs } from './custom-id.ts';

/** Buttons that fit below a message, five a row. */
const buttonsARow = 5;
const mostButtons = 25;
/** Of a title, what leaves a label its verb. */
const titleChars = labelChars - 25;

/** A trace in short, with a button for each article that its answer cites: to hide it from answers, or to show it again. */
export async function traceMessage(
  trace: Trace,
  hidden: Pick<HiddenArticles, 'find'>,
  wording: Wording,
): Promise<Message> {
  const { editors: said } = wording;
  const articles = await Promise.all(
    citedArticles(trace.record)
      .slice(0, mostButtons)
      .map(async (article) => ({ article, isHidden: (await hidden.find(article.id)) !== null })),
  );
  const status = { answered: said.answered, not_covered: said.notCovered, failed: said.failed }[trace.status];
  const [message = sentence(wording.sorry)] = toMessages(
    [
      line('plain', false, `**${asData(trace.question, questionChars)}**`),
      line('small', false, `${wording.trace(trace.id)} · ${momentMarkdown(trace.askedAt, 'f')} · ${status}`),
      ...(articles.length === 0 ? [] : [line('plain', true, `**${said.cited}**`)]),
      ...articles.map(({ article, isHidden }) =>
        line('plain', false, `${headlineMarkdown(article, wording)}${isHidden ? ` (**${said.hidden}**)` : ''}`),
      ),
      ...(articles.length === 0 ? [] : [line('small', true, said.hideExplained)]),
    ],
    '',
    colours.quotes,
  );
  const buttons = articles.map(({ article: { title }, isHidden }, place) => {
    const label = (isHidden ? said.show : said.hide)(clip(clean(title), titleChars));
    return {
      type: ComponentType.Button,
      style: isHidden ? ButtonStyle.Primary : ButtonStyle.Danger,
      label,
      custom_id: customId(verbs.editorsHide, trace.id, place, isHidden ? 'show' : 'hide'),
    } as const;
  });
  const rows = Array.from(
    { length: Math.ceil(buttons.length / buttonsARow) },
    (_, row): Row => ({
      type: ComponentType.ActionRow,
      components: buttons.slice(row * buttonsARow, (row + 1) * buttonsARow),
    }),
  );
  return { ...message, rows };
}
