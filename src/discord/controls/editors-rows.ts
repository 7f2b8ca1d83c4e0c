import { ButtonStyle, ComponentType } from 'discord.js';
import { clean } from '../../language/visible-text.ts';
import type { EditorsPost } from '../../schedule/editors/compose-post.ts';
import type { Wording } from '../../wording/wording.ts';
import { clip } from '../render/escape.ts';
import type { Row } from '../render/markup.ts';
import { choiceChars, mostChoices } from '../render/size-limits.ts';
import { customId, verbs } from './custom-id.ts';
import { heldCorrectionsAre } from './editors-corrections.ts';

/**
 * What can be pressed below a post of the editors' desk.
 * @param postMark by which the post is found again in its channel.
 */
export function editorsRows(post: EditorsPost, postMark: string, { editors: said, trace }: Wording): Row[] {
  if (post.kind === 'reports') {
    const { reports } = post;
    // Several may have rated one answer.
    const options = [...new Map(reports.map((report) => [report.trace, report])).values()].slice(0, mostChoices);
    if (options.length === 0) return [];
    return [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: customId(verbs.editorsTrace, postMark),
            placeholder: said.trace,
            options: options.map((report) => ({
              value: report.trace,
              label: clip(clean(report.question), choiceChars) || trace(report.trace),
              description: trace(report.trace),
            })),
          },
        ],
      },
    ];
  }
  const button = (label: string, id: string) =>
    ({ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id }) as const;
  const held = post.kind === 'warnings' && post.warnings.some(({ about }) => about === 'corrections');
  const { after, until } = post.reference;
  const window = [after, until].map((moment) => moment.getTime().toString(36));
  const isExportable = post.kind === 'day' && post.questions > 0;
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        ...(isExportable ? [button(said.export, customId(verbs.editorsExport, ...window, postMark))] : []),
        button(said.sources, customId(verbs.editorsSources, postMark)),
      ],
    },
    ...(held
      ? [
          {
            type: ComponentType.ActionRow as const,
            components: [
              button(said.tellCorrections, customId(verbs.editorsCorrections, heldCorrectionsAre.told, postMark)),
              button(said.dropCorrections, customId(verbs.editorsCorrections, heldCorrectionsAre.dropped, postMark)),
            ],
          },
        ]
      : []),
  ];
}
