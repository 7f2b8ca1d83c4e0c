/** Errors that are for the person who called: their message says all, a stack would say nothing. */
const plainErrors = new Set([
  'ConfigError',
  'CorpusError',
  'ImportError',
  'SourcesFileError',
  'DataSetError',
  'DataFolderError',
  'DatabaseError',
  'ArchiveError',
  'BackupError',
  'DiscordError',
  'PageError',
]);

/** Whether an error's message is all that the person who called needs. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && plainErrors.has(error.name);
}
