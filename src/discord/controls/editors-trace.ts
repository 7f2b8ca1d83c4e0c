import { replyPrivately } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { editorsOrRefusal } from './editors-rights.ts';
import { traceMessage } from './trace-message.ts';

/** Shows a trace to an editor alone: what counts as a message, all of it as a file. */
export const showTrace: Control = {
  verb: verbs.editorsTrace,
  async execute(interaction, _about, audience, context) {
    const editors = await editorsOrRefusal(interaction, audience, context);
    if (editors === null || !interaction.isStringSelectMenu()) return;
    const trace = await traceOrApology(interaction, interaction.values, audience, context);
    if (trace === null) return;
    const attachment = Buffer.from(`${editors.traceText(trace)}\n`);
    const message = await traceMessage(trace, editors.hidden, audience.own);
    await replyPrivately(interaction, message, [{ name: `trace-${trace.id}.txt`, attachment }]);
  },
};
