import { openState } from '../../src/store/sqlite/open-state.ts';

/** Takes a lease at a moment, says so, and then holds on until it is killed. */
const [dataDir = '', forMs = '', at = ''] = process.argv.slice(2);
const state = openState(dataDir);
const isHeld = await state.leases.take('ingest', 'the one that is killed', Number(forMs), new Date(at));
process.stdout.write(isHeld ? 'held\n' : 'refused\n');
setInterval(() => {}, 60_000);
