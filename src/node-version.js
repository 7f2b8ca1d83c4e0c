// Loaded before anything else and in plain JavaScript, so that an old Node can read it and say what is wrong.
import module from 'node:module';

const needed = 24;
const running = Number(process.versions.node.split('.')[0]);
if (running < needed) {
  process.stderr.write(
    `Dateline needs Node ${needed} or newer; this is Node ${process.versions.node}. ` +
      'Run "npm install": it brings the right one for every npm script. Or install it from https://nodejs.org.\n',
  );
  process.exit(1);
}
// What was compiled once is kept in the system's temporary folder: the next start is a good tenth of a second shorter.
module.enableCompileCache();
