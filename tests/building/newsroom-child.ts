// A newsroom that takes its coverage in until it is killed, or told to end: `running-newsroom.ts` starts it.
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';

const config = readConfig(process.env);
const newsroom = await Newsroom.open(config, config, (line) => process.stderr.write(`${line}\n`));
newsroom.watch({ everyMs: 50 });
process.stderr.write('It takes the coverage in.\n');
process.once('SIGTERM', () => void newsroom.close().then(() => process.exit()));
