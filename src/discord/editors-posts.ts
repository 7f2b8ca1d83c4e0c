import { type ComposeParts, composePost, type EditorsPost } from '../schedule/editors/compose-post.ts';
import { keyOf, readReference } from '../schedule/editors/editors-post.ts';
import type { WeekFigures } from '../schedule/editors/week-figures.ts';
import { type Deliveries, markOf } from '../store/deliveries.ts';
import { wordingFor } from '../wording/translations.ts';
import type { Wording } from '../wording/wording.ts';
import { editorsRows } from './controls/editors-rows.ts';
import { renderEditorsPost } from './render/editors-embeds.ts';
import { type ChannelPost, type PostBody, payloadOf, readPayload } from './wire/channel-post.ts';

interface EditorsPostParts extends ComposeParts {
  readonly deliveries: Pick<Deliveries, 'find'>;
  /** A locale. */
  readonly language: () => Promise<string>;
  /** Reads what isn't the editors'. */
  readonly otherwise: (payload: string) => Promise<PostBody | null>;
}

/**
 * Reads what waits in the outbox: a post of the editors' desk has no words there, and says what is kept at the moment at which it is sent or edited.
 * @returns a function to the body of a message; `null` for what can't be read, and where nothing is left to say.
 */
export function outboxReader(parts: EditorsPostParts): (payload: string) => Promise<PostBody | null> {
  return async (payload) => {
    const reference = readReference(payload);
    if (reference === null) return parts.otherwise(payload);
    const quoted = (await parts.deliveries.find(keyOf(reference)))?.traces ?? [];
    const post = await composePost(reference, quoted, parts);
    if (post === null) return null;
    return readPayload(payloadOf(await editorsPost(post, wordingFor(await parts.language()))));
  };
}

async function editorsPost(post: EditorsPost, wording: Wording): Promise<ChannelPost> {
  const rows = editorsRows(post, markOf(keyOf(post.reference)), wording);
  const message = { ...renderEditorsPost(post, wording), rows };
  return { message, mention: null, files: post.kind === 'week' ? [await pictureOf(post.figures)] : [] };
}

/** Of answered, not covered, failed: told apart by people who don't see all colours (Okabe and Ito 2008). */
const partColours = ['#0072b2', '#e69f00', '#333333'];
const pictureWidth = 1_080;

/** The renderer is loaded where a picture is drawn. */
async function pictureOf({ days }: WeekFigures): Promise<ChannelPost['files'][number]> {
  const [{ stackedBars }, { svgToPng }] = await Promise.all([
    import('../plot/stacked-bars.ts'),
    import('../plot/svg-to-png.ts'),
  ]);
  const bars = days.map(({ day, answered, notCovered, failed }) => ({
    label: Number(day.slice(-2)),
    parts: [answered, notCovered, failed],
  }));
  return { name: 'week.png', type: 'image/png', data: await svgToPng(stackedBars(bars, partColours), pictureWidth) };
}
