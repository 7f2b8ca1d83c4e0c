/** The folder that `CORPUS_DIR` names. */
export const corpusSource = 'folder';
/** Before the absolute path of a file that was imported. */
export const importPrefix = 'import:';
/** Before the name of an outlet that is played; no source of the sources' file can be called so. */
export const playedPrefix = '(played) ';
