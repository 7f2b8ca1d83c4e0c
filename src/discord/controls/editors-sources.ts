import { line, sentence } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import { sourceFacts } from '../render/source-facts.ts';
import { replyPrivately } from '../wire/send.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { editorsOrRefusal } from './editors-rights.ts';

/** Says how the sources stand now. */
export const showSources: Control = {
  verb: verbs.editorsSources,
  async execute(interaction, _about, audience, context) {
    if ((await editorsOrRefusal(interaction, audience, context)) === null) return;
    const { own } = audience;
    const facts = sourceFacts((await context.desk.status()).sources, own);
    const lines = facts.map(([name, fact], at) => line('plain', at === 0, `**${name}:** ${fact}`));
    const [message] = toMessages([line('plain', false, `**${own.editors.sources}**`), ...lines], '', colours.quotes);
    await replyPrivately(interaction, message ?? sentence(own.sorry));
  },
};
