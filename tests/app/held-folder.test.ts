import { expect, test } from 'vitest';
import { holdFolder } from '../../src/app/held-folder.ts';
import { calendar } from '../building/archive.ts';
import { temporaryFolder } from '../building/folder.ts';

const config = { databaseUrl: null, timeZone: calendar.timeZone };

/** A state that can't be closed, as on a disk that fails. */
const unclosable = async (state: { close: () => Promise<void> }): Promise<void> => {
  const { close } = state;
  Object.assign(state, { close: () => close().then(() => Promise.reject(new Error('It can’t be closed.'))) });
};

test('where opening fails and closing as well, the first failure is told, and the folder is free', async () => {
  const folder = temporaryFolder();
  const refused = holdFolder(
    folder,
    config,
    () => {},
    async (state) => {
      await unclosable(state);
      throw new Error('It is somebody else’s.');
    },
  );
  await expect(refused).rejects.toThrow('It is somebody else’s.');
  const held = await holdFolder(folder, config, () => {}, unclosable);
  await expect(held.giveBack()).rejects.toThrow('It can’t be closed.');
  await (await holdFolder(folder, config, () => {})).giveBack();
});
