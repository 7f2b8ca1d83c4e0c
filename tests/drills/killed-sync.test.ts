import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { contentsOf, freshContents, integrityOf, timeZone } from '../building/archive.ts';
import { temporaryFolder } from '../building/folder.ts';
import { createRandom } from '../building/prose.ts';

const kills = 12;
/** How far into its syncs the program may come before it is killed. */
const longestLifeMs = 120;

test(
  'kill -9 in the middle of a sync, at many random moments: after a restart the archive is whole',
  {
    timeout: 60_000,
  },
  async () => {
    const corpus = temporaryFolder();
    const dataDir = temporaryFolder();
    const random = createRandom(20_260_203);
    let inTheMiddle = 0;
    for (let kill = 0; kill < kills; kill++) {
      const program = spawn(process.execPath, [join(import.meta.dirname, 'restless.ts'), corpus, dataDir, `${kill}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(program.stdout, 'data');
      // The one place where time itself is what is tested.
      await passed(random() * longestLifeMs);
      program.kill('SIGKILL');
      await once(program, 'close');

      expect(integrityOf(dataDir)).toBe('ok');
      const { writer, rebuilt, indexRebuilt } = open(dataDir, timeZone);
      expect([rebuilt, indexRebuilt]).toEqual([null, null]);
      const { added, changed, removed } = await syncFolder(writer, corpus);
      if (added + changed + removed > 0) inTheMiddle++;
      expect(await syncFolder(writer, corpus)).toMatchObject({ added: 0, changed: 0, removed: 0 });
      writer.close();
      expect(contentsOf(dataDir)).toEqual(await freshContents(corpus));
    }
    // Otherwise this would be a test of nothing.
    expect(inTheMiddle).toBeGreaterThan(kills / 2);
  },
);
