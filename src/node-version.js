// Loaded before anything else and in plain JavaScript, so that an old Node can read it and say what is wrong.
const needed = 24;
const running = Number(process.versions.node.split('.')[0]);
if (running < needed) {
  process.stderr.write(
    `Dateline needs Node ${needed} or newer; this is Node ${process.versions.node}. ` +
      'Run "npm install": it brings the right one for every npm script. Or install it from https://nodejs.org.\n',
  );
  process.exit(1);
}
