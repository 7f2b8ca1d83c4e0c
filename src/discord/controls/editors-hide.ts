import { citedArticles } from '../../schedule/editors/compose-post.ts';
import { sentence } from '../render/markup.ts';
import { replyPrivately, updatePressed } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { editorsOrRefusal } from './editors-rights.ts';
import { traceMessage } from './trace-message.ts';

/** Hides an article that a trace's answer cites, or shows it again. */
export const hideArticle: Control = {
  verb: verbs.editorsHide,
  async execute(interaction, about, audience, context) {
    const editors = await editorsOrRefusal(interaction, audience, context);
    if (editors === null || !interaction.isButton()) return;
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null) return;
    const [, place = '', wish] = about;
    const { hidden, hashId } = editors;
    const article = citedArticles(trace.record)[Number(place)];
    const by = hashId('person', interaction.user.id);
    if (article !== undefined && wish === 'show') await hidden.show(article.id);
    else if (article === undefined || !(await hidden.hide(article.id, by, new Date(context.clock.now()))))
      return replyPrivately(interaction, sentence(audience.own.editors.articleGone));
    context.log.info(wish === 'show' ? 'An article is shown again' : 'An article was hidden', { article: article.id });
    await updatePressed(interaction, await traceMessage(trace, hidden, audience.own));
  },
};
