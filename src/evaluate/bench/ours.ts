import type { Question } from '../../coverage/question.ts';
import { ArchiveReader } from '../../index/archive-reader.ts';
import { openArchive } from '../../index/open-archive.ts';
import { calendarIn } from '../../language/calendar.ts';
import { createLibrary } from '../../retrieve/library.ts';
import { importFile } from '../../sources/jsonl.ts';
import { openStoreForReading } from '../../store/sqlite/database.ts';
import { questionOf } from '../ask-question.ts';
import { type Contestant, hitLimit, type TimedQuestion } from './contestant.ts';

const calendar = calendarIn('UTC');

/** Ours as `/ask` has it: judged, folded, with evidence chosen. */
export const ours: Contestant = {
  async build(corpus, dir) {
    const { writer } = openArchive(dir, calendar.timeZone);
    await importFile(writer, corpus, { again: false, begun: async () => {}, progress: () => {} });
    writer.close();
  },
  async open(dir) {
    const { published, writer } = openArchive(dir, calendar.timeZone);
    writer.close();
    const library = createLibrary(new ArchiveReader(openStoreForReading(dir), published), calendar);
    const asked = ({ text, asOf }: TimedQuestion): Question => questionOf({ text, asOf }, calendar);
    return {
      async ask(question) {
        const evidence = await library.retrieve(asked(question));
        return evidence.sources.map(({ article }) => article.id);
      },
      async articles(question) {
        const hits = await library.search(asked(question), hitLimit);
        return hits.map(({ article }) => article);
      },
    };
  },
};
