import { sentence } from '../render/markup.ts';
import { replyPrivately } from '../wire/send.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { editorsOrRefusal } from './editors-rights.ts';

/** What an editor decides of corrections that are held. */
export const heldCorrectionsAre = { told: 'tell', dropped: 'drop' } as const;

/** Lets held corrections be told, or leaves the answers as they are. */
export const decideCorrections: Control = {
  verb: verbs.editorsCorrections,
  async execute(interaction, [decision], audience, context) {
    const editors = await editorsOrRefusal(interaction, audience, context);
    if (editors === null) return;
    const { editors: said } = audience.own;
    const isTold = decision === heldCorrectionsAre.told;
    const wasHeld = await (isTold ? editors.corrections.release() : editors.corrections.drop());
    const done = isTold ? said.correctionsTold : said.correctionsDropped;
    await replyPrivately(interaction, sentence(wasHeld ? done : said.noCorrections));
  },
};
