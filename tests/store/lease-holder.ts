import { openStateIn } from '../../src/store/open-state-in.ts';

/** Takes a lease at a moment, says so, and then holds on until it is killed. */
const [dataDir = '', url = '', forMs = '', at = ''] = process.argv.slice(2);
const state = await openStateIn(dataDir, url === '' ? null : url);
const isHeld = await state.leases.take('ingest', 'the one that is killed', Number(forMs), new Date(at));
process.stdout.write(isHeld ? 'held\n' : 'refused\n');
setInterval(() => {}, 60_000);
