/** What whoever runs a command is told of what it asks of the coverage, in English, as all of the terminal. */
export const errandWords = {
  importing: (file: string): string => `importing ${file}`,
  pages: (pages: number, url: string): string => `${pages} pages, now ${url}`,
  fileGone: (file: string): string => `${file}: the copy that was handed in is gone. Run the same again.`,
  forgotten: (file: string, removed: number | null): string =>
    removed === null ? `${file} was never imported.` : `${file}: ${removed} articles removed.`,
  backfillFailed: (address: string, reason: string): string =>
    `${address}: ${reason}. What came so far is in; run the same again later and it goes on.`,
  cutOff: 'Cut off. What came so far is in; run the same again and it goes on.',
  unknownSource: (id: string): string => `There is no source ${id}. npm run sources lists them.`,
  notNamed: (id: string, file: string): string => `${file} names no source ${id}. npm run sources lists them.`,
  stillNamed: (id: string, file: string, reason: string): string =>
    `${id} stands in ${file}, which the process that takes the coverage in can't write (${reason}). Take it out there, and run the same again: nothing was removed.`,
  takenOut: (id: string, articles: number): string => `${id}: taken out with its ${articles} articles.`,
  nothingHeld: (id: string): string =>
    `No changes of ${id} are held, so there is nothing to let through. npm run sources lists what is.`,
  accepted: (id: string): string => `What is held of ${id} goes through with its next poll.`,
  copying: (what: string): string => `handing over ${what}`,
  handedIn: (what: string): string =>
    `The bot is running: ${what} is handed to the process that takes the coverage in. It is done even if this command ends.`,
  handedInWhile: (what: string): string =>
    `The bot is running: ${what} is handed to the process that takes the coverage in. Ctrl+C ends it there, too.`,
  goesOn: (what: string): string => `${what} goes on without this command. Run the same again to see how far it is.`,
  notHandedIn: (files: readonly string[]): string => `Not handed over: ${files.join(', ')}.`,
  waiting: 'No process has begun with it yet: it waits until one takes the coverage in. Ctrl+C leaves it there.',
  isWithdrawn: (what: string): string => `${what} was withdrawn by another command.`,
  itself: 'No process takes the coverage in any more: this command does it itself.',
  asked: (what: string): string => `A command asks: ${what}.`,
  cantBeDone: (what: string, reason: string): string =>
    `${what} can't be done now: ${reason} It is tried again every minute.`,
};
