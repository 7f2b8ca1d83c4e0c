import { backup, DatabaseSync } from 'node:sqlite';

/** A program of its own: copies a database in one of SQLite's ways. `node copy-database.ts backup|vacuum FROM TO` */

const [way, from = '', to = ''] = process.argv.slice(2);
const database = new DatabaseSync(from, { readOnly: true });
if (way === 'vacuum') database.prepare('VACUUM INTO ?').run(to);
else await backup(database, to, { rate: 1_000 });
database.close();
